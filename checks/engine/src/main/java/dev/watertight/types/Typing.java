package dev.watertight.types;

import dev.watertight.model.Expr;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Parameter;
import dev.watertight.model.Pattern;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.model.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Names and types of one file. Nodes are identified by reference. Computed on demand and kept; used
 * by one thread at a time.
 */
public interface Typing {
  /** Static type of an expression; UNKNOWN where it cannot be told. */
  Type typeOf(Expr expression);

  /** The variable that an expression names (a name, or a selected field), null where none. */
  @Nullable Variable variable(Expr expression);

  /** The class that an expression names, null where it names none. */
  @Nullable Type typeNamed(Expr expression);

  /** The variable that a local declaration declares. */
  Variable declared(Stmt.Local local);

  /** The variable of a catch clause. */
  Variable declared(Stmt.Catch clause);

  /** The variable of a parameter of a method or lambda. */
  Variable declared(Parameter parameter);

  /** The variable that a pattern binds, null for none. */
  @Nullable Variable declared(Pattern.OfType pattern);

  /** What a call, creation or method reference invokes. */
  Invocation invocation(Expr expression);

  /**
   * On what type a call is made, as {@link Invocation#receiver} says; UNKNOWN where that is not
   * known. Cheaper, as nothing is asked of the arguments.
   */
  Type receiver(Expr.Call call);

  /** A type as written somewhere in this file, resolved there. */
  Type resolve(TypeName name);

  /** As {@link World#isA}, local and anonymous classes of this file included. */
  Answer isA(Type type, String supertype);

  /** What is known of a class declared in this file, local and anonymous ones included. */
  TypeInfo info(TypeDecl declaration);

  /** What is known of a method declared in this file. */
  MethodInfo info(MethodDecl declaration);

  /** Value of a constant expression (literals, final constants, concatenation), null for none. */
  @Nullable Object constant(Expr expression);
}
