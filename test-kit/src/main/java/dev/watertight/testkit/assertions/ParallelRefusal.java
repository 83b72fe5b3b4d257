package dev.watertight.testkit.assertions;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.commons.support.AnnotationSupport;

/** Refuses a guard where other tests may run at the same time, whose things it would report. */
final class ParallelRefusal {
  private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";
  private static final String DEFAULT_MODE = "junit.jupiter.execution.parallel.mode.default";
  private static final String CLASSES_MODE =
      "junit.jupiter.execution.parallel.mode.classes.default";

  private ParallelRefusal() {}

  static void check(ExtensionContext context) {
    if (isOn(context, PARALLEL, "true") && isConcurrent(context) && !isAlone(context)) {
      throw new ExtensionConfigurationException(
          "LeakGuard on "
              + context.getRequiredTestClass().getName()
              + " cannot tell its leaks from what other tests have open, since JUnit runs tests at the same time ("
              + PARALLEL
              + "=true). Put @Isolated on the class, or @ResourceLock(Resources.GLOBAL), so that it runs alone.");
    }
  }

  /** Of this class, or of the others by default: then they run beside it. */
  private static boolean isConcurrent(ExtensionContext context) {
    return context.getExecutionMode() == ExecutionMode.CONCURRENT
        || isOn(context, DEFAULT_MODE, "concurrent")
        || isOn(context, CLASSES_MODE, "concurrent");
  }

  private static boolean isOn(ExtensionContext context, String parameter, String value) {
    return context.getConfigurationParameter(parameter).filter(value::equalsIgnoreCase).isPresent();
  }

  private static boolean isAlone(ExtensionContext context) {
    for (Optional<ExtensionContext> at = Optional.of(context);
        at.isPresent();
        at = at.get().getParent()) {
      if (at.get().getElement().filter(ParallelRefusal::isAlone).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAlone(AnnotatedElement element) {
    return AnnotationSupport.isAnnotated(element, Isolated.class)
        || AnnotationSupport.findRepeatableAnnotations(element, ResourceLock.class).stream()
            .anyMatch(
                lock ->
                    lock.value().equals(Resources.GLOBAL)
                        && lock.mode() == ResourceAccessMode.READ_WRITE);
  }
}
