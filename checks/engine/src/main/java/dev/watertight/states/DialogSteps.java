package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which constants are steps of a dialog: those that something is done for, by a case or by a
 * comparison. That a look-up gives one where there is none does not make it a step.
 */
final class DialogSteps {
  private static final Set<String> COMPARING = Set.of("equals", "equalsIgnoreCase");

  private final DialogStates states;
  private final Bodies bodies;

  DialogSteps(DialogStates states, Bodies bodies) {
    this.states = states;
    this.bodies = bodies;
  }

  /** Whether a file, or one that takes updates in, does something for a constant. */
  boolean isStep(Expr value, SourceFile file, Typing typing) {
    Expr constant = IdleConstants.constant(value);
    String name = IdleConstants.nameOf(constant);
    if (name == null) {
      return false;
    }
    Variable variable = typing.variable(constant);
    String owner = variable == null ? "" : variable.owner();
    return isHandled(name, owner, file, typing)
        || states.doors().stream()
            .map(bodies::find)
            .filter(Objects::nonNull)
            .filter(door -> !door.file().path().equals(file.path()))
            .anyMatch(door -> isHandled(name, owner, door.file(), door.typing()));
  }

  private static boolean isHandled(String name, String owner, SourceFile file, Typing typing) {
    Compared compared = new Compared(name, owner, typing);
    return file.types().stream().anyMatch(type -> isHandled(type, compared));
  }

  private static boolean isHandled(TypeDecl type, Compared compared) {
    boolean[] found = {false};
    Nodes.expressions(
        type,
        e -> {
          found[0] |= compared.in(e);
          if (e instanceof Expr.Lambda lambda) {
            found[0] |= isHandled(lambda.body(), compared);
          }
        });
    for (Member member : type.members()) {
      found[0] |= member instanceof TypeDecl nested && isHandled(nested, compared);
      found[0] |=
          member instanceof MethodDecl method
              && method.body() != null
              && isHandled(method.body(), compared);
    }
    return found[0];
  }

  private static boolean isHandled(Stmt body, Compared compared) {
    boolean[] found = {false};
    Nodes.statements(body, s -> found[0] |= s instanceof Stmt.Switch x && compared.in(x.cases()));
    return found[0];
  }

  private record Compared(String name, String owner, Typing typing) {
    boolean in(Expr e) {
      if (e instanceof Expr.SwitchExpr choice) {
        return in(choice.cases());
      }
      if (e instanceof Expr.Binary binary && binary.operator().equals("==")) {
        return is(binary.left()) || is(binary.right());
      }
      return e instanceof Expr.Call call
          && COMPARING.contains(call.name())
          && (call.arguments().stream().anyMatch(this::is)
              || call.target() != null && is(call.target()));
    }

    boolean in(List<Stmt.Case> cases) {
      return cases.stream()
          .flatMap(c -> c.labels().stream())
          .anyMatch(
              label -> {
                Variable variable = typing.variable(label);
                return name.equals(IdleConstants.nameOf(label))
                    && (variable == null || owner.isEmpty() || variable.owner().equals(owner));
              });
    }

    private boolean is(Expr e) {
      Expr constant = IdleConstants.constant(e);
      Variable variable = typing.variable(constant);
      return name.equals(IdleConstants.nameOf(constant))
          && variable != null
          && variable.isField()
          && (owner.isEmpty() || variable.owner().isEmpty() || variable.owner().equals(owner));
    }
  }
}
