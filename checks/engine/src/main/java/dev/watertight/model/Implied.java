package dev.watertight.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes nodes that are not in the text; all have the place of what implies them. */
final class Implied {
  private final Place place;

  Implied(Place place) {
    this.place = place;
  }

  Place place() {
    return place;
  }

  Expr name(String identifier) {
    return new Expr.Name(place, identifier);
  }

  Expr self() {
    return new Expr.This(place, null);
  }

  /** {@code a.b.C} as an expression. */
  Expr dotted(String name) {
    String[] segments = name.split("\\.", -1);
    Expr dotted = name(segments[0]);
    for (int i = 1; i < segments.length; i++) {
      dotted = new Expr.Select(place, dotted, segments[i]);
    }
    return dotted;
  }

  TypeName type(String name, List<TypeName> arguments) {
    return new TypeName(place, name, arguments, 0);
  }

  Expr call(Expr target, String name, List<Expr> arguments) {
    return new Expr.Call(place, target, name, place, List.of(), arguments);
  }

  Expr create(TypeName type, List<Expr> arguments) {
    return new Expr.New(place, null, type, arguments, null);
  }

  /** {@code this.name = name;}. */
  Stmt assignToField(String name) {
    Expr field = new Expr.Select(place, self(), name);
    return new Stmt.Expression(place, new Expr.Assign(place, field, "=", name(name)));
  }

  Stmt result(Expr value) {
    return new Stmt.Return(place, value);
  }

  Stmt.Block block(List<Stmt> statements) {
    return new Stmt.Block(place, List.copyOf(statements));
  }

  Parameter parameter(String name, TypeName type) {
    return new Parameter(place, name, type, false, Set.of(), List.of());
  }

  FieldDecl field(String name, TypeName type, Set<Modifier> modifiers, @Nullable Expr initializer) {
    return new FieldDecl(place, place, name, type, modifiers, List.of(), initializer);
  }

  MethodDecl constructor(Set<Modifier> modifiers, List<Parameter> parameters) {
    List<Stmt> assignments = new ArrayList<>();
    for (Parameter parameter : parameters) {
      assignments.add(assignToField(parameter.name()));
    }
    return new MethodDecl(
        place,
        place,
        MethodDecl.CONSTRUCTOR,
        List.of(),
        parameters,
        null,
        List.of(),
        modifiers,
        List.of(),
        block(assignments),
        true);
  }

  MethodDecl method(
      Set<Modifier> modifiers,
      TypeName returns,
      String name,
      List<Parameter> parameters,
      List<Stmt> body) {
    return new MethodDecl(
        place,
        place,
        name,
        List.of(),
        parameters,
        returns,
        List.of(),
        modifiers,
        List.of(),
        block(body),
        true);
  }
}
