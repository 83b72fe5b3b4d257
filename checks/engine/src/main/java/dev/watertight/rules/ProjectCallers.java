package dev.watertight.rules;

import dev.watertight.model.Expr;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.project.Site;
import dev.watertight.project.Uses;
import dev.watertight.states.Callers;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Typing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Callers anywhere in the project. */
final class ProjectCallers implements Callers {
  private final Uses uses;

  ProjectCallers(Uses uses) {
    this.uses = uses;
  }

  @Override
  public List<SourceFile> aspects() {
    return uses.aspects();
  }

  @Override
  public @Nullable List<Caller> of(
      MethodInfo method, MethodDecl declaration, SourceFile file, Typing typing) {
    Uses.Found found = uses.callsOf(method);
    if (!found.all() || !found.possible().isEmpty()) {
      return null;
    }
    List<Caller> callers = new ArrayList<>();
    for (Site site : found.certain()) {
      MethodDecl caller = site.trail().nearest(MethodDecl.class);
      Stmt.Block body = caller == null ? null : caller.body();
      if (caller == null || body == null || !(site.expression() instanceof Expr.Call call)) {
        return null;
      }
      callers.add(new Caller(site.file(), site.typing(), caller, body, call));
    }
    return callers;
  }
}
