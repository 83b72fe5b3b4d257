package dev.watertight.project;

import dev.watertight.model.Expr;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Typing;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which constructors of a class run some of its code.
 *
 * @param type binary name of the class
 * @param ids ids of the constructors, null for all of them
 */
record Constructors(String type, @Nullable Set<String> ids) {
  /** Those that run a member: all, but where it is a constructor itself. */
  static Constructors leadingTo(@Nullable Member member, TypeDecl type, Typing typing) {
    if (!(member instanceof MethodDecl constructor) || !constructor.isConstructor()) {
      return new Constructors(type.binaryName(), null);
    }
    Set<String> ids = new HashSet<>(Set.of(typing.info(constructor).id()));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Member other : type.members()) {
        if (other instanceof MethodDecl method && method.isConstructor()) {
          Expr.Call next = delegation(method);
          MethodInfo called = next == null ? null : typing.invocation(next).method();
          if (next != null && (called == null || ids.contains(called.id()))) {
            grows |= ids.add(typing.info(method).id());
          }
        }
      }
    }
    return new Constructors(type.binaryName(), ids);
  }

  /** These and others of the same class. */
  Constructors and(Constructors others) {
    if (ids == null || others.ids == null) {
      return new Constructors(type, null);
    }
    Set<String> both = new HashSet<>(ids);
    both.addAll(others.ids);
    return new Constructors(type, both);
  }

  /** Whether a creation may run one of them; those of subclasses may. */
  boolean mayRun(Expr creation, Typing typing) {
    if (ids == null) {
      return true;
    }
    MethodInfo called = typing.invocation(creation).method();
    return called == null || !called.owner().equals(type) || ids.contains(called.id());
  }

  /** The call {@code this(..)} with which a constructor begins, null for none. */
  private static Expr.@Nullable Call delegation(MethodDecl constructor) {
    Stmt.Block body = constructor.body();
    return body != null
            && !body.statements().isEmpty()
            && body.statements().get(0) instanceof Stmt.Expression first
            && first.expression() instanceof Expr.Call call
            && call.target() == null
            && call.name().equals("this")
        ? call
        : null;
  }
}
