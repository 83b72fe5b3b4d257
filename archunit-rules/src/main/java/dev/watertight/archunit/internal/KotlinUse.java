package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import java.util.List;
import java.util.stream.Stream;

/**
 * Kotlin's {@code use { }}, which is inlined and ends with a call that takes any closeable: what it
 * closes is among what the code around it makes or gets from others, and else what it reads.
 */
final class KotlinUse {
  private static final String END = "closeFinally";

  private final List<JavaClass> closed;

  /** Such calls in some code. */
  KotlinUse(JavaCodeUnit unit) {
    List<JavaClass> given = given(unit).toList();
    List<JavaClass> closeable = given.stream().filter(KotlinUse::isCloseable).toList();
    boolean maybeRead = closeable.isEmpty() && given.stream().noneMatch(KotlinUse::isUnknown);
    closed = maybeRead ? read(unit).toList() : closeable;
  }

  static boolean isEnd(JavaAccess<?> access) {
    return access.getName().equals(END) && mayEnd(access.getTargetOwner());
  }

  static boolean mayEnd(JavaClass owner) {
    return owner.getPackageName().startsWith("kotlin.");
  }

  /** Whether what they close may be of a type. */
  boolean mayClose(JavaClass type) {
    return closed.stream().anyMatch(each -> areRelated(each, type));
  }

  private static Stream<JavaClass> given(JavaCodeUnit unit) {
    return unit.getCallsFromSelf().stream()
        .map(
            call ->
                call instanceof JavaConstructorCall
                    ? call.getTargetOwner()
                    : ((CodeUnitAccessTarget) call.getTarget()).getRawReturnType());
  }

  private static Stream<JavaClass> read(JavaCodeUnit unit) {
    return Stream.concat(
        unit.getRawParameterTypes().stream(),
        unit.getFieldAccesses().stream()
            .filter(access -> access.getAccessType() == AccessType.GET)
            .map(JavaFieldAccess::getTarget)
            .map(field -> field.getRawType()));
  }

  private static boolean isCloseable(JavaClass type) {
    return type.isAssignableTo(AutoCloseable.class);
  }

  /** Whether the class path of the test lacks it, so that nothing is known of what it is. */
  private static boolean isUnknown(JavaClass type) {
    return !type.isInterface()
        && !type.isPrimitive()
        && !type.isArray()
        && !type.getName().equals("java.lang.Object")
        && type.getRawSuperclass().isEmpty();
  }

  private static boolean areRelated(JavaClass one, JavaClass other) {
    return one.isAssignableTo(other.getName()) || other.isAssignableTo(one.getName());
  }
}
