package dev.watertight.rules;

import dev.watertight.model.Annotation;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.Initializer;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Parameter;
import dev.watertight.model.Place;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Walks all declarations of a file that may carry annotations, down to those in lambdas. */
final class Declarations {
  private final BiConsumer<Place, List<Annotation>> visitor;

  private Declarations(BiConsumer<Place, List<Annotation>> visitor) {
    this.visitor = visitor;
  }

  /** Tells the place and the annotations of each declaration, outer ones first. */
  static void visit(List<TypeDecl> types, BiConsumer<Place, List<Annotation>> visitor) {
    Declarations declarations = new Declarations(visitor);
    types.forEach(declarations::type);
  }

  private void type(@Nullable TypeDecl type) {
    if (type == null) {
      return;
    }
    declared(type.place(), type.annotations());
    parameters(type.recordComponents());
    type.members().forEach(this::member);
  }

  private void member(Member member) {
    if (member instanceof FieldDecl field) {
      declared(field.place(), field.annotations());
      expression(field.initializer());
    } else if (member instanceof MethodDecl method && !method.implied()) {
      declared(method.place(), method.annotations());
      parameters(method.parameters());
      statement(method.body());
    } else if (member instanceof Initializer initializer) {
      statement(initializer.body());
    } else if (member instanceof TypeDecl type) {
      type(type);
    }
  }

  private void declared(Place place, List<Annotation> annotations) {
    if (!annotations.isEmpty()) {
      visitor.accept(place, annotations);
    }
  }

  private void parameters(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      declared(parameter.place(), parameter.annotations());
    }
  }

  private void statements(List<Stmt> statements) {
    statements.forEach(this::statement);
  }

  private void statement(@Nullable Stmt statement) {
    if (statement == null) {
      return;
    }
    if (statement instanceof Stmt.Block block) {
      statements(block.statements());
    } else if (statement instanceof Stmt.Local local) {
      declared(local.place(), local.annotations());
      expression(local.initializer());
    } else if (statement instanceof Stmt.LocalType local) {
      type(local.type());
    } else if (statement instanceof Stmt.Expression expression) {
      expression(expression.expression());
    } else if (statement instanceof Stmt.Try tried) {
      statements(tried.resources());
      statement(tried.body());
      tried.catches().forEach(clause -> statement(clause.body()));
      statement(tried.finallyBlock());
    } else if (statement instanceof Stmt.Synchronized locked) {
      expression(locked.lock());
      statement(locked.body());
    } else if (statement instanceof Stmt.Labeled labeled) {
      statement(labeled.body());
    } else {
      branch(statement);
    }
  }

  private void branch(Stmt statement) {
    if (statement instanceof Stmt.If choice) {
      expression(choice.condition());
      statement(choice.then());
      statement(choice.otherwise());
    } else if (statement instanceof Stmt.While loop) {
      expression(loop.condition());
      statement(loop.body());
    } else if (statement instanceof Stmt.DoWhile loop) {
      statement(loop.body());
      expression(loop.condition());
    } else if (statement instanceof Stmt.For loop) {
      statements(loop.initializers());
      expression(loop.condition());
      expressions(loop.updates());
      statement(loop.body());
    } else if (statement instanceof Stmt.ForEach loop) {
      statement(loop.variable());
      expression(loop.iterable());
      statement(loop.body());
    } else if (statement instanceof Stmt.Switch choice) {
      expression(choice.selector());
      choice.cases().forEach(this::branch);
    } else {
      jump(statement);
    }
  }

  private void branch(Stmt.Case branch) {
    expression(branch.guard());
    statements(branch.body());
  }

  private void jump(Stmt statement) {
    if (statement instanceof Stmt.Return jump) {
      expression(jump.value());
    } else if (statement instanceof Stmt.Throw jump) {
      expression(jump.exception());
    } else if (statement instanceof Stmt.Yield jump) {
      expression(jump.value());
    } else if (statement instanceof Stmt.Assert check) {
      expression(check.condition());
      expression(check.detail());
    }
  }

  private void expressions(@Nullable List<Expr> expressions) {
    if (expressions != null) {
      expressions.forEach(this::expression);
    }
  }

  private void expression(@Nullable Expr expression) {
    if (expression == null) {
      return;
    }
    if (expression instanceof Expr.Call call) {
      expression(call.target());
      expressions(call.arguments());
    } else if (expression instanceof Expr.New creation) {
      expression(creation.outer());
      expressions(creation.arguments());
      type(creation.body());
    } else if (expression instanceof Expr.Lambda lambda) {
      parameters(lambda.parameters());
      statement(lambda.body());
    } else if (expression instanceof Expr.SwitchExpr choice) {
      expression(choice.selector());
      choice.cases().forEach(this::branch);
    } else if (expression instanceof Expr.Assign assignment) {
      expression(assignment.target());
      expression(assignment.value());
    } else if (expression instanceof Expr.Select select) {
      expression(select.target());
    } else {
      operation(expression);
    }
  }

  private void operation(Expr expression) {
    if (expression instanceof Expr.Unary unary) {
      expression(unary.operand());
    } else if (expression instanceof Expr.Binary binary) {
      expression(binary.left());
      expression(binary.right());
    } else if (expression instanceof Expr.Conditional choice) {
      expression(choice.condition());
      expression(choice.whenTrue());
      expression(choice.whenFalse());
    } else if (expression instanceof Expr.InstanceOf test) {
      expression(test.operand());
    } else if (expression instanceof Expr.Cast cast) {
      expression(cast.operand());
    } else if (expression instanceof Expr.MethodRef reference) {
      expression(reference.target());
    } else if (expression instanceof Expr.NewArray array) {
      expressions(array.dimensions());
      expressions(array.elements());
    } else if (expression instanceof Expr.Index index) {
      expression(index.array());
      expression(index.index());
    }
  }
}
