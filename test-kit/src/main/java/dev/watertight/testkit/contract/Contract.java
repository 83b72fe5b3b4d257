package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/**
 * Numbered rules that a storage or bot has to keep. Each is a JUnit test, {@code <number>_<claim>},
 * and has a heading in the page of its contract. {@link #verify()} tries them without JUnit.
 *
 * @param <C> what may be denied
 */
public abstract class Contract<C extends Enum<C>> {
  Contract() {}

  /** Hook: what is promised; all unless overridden. */
  protected Promises<C> promises() {
    return Promises.all();
  }

  /** Code that throws an {@link AssertionError} if a rule does not hold. */
  interface Check {
    void run() throws Exception;
  }

  /**
   * Tries a rule, which the test that calls this is named after.
   *
   * @throws AssertionError if it does not hold, or is waived and holds
   * @throws TestAbortedException if it is waived and does not hold
   */
  final void holds(Rule rule, Check check) throws Exception {
    String waiver = checkedPromises().waiver(rule.id()).orElse(null);
    if (waiver == null) {
      check.run();
      return;
    }
    try {
      check.run();
    } catch (AssertionError e) {
      throw new TestAbortedException(
          "%s does not hold, and is waived: %s. %s".formatted(rule, waiver, firstLine(e)));
    }
    throw new AssertionError(
        "%s holds, but is waived (%s). Delete the waiver, so that it stays so."
            .formatted(rule, waiver));
  }

  /** Whom failures name: the class that the team wrote. */
  String subject() {
    return nameOf(getClass());
  }

  static String nameOf(Class<?> type) {
    return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
  }

  /** The failure of a rule, as it is told. */
  final AssertionError broken(Rule rule, String why, String evidence, Throwable cause) {
    AssertionError broken =
        new AssertionError(
            "%s does not hold for %s: %s\n%s\nWhy it matters and what to do: %s"
                .formatted(rule, subject(), why, evidence, rule.page()));
    if (cause instanceof AssertionError) {
      // All that it says is said; a second copy below the first would be read again.
      broken.setStackTrace(cause.getStackTrace());
    } else {
      broken.initCause(cause);
    }
    return broken;
  }

  /** What a failure says without its evidence, which is told once, with all else. */
  static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  /** The promises, which name only what there is. */
  final Promises<C> checkedPromises() {
    Promises<C> promises = promises();
    if (promises == null) {
      throw new EnvironmentException(
          "promises() of %s returned null. Return Promises.all(), or what is left of it."
              .formatted(getClass().getName()));
    }
    for (String waived : promises.waived()) {
      if (!Rule.isKnown(waived)) {
        throw new EnvironmentException(
            "promises() of %s waives %s, which is no rule. The rules are %s."
                .formatted(getClass().getName(), waived, Rule.numbers()));
      }
    }
    return promises;
  }

  /** The rule that a test of this contract is named after: the test that is calling. */
  static Rule callingRule() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .filter(frame -> Rule.isName(frame.getMethodName()))
                    .map(frame -> Rule.named(frame.getDeclaringClass(), frame.getMethodName()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("not called by a rule")));
  }

  /**
   * Tries all rules, one after the other.
   *
   * @return what came of each
   * @throws AssertionError with the failures of all that do not hold
   */
  public final ContractReport verify() {
    List<AssertionError> failures = new ArrayList<>();
    Together together = together();
    try {
      return report(lines(failures), failures);
    } finally {
      together.close();
    }
  }

  /** What rules share that are tried one after the other, until it is closed. */
  interface Together {
    void close();
  }

  /** Lets rules that are tried from now on share what they can. */
  Together together() {
    return () -> {};
  }

  /**
   * Tries one rule.
   *
   * @param rule its number, such as {@code TTL1}
   * @return what came of it
   * @throws AssertionError if it does not hold
   */
  public final ContractReport verify(String rule) {
    return verify(subject(), List.of(this), rule);
  }

  /** Tries the one of these contracts' rules that has this number. */
  static ContractReport verify(String subject, List<? extends Contract<?>> contracts, String rule) {
    List<String> known = new ArrayList<>();
    for (Contract<?> contract : contracts) {
      for (Method method : Rule.methods(contract.getClass())) {
        String id = Rule.of(method).id();
        if (id.equals(rule)) {
          List<AssertionError> failures = new ArrayList<>();
          return report(List.of(contract.line(method, failures)), failures);
        }
        known.add(id);
      }
    }
    throw new EnvironmentException(
        "verify(\"%s\"): %s has no such rule. It has %s.".formatted(rule, subject, known));
  }

  /** Tries all rules; what does not hold is added to the failures. */
  final List<ContractReport.Line> lines(List<AssertionError> failures) {
    List<ContractReport.Line> lines = new ArrayList<>();
    for (Method method : Rule.methods(getClass())) {
      lines.add(line(method, failures));
    }
    return lines;
  }

  /** The report, or the failure if there are some. */
  static ContractReport report(List<ContractReport.Line> lines, List<AssertionError> failures) {
    ContractReport report = new ContractReport(lines);
    if (!failures.isEmpty()) {
      AssertionError all = new AssertionError(report.toString());
      failures.forEach(all::addSuppressed);
      throw all;
    }
    return report;
  }

  private ContractReport.Line line(Method method, List<AssertionError> failures) {
    Rule rule = Rule.of(method);
    try {
      method.setAccessible(true);
      method.invoke(this);
      return new ContractReport.Line(rule.toString(), ContractReport.Verdict.KEPT, "");
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof TestAbortedException waived) {
        return new ContractReport.Line(
            rule.toString(),
            waived instanceof NotApplicable
                ? ContractReport.Verdict.NOT_APPLICABLE
                : ContractReport.Verdict.WAIVED,
            String.valueOf(waived.getMessage()));
      }
      if (e.getCause() instanceof AssertionError failure) {
        failures.add(failure);
        return new ContractReport.Line(
            rule.toString(), ContractReport.Verdict.BROKEN, String.valueOf(failure.getMessage()));
      }
      if (e.getCause() instanceof RuntimeException other) {
        throw other;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
