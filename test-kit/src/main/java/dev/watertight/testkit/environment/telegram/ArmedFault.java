package dev.watertight.testkit.environment.telegram;

import dev.watertight.testkit.internal.telegram.Fault;

/** A fault that waits for the calls that it is to hit. */
public final class ArmedFault {
  private final Waiting waiting;
  private final Fault fault;

  ArmedFault(Waiting waiting, Fault fault) {
    this.waiting = waiting;
    this.fault = fault;
  }

  /** How many calls it has hit so far. */
  public int used() {
    return waiting.telegram().monitor().locked(fault::used);
  }

  /** Waits until it has hit as many calls as it was armed for. */
  public void awaitUsed() {
    waiting.until(() -> !fault.isPending(), () -> "No call met the fault: " + fault.shown());
  }

  /** Waits until it has hit a call. */
  public void awaitFirstUse() {
    waiting.until(() -> fault.used() > 0, () -> "No call met the fault: " + fault.shown());
  }

  /** Lets the answers go that {@link FaultPlan#hold()} holds. */
  public void release() {
    waiting.telegram().monitor().run(fault::release);
  }
}
