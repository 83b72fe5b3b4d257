package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Typing;
import org.jspecify.annotations.Nullable;

/** Commands that are part of no dialog, and end one or take away what is kept all the same. */
final class LeavingCommands {
  private final DialogStates states;

  LeavingCommands(DialogStates states) {
    this.states = states;
  }

  /** Whether a clear is one of a command whose class neither sets a step nor asks for the state. */
  boolean isOfNoDialog(TypeDecl type, Typing typing) {
    return type.methods().anyMatch(method -> namesCommand(method, typing))
        && type.methods().map(MethodDecl::body).noneMatch(body -> isOfDialog(body, typing));
  }

  private static boolean namesCommand(MethodDecl method, Typing typing) {
    Stmt.Block body = method.body();
    return body != null
        && method.parameters().isEmpty()
        && body.statements().size() == 1
        && body.statements().get(0) instanceof Stmt.Return answer
        && answer.value() != null
        && typing.constant(answer.value()) instanceof String text
        && CancelWords.isCommand(text);
  }

  private boolean isOfDialog(Stmt.@Nullable Block body, Typing typing) {
    boolean[] found = {false};
    if (body != null) {
      Nodes.expressions(
          body,
          true,
          e -> {
            StateAccess access = states.access(e, typing);
            found[0] |=
                access != null
                    && (access.kind() == StateAccess.Kind.WRITE
                        || access.kind() == StateAccess.Kind.READ && isOfState(e));
          });
    }
    return found[0];
  }

  /** A service of states may know the language of a user too. */
  private static boolean isOfState(Expr e) {
    return !(e instanceof Expr.Call call)
        || Words.of(call.name()).size() == 1
        || Words.sense(call.name()) != Words.Sense.NONE;
  }
}
