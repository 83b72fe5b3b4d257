package dev.watertight.states;

import dev.watertight.model.Annotation;
import dev.watertight.model.Expr;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Answer;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Advice that clears dialog state when a method around which it runs throws. Thread-safe. */
final class Aspects {
  private static final List<String> THROWN = List.of("AfterThrowing", "After");

  private final World world;
  private final Bodies bodies;
  private final Callers callers;
  private final Clearing clearing;
  private final Catching catching;
  private volatile @Nullable List<Advice> advice;

  Aspects(World world, Bodies bodies, Callers callers, Clearing clearing, Catching catching) {
    this.world = world;
    this.bodies = bodies;
    this.callers = callers;
    this.clearing = clearing;
    this.catching = catching;
  }

  private record Advice(String pointcut, TypeDecl aspect, Typing typing) {}

  /** Whether the failure of a method is made up for by an aspect, or may be. */
  boolean clearsFor(MethodInfo method, MethodDecl declaration) {
    List<Advice> known = advice;
    if (known == null) {
      known = find();
      advice = known;
    }
    if (known.isEmpty()) {
      return false;
    }
    Bodies.Found found = bodies.find(method);
    Pointcut.Method described =
        new Pointcut.Method(
            method.name(),
            method.parameters().size(),
            world.hierarchy(method.owner()),
            declaration.annotations(),
            found == null ? List.of() : found.type().annotations());
    return known.stream()
        .anyMatch(a -> Pointcut.covers(a.pointcut, described, name -> named(name, a)) != Answer.NO);
  }

  private static @Nullable String named(String name, Advice advice) {
    return advice
        .aspect
        .methods()
        .filter(m -> m.name().equals(name.substring(name.lastIndexOf('.') + 1)))
        .map(m -> pointcut(m, "Pointcut", advice.typing))
        .findFirst()
        .orElse(null);
  }

  private List<Advice> find() {
    List<Advice> found = new ArrayList<>();
    for (SourceFile file : callers.aspects()) {
      Typing typing = bodies.typing(file);
      file.types().forEach(type -> in(type, typing, found));
    }
    return List.copyOf(found);
  }

  private void in(TypeDecl type, Typing typing, List<Advice> found) {
    for (Member member : type.members()) {
      if (member instanceof TypeDecl nested) {
        in(nested, typing, found);
      } else if (member instanceof MethodDecl method) {
        String pointcut = clearing(method, typing);
        if (pointcut != null) {
          found.add(new Advice(pointcut, type, typing));
        }
      }
    }
  }

  /** The pointcut of advice that clears after a failure; null for another method. */
  private @Nullable String clearing(MethodDecl method, Typing typing) {
    Stmt.Block body = method.body();
    if (body == null) {
      return null;
    }
    for (String kind : THROWN) {
      String pointcut = pointcut(method, kind, typing);
      if (pointcut != null) {
        return clearing.in(body, typing) ? pointcut : null;
      }
    }
    String around = pointcut(method, "Around", typing);
    return around != null && clearsWhatFails(body, typing) ? around : null;
  }

  /** Whether a catch of whatever the call around which it runs throws clears, on some way. */
  private boolean clearsWhatFails(Stmt.Block body, Typing typing) {
    boolean[] clears = {false};
    Nodes.statements(
        body,
        s -> {
          if (s instanceof Stmt.Try attempt && proceeds(attempt.body())) {
            Stmt after = attempt.finallyBlock();
            clears[0] |= after != null && clearing.in(after, typing);
            clears[0] |=
                attempt.catches().stream()
                    .filter(c -> catching.catches(c, Type.UNKNOWN, typing))
                    .anyMatch(c -> clearing.in(c.body(), typing));
          }
        });
    return clears[0];
  }

  private static boolean proceeds(Stmt body) {
    boolean[] found = {false};
    Nodes.expressions(
        body, true, e -> found[0] |= e instanceof Expr.Call call && call.name().equals("proceed"));
    return found[0];
  }

  private static @Nullable String pointcut(MethodDecl method, String kind, Typing typing) {
    for (Annotation annotation : method.annotations()) {
      if (annotation.simpleName().equals(kind)) {
        Expr text = annotation.values().get("pointcut");
        text = text == null ? annotation.values().get("value") : text;
        return text != null && typing.constant(text) instanceof String pointcut ? pointcut : null;
      }
    }
    return null;
  }
}
