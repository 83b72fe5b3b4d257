package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who calls whom among imported classes. A call of a method may mean each that overrides it; the
 * body of a lambda belongs to the method that has it; who makes an object of an imported class may
 * have its {@code run()} or the like called, where that is declared by the JDK or Kotlin. Not
 * thread-safe.
 */
public final class CallGraph {
  private final Set<JavaClass> classes;
  private final Map<String, List<JavaCodeUnit>> overriding = new HashMap<>();
  private final Map<JavaCodeUnit, Set<JavaCodeUnit>> callees = new HashMap<>();
  private final Map<JavaCodeUnit, Set<JavaCodeUnit>> callers = new HashMap<>();

  CallGraph(Collection<JavaClass> classes, Calls calls) {
    this.classes = new HashSet<>(classes);
    for (JavaCodeUnit unit : calls.units()) {
      calls.of(unit).forEach(this::add);
    }
  }

  private void add(JavaAccess<?> access) {
    CodeUnitAccessTarget target = (CodeUnitAccessTarget) access.getTarget();
    JavaCodeUnit caller = access.getOrigin();
    if (classes.contains(target.getOwner())) {
      target.resolveMember().ifPresent(member -> addMember(caller, member));
    }
    overriding(target).forEach(member -> add(caller, member));
    if (KotlinUse.isEnd(access)) {
      closedByUse(caller, target);
    }
  }

  private void add(JavaCodeUnit caller, JavaCodeUnit callee) {
    callees.computeIfAbsent(caller, x -> new LinkedHashSet<>()).add(callee);
    callers.computeIfAbsent(callee, x -> new LinkedHashSet<>()).add(caller);
  }

  private void closedByUse(JavaCodeUnit unit, CodeUnitAccessTarget target) {
    KotlinUse use = new KotlinUse(unit);
    for (JavaClass closeable : target.getRawParameterTypes()) {
      if (Types.CLOSEABLE.contains(closeable.getName())) {
        closeable.getAllSubclasses().stream()
            .filter(use::mayClose)
            .forEach(heir -> heir.tryGetMethod("close").ifPresent(close -> add(unit, close)));
      }
    }
  }

  private void addMember(JavaCodeUnit caller, JavaCodeUnit member) {
    add(caller, member);
    if (member instanceof JavaConstructor) {
      for (JavaMethod method : member.getOwner().getMethods()) {
        if (isCallback(method)) {
          add(caller, method);
        }
      }
    }
  }

  private List<JavaCodeUnit> overriding(CodeUnitAccessTarget target) {
    JavaClass owner = target.getOwner();
    // Of other types of libraries the heirs in a project have nothing in common.
    if (target.getName().startsWith("<")
        || owner.getSubclasses().isEmpty()
        || !(classes.contains(owner) || Types.CLOSEABLE.contains(owner.getName()))) {
      return List.of();
    }
    return overriding.computeIfAbsent(target.getFullName(), x -> findOverriding(target));
  }

  private static List<JavaCodeUnit> findOverriding(CodeUnitAccessTarget target) {
    List<JavaCodeUnit> overriding = new ArrayList<>();
    List<String> parameters =
        target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    for (JavaClass heir : target.getOwner().getAllSubclasses()) {
      heir.tryGetCodeUnitWithParameterTypeNames(target.getName(), parameters)
          .filter(unit -> !unit.getModifiers().contains(JavaModifier.STATIC))
          .ifPresent(overriding::add);
    }
    return overriding;
  }

  /** Whether the JDK calls a method of an object that it is given, a thread or a task. */
  private static boolean isCallback(JavaMethod method) {
    if (method.getModifiers().contains(JavaModifier.STATIC)
        || method.getModifiers().contains(JavaModifier.PRIVATE)) {
      return false;
    }
    String name = method.getName();
    return (name.equals("run")
            || name.equals("call")
            || name.equals("invoke")
            || name.equals("accept"))
        && method.getOwner().getAllClassesSelfIsAssignableTo().stream()
            .anyMatch(
                type ->
                    (type.getPackageName().startsWith("java.")
                            || type.getPackageName().startsWith("kotlin."))
                        && !type.getName().equals("java.lang.Object"));
  }

  /** What is run when some of these are, themselves included. */
  public Set<JavaCodeUnit> reachedFrom(Collection<JavaCodeUnit> roots) {
    return closure(roots, callees);
  }

  /** What may lead to some of these, themselves included. */
  public Set<JavaCodeUnit> leadingTo(Collection<JavaCodeUnit> units) {
    return closure(units, callers);
  }

  /** Who calls it, or names it as a method reference. */
  public Set<JavaCodeUnit> callersOf(JavaCodeUnit unit) {
    return Collections.unmodifiableSet(callers.getOrDefault(unit, Set.of()));
  }

  private static Set<JavaCodeUnit> closure(
      Collection<JavaCodeUnit> from, Map<JavaCodeUnit, Set<JavaCodeUnit>> edges) {
    Set<JavaCodeUnit> seen = new HashSet<>(from);
    Deque<JavaCodeUnit> next = new ArrayDeque<>(from);
    while (!next.isEmpty()) {
      for (JavaCodeUnit each : edges.getOrDefault(next.poll(), Set.of())) {
        if (seen.add(each)) {
          next.add(each);
        }
      }
    }
    return seen;
  }
}
