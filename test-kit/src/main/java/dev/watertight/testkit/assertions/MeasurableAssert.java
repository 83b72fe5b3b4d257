package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.ConnectionSource;
import dev.watertight.testkit.environment.bot.Amount;
import dev.watertight.testkit.environment.bot.Kind;
import dev.watertight.testkit.environment.bot.Measurable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What can be asserted of a process that is measured. */
public final class MeasurableAssert extends AbstractAssert<MeasurableAssert, Measurable> {
  private final List<ConnectionSource> servers = new ArrayList<>();
  private Collection<Kind> kinds = Kind.OF_A_PROCESS;
  private boolean required;

  MeasurableAssert(Measurable actual) {
    super(actual, MeasurableAssert.class);
  }

  /** Counts the connections of that server as well. */
  public MeasurableAssert withConnectionsOf(ConnectionSource server) {
    servers.add(server);
    return this;
  }

  /**
   * Looks at these kinds alone, each of which then has to be measured: one that cannot be fails the
   * assertion, whereas by default it is only told.
   */
  public MeasurableAssert lookingAt(Kind... newKinds) {
    kinds = List.of(newKinds);
    required = true;
    return this;
  }

  /**
   * Does an operation again and again, and passes if nothing of the process keeps growing. Prints
   * what could not be measured.
   *
   * @param warmUp operations that do not count
   * @param operations of each round; what leaks less often than once in a third of them is not seen
   * @see #isFlatAfter(Soak, ThrowingCallable)
   */
  public MeasurableAssert isFlatAfter(int warmUp, int operations, ThrowingCallable operation) {
    return isFlatAfter(Soak.ofOperations(operations).afterWarmUp(warmUp), operation);
  }

  /**
   * Does an operation again and again, and passes if nothing of the process keeps growing. Prints
   * what could not be measured.
   *
   * @throws AssertionError with the figures and what they are made of if something does, if the
   *     operation throws, or if nothing can be measured
   */
  public MeasurableAssert isFlatAfter(Soak soak, ThrowingCallable operation) {
    isNotNull();
    Flatness flatness = flatness(soak, operation);
    if (!flatness.isFlat()) {
      throw new AssertionError(described(flatness.toString()));
    }
    flatness
        .notMeasured()
        .forEach(
            (kind, reason) ->
                System.out.println(
                    "watertight: " + kind + " of " + actual.name() + " not measured: " + reason));
    return this;
  }

  /**
   * Does the same and tells what came of it, for who judges by other means.
   *
   * @throws AssertionError if the operation throws, or if nothing can be measured
   */
  public Flatness flatness(Soak soak, ThrowingCallable operation) {
    isNotNull();
    List<Kind> all = new ArrayList<>(kinds);
    servers.forEach(server -> all.add(Kind.connectionsOf(server.name())));
    Measurable measured = servers.isEmpty() ? actual : new WithServers(actual, servers);
    return new FlatnessRun(measured, soak, operation).run(all, required);
  }

  /**
   * Passes if the process holds no more of a kind than that.
   *
   * @throws AssertionError with what it holds if that is more, or with the reason if it cannot be
   *     measured
   */
  public MeasurableAssert hasAtMost(long most, Kind kind) {
    isNotNull();
    Measurable measured = servers.isEmpty() ? actual : new WithServers(actual, servers);
    Amount amount = measured.measure(List.of(kind)).amount(kind);
    if (amount instanceof Amount.NotMeasured not) {
      throw new AssertionError(
          described(kind + " of " + actual.name() + " could not be measured: " + not.reason()));
    }
    Amount.Measured held = (Amount.Measured) amount;
    if (held.total() > most) {
      throw new AssertionError(
          described(
              "Expecting "
                  + actual.name()
                  + " to hold at most "
                  + most
                  + " "
                  + kind
                  + ", but it holds "
                  + held.total()
                  + ":"
                  + Items.listed(kind, held.items())));
    }
    return this;
  }

  private String described(String message) {
    String description = descriptionText();
    return description.isEmpty() ? message : "[" + description + "] " + message;
  }
}
