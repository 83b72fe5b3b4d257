package dev.watertight.analysis;

import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells the types whose objects close themselves when something happens to them: a callback such as
 * {@code onMessage} or {@code onFailure} leads to a closer of its own object.
 */
final class SelfClosing {
  private final Map<String, List<Stmt.Block>> bodies = new HashMap<>();

  /** Takes in what a class declares; its superclasses are asked as well where they are added. */
  void add(TypeDecl type) {
    type.methods()
        .forEach(
            m -> {
              if (m.body() != null && !m.isStatic() && !m.isConstructor()) {
                bodies.computeIfAbsent(m.name(), name -> new ArrayList<>()).add(m.body());
              }
            });
  }

  boolean holds() {
    Deque<String> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    bodies.keySet().stream().filter(SelfClosing::isCallback).filter(seen::add).forEach(open::push);
    while (!open.isEmpty()) {
      for (String called : calledByItself(open.pop())) {
        if (ResourceFacts.isClosing(called)) {
          return true;
        }
        if (bodies.containsKey(called) && seen.add(called)) {
          open.push(called);
        }
      }
    }
    return false;
  }

  private static boolean isCallback(String name) {
    return name.length() > 2 && name.startsWith("on") && Character.isUpperCase(name.charAt(2));
  }

  private Set<String> calledByItself(String method) {
    Set<String> called = new HashSet<>();
    for (Stmt.Block body : bodies.getOrDefault(method, List.of())) {
      Nodes.expressions(
          body,
          true,
          e -> {
            if (e instanceof Expr.Call call
                && (call.target() == null
                    || call.target() instanceof Expr.This
                    || call.target() instanceof Expr.Super && !call.name().equals(method))) {
              called.add(call.name());
            }
          });
    }
    return called;
  }
}
