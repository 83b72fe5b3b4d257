package dev.watertight.scan.source;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.BlockStmt;
import dev.watertight.model.Expr;
import dev.watertight.model.Normal;
import dev.watertight.model.Stmt;

/** The lowering of one file: its parts, which call each other. */
final class Lowering {
  private final Places places;
  private final Normal normal;
  private final OpenTypes openTypes = new OpenTypes();
  private final TypeLowering types;
  private final ModifierLowering modifiers = new ModifierLowering(this);
  private final VariableLowering variables = new VariableLowering(this);
  private final ExpressionLowering expressions = new ExpressionLowering(this);
  private final StatementLowering statements = new StatementLowering(this);
  private final DeclarationLowering declarations = new DeclarationLowering(this);

  /**
   * @param normal form of the file
   */
  Lowering(Places places, Normal normal) {
    this.places = places;
    this.normal = normal;
    this.types = new TypeLowering(places);
  }

  Places places() {
    return places;
  }

  Normal normal() {
    return normal;
  }

  OpenTypes openTypes() {
    return openTypes;
  }

  TypeLowering types() {
    return types;
  }

  ModifierLowering modifiers() {
    return modifiers;
  }

  VariableLowering variables() {
    return variables;
  }

  StatementLowering statements() {
    return statements;
  }

  DeclarationLowering declarations() {
    return declarations;
  }

  Expr expression(Expression expression) {
    return expressions.lower(expression);
  }

  Stmt.Block block(BlockStmt block) {
    return statements.block(block);
  }
}
