package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Modifier;
import dev.watertight.model.Nodes;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Typing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of private methods, all of which stand in the file. */
final class PrivateCallers implements Callers {
  @Override
  public List<SourceFile> aspects() {
    return List.of();
  }

  @Override
  public @Nullable List<Caller> of(
      MethodInfo method, MethodDecl declaration, SourceFile file, Typing typing) {
    if (!declaration.modifiers().contains(Modifier.PRIVATE)) {
      return null;
    }
    List<Caller> callers = new ArrayList<>();
    file.types().forEach(type -> in(type, method, file, typing, callers));
    return callers;
  }

  private static void in(
      TypeDecl type, MethodInfo method, SourceFile file, Typing typing, List<Caller> callers) {
    for (Member member : type.members()) {
      if (member instanceof TypeDecl nested) {
        in(nested, method, file, typing, callers);
      } else if (member instanceof MethodDecl declaration && declaration.body() != null) {
        Stmt.Block body = declaration.body();
        Nodes.expressions(
            body,
            true,
            e -> {
              if (e instanceof Expr.Call call
                  && call.name().equals(method.name())
                  && method.equals(typing.invocation(call).method())) {
                callers.add(new Caller(file, typing, declaration, body, call));
              }
            });
      }
    }
  }
}
