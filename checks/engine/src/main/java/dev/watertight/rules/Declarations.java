package dev.watertight.rules;

import dev.watertight.model.Annotation;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.Initializer;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.Parameter;
import dev.watertight.model.Place;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import java.util.List;
import java.util.function.BiConsumer;

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

  private void type(TypeDecl type) {
    visitor.accept(type.place(), type.annotations());
    parameters(type.recordComponents());
    type.members().forEach(this::member);
  }

  private void member(Member member) {
    if (member instanceof FieldDecl field) {
      visitor.accept(field.place(), field.annotations());
      if (field.initializer() != null) {
        Nodes.expressions(field.initializer(), false, this::in);
      }
    } else if (member instanceof MethodDecl method && !method.implied()) {
      visitor.accept(method.place(), method.annotations());
      parameters(method.parameters());
      if (method.body() != null) {
        body(method.body());
      }
    } else if (member instanceof Initializer initializer) {
      body(initializer.body());
    } else if (member instanceof TypeDecl type) {
      type(type);
    }
  }

  private void parameters(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      visitor.accept(parameter.place(), parameter.annotations());
    }
  }

  private void body(Stmt body) {
    Nodes.statements(body, this::local);
    Nodes.expressions(body, false, this::in);
  }

  private void local(Stmt statement) {
    if (statement instanceof Stmt.Local local) {
      visitor.accept(local.place(), local.annotations());
    } else if (statement instanceof Stmt.LocalType local) {
      type(local.type());
    }
  }

  private void in(Expr expression) {
    if (expression instanceof Expr.Lambda lambda) {
      parameters(lambda.parameters());
      body(lambda.body());
    } else if (expression instanceof Expr.New creation && creation.body() != null) {
      type(creation.body());
    } else if (expression instanceof Expr.SwitchExpr choice) {
      // Their expressions are walked with those around the switch.
      choice.cases().forEach(c -> c.body().forEach(s -> Nodes.statements(s, this::local)));
    }
  }
}
