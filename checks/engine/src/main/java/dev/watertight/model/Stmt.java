package dev.watertight.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement. Compared by content, as {@link Expr}. */
public sealed interface Stmt {
  /** Where it is written. */
  Place place();

  /** {@code { .. }}. */
  record Block(Place place, List<Stmt> statements) implements Stmt {}

  /**
   * One local variable; a declaration of several is several of these in a row.
   *
   * @param place the declarator: from the name to the end of the initialiser
   * @param type null for {@code var}
   */
  record Local(
      Place place,
      Place namePlace,
      String name,
      @Nullable TypeName type,
      Set<Modifier> modifiers,
      List<Annotation> annotations,
      @Nullable Expr initializer)
      implements Stmt {}

  /** A local class, interface, enum or record. */
  record LocalType(Place place, TypeDecl type) implements Stmt {}

  /** An expression whose value is dropped. */
  record Expression(Place place, Expr expression) implements Stmt {}

  /** {@code if}. */
  record If(Place place, Expr condition, Stmt then, @Nullable Stmt otherwise) implements Stmt {}

  /** {@code while}. */
  record While(Place place, Expr condition, Stmt body) implements Stmt {}

  /** {@code do .. while}. */
  record DoWhile(Place place, Stmt body, Expr condition) implements Stmt {}

  /**
   * {@code for(;;)}.
   *
   * @param initializers {@link Local} or {@link Expression} only
   * @param condition null for none
   */
  record For(
      Place place, List<Stmt> initializers, @Nullable Expr condition, List<Expr> updates, Stmt body)
      implements Stmt {}

  /**
   * {@code for (x : xs)}.
   *
   * @param variable without initialiser
   */
  record ForEach(Place place, Local variable, Expr iterable, Stmt body) implements Stmt {}

  /** A labelled statement. */
  record Labeled(Place place, String label, Stmt body) implements Stmt {}

  /** A switch statement. */
  record Switch(Place place, Expr selector, List<Case> cases) implements Stmt {}

  /**
   * {@code try}.
   *
   * @param resources a {@link Local} that is opened here or an {@link Expression} that names an
   *     existing variable
   */
  record Try(
      Place place,
      List<Stmt> resources,
      Block body,
      List<Catch> catches,
      @Nullable Block finallyBlock)
      implements Stmt {}

  /** {@code synchronized}. */
  record Synchronized(Place place, Expr lock, Block body) implements Stmt {}

  /** {@code return}. */
  record Return(Place place, @Nullable Expr value) implements Stmt {}

  /** {@code throw}. */
  record Throw(Place place, Expr exception) implements Stmt {}

  /** {@code break}. */
  record Break(Place place, @Nullable String label) implements Stmt {}

  /** {@code continue}. */
  record Continue(Place place, @Nullable String label) implements Stmt {}

  /** {@code yield}, written or implied by an arrow of a switch expression. */
  record Yield(Place place, Expr value) implements Stmt {}

  /** {@code assert}. */
  record Assert(Place place, Expr condition, @Nullable Expr detail) implements Stmt {}

  /** A lone semicolon. */
  record Empty(Place place) implements Stmt {}

  /**
   * A catch clause.
   *
   * @param types one, or the alternatives of a multi-catch
   */
  record Catch(Place place, List<TypeName> types, String name, Place namePlace, Block body) {}

  /**
   * One case of a switch.
   *
   * @param labels constants ({@code case null} is a null literal)
   * @param patterns patterns
   * @param isDefault whether {@code default} is among the labels
   * @param guard what follows {@code when}, null for none
   * @param arrow whether it is {@code ->} and so never falls through
   * @param body statements; an arrow's expression is one {@link Yield} in a switch expression and
   *     one {@link Expression} in a switch statement
   */
  record Case(
      Place place,
      List<Expr> labels,
      List<Pattern> patterns,
      boolean isDefault,
      @Nullable Expr guard,
      boolean arrow,
      List<Stmt> body) {}
}
