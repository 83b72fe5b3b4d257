package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which of the application's calls make something that has to be closed, as {@link Resources} says.
 * Thread-safe: only read once it is made.
 */
final class Creations {
  private final Map<JavaAccess<?>, Made> made = new HashMap<>();
  private final Map<JavaAccess<?>, Made> stateful = new HashMap<>();
  private final boolean later;

  Creations(Calls calls, Resources resources) {
    calls
        .onTypes(resources::mayMake)
        .forEach(
            access -> {
              Optional<Made> found = resources.made(access);
              found.ifPresent(each -> made.put(access, each));
              resources.madeStateful(access, found).ifPresent(each -> stateful.put(access, each));
            });
    later = calls.onTypes(resources::mayMake).anyMatch(resources::makesLater);
  }

  /** The code that makes something, whether it lasts or not. */
  Stream<JavaCodeUnit> makers() {
    return made.keySet().stream().map(JavaAccess::getOrigin);
  }

  /** The code that makes something that lasts and has to be released. */
  Stream<JavaCodeUnit> makersOfStateful() {
    return stateful.keySet().stream().map(JavaAccess::getOrigin);
  }

  boolean areNone() {
    return made.isEmpty() && stateful.isEmpty() && !later;
  }

  /** What a call makes that the caller owns. */
  Optional<Made> made(JavaAccess<?> access) {
    return Optional.ofNullable(made.get(access));
  }

  /** What a call makes, if that lasts and has to be released. */
  Optional<Made> stateful(JavaAccess<?> access) {
    return Optional.ofNullable(stateful.get(access));
  }
}
