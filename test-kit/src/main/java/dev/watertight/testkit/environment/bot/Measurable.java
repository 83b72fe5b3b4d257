package dev.watertight.testkit.environment.bot;

import java.util.Collection;

/** A process whose open things can be counted. */
public interface Measurable {
  /** What messages call it. */
  String name();

  /**
   * What it holds now. What cannot be measured here is in the reading as not measured, with the
   * reason.
   */
  Reading measure(Collection<Kind> kinds);

  /** All kinds that are measured of a process. */
  default Reading measure() {
    return measure(Kind.OF_A_PROCESS);
  }

  /** The JVM that runs this code. */
  static Measurable thisJvm() {
    return ProcessMeter.ofThisJvm();
  }
}
