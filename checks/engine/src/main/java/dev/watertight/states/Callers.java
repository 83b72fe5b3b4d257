package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Typing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows who calls a method of the project. */
public interface Callers {
  /** Knows of calls within one file only, which are all there are of a private method. */
  Callers OF_PRIVATE_METHODS = new PrivateCallers();

  /**
   * All calls of a method.
   *
   * @param file the file that declares it
   * @return null where some may be missing, as where a library calls it
   */
  @Nullable List<Caller> of(
      MethodInfo method, MethodDecl declaration, SourceFile file, Typing typing);

  /** The files that have aspects, whose code runs around that of others. */
  List<SourceFile> aspects();

  /**
   * One call.
   *
   * @param method the method that it stands in
   * @param body the body of that method
   */
  record Caller(
      SourceFile file, Typing typing, MethodDecl method, Stmt.Block body, Expr.Call call) {}
}
