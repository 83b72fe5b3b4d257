package dev.watertight.model;

import java.util.ArrayList;
import java.util.List;

/** What the language adds to a record. */
final class RecordMembers {
  private RecordMembers() {}

  /** The record with its fields first and its implied constructor and accessors last. */
  static TypeDecl addedTo(TypeDecl record) {
    List<Parameter> components = record.recordComponents();
    List<Member> members = new ArrayList<>();
    for (Parameter component : components) {
      members.add(field(component));
    }
    for (Member member : record.members()) {
      members.add(
          member instanceof MethodDecl method && isCompact(method, components)
              ? assigning(method)
              : member);
    }
    if (record.methods().noneMatch(method -> isCanonical(method, components))) {
      members.add(constructor(record));
    }
    for (Parameter component : components) {
      if (record.methods().noneMatch(method -> isAccessor(method, component))) {
        members.add(accessor(component));
      }
    }
    return record.withMembers(record.modifiers(), members);
  }

  private static FieldDecl field(Parameter component) {
    return new FieldDecl(
        component.place(),
        component.place(),
        component.name(),
        type(component),
        ModifierSet.of(Modifier.PRIVATE, Modifier.FINAL),
        component.annotations(),
        null);
  }

  private static MethodDecl constructor(TypeDecl record) {
    List<Stmt> assignments = new ArrayList<>();
    for (Parameter component : record.recordComponents()) {
      assignments.add(new Implied(component.place()).assignToField(component.name()));
    }
    Place place = record.namePlace();
    return new MethodDecl(
        place,
        place,
        MethodDecl.CONSTRUCTOR,
        List.of(),
        record.recordComponents(),
        null,
        List.of(),
        ModifierSet.access(record.modifiers()),
        List.of(),
        new Implied(place).block(assignments),
        true);
  }

  private static MethodDecl accessor(Parameter component) {
    Implied implied = new Implied(component.place());
    Expr value = new Expr.Select(component.place(), implied.self(), component.name());
    return implied.method(
        ModifierSet.of(Modifier.PUBLIC),
        type(component),
        component.name(),
        List.of(),
        List.of(implied.result(value)));
  }

  private static MethodDecl assigning(MethodDecl compact) {
    Stmt.Block body = compact.body();
    if (body == null) {
      return compact;
    }
    List<Stmt> statements = new ArrayList<>(body.statements());
    for (Parameter component : compact.parameters()) {
      statements.add(new Implied(component.place()).assignToField(component.name()));
    }
    return compact.withBody(new Stmt.Block(body.place(), List.copyOf(statements)));
  }

  // Parameters of any other constructor stand elsewhere.
  private static boolean isCompact(MethodDecl method, List<Parameter> components) {
    return method.isConstructor()
        && !method.implied()
        && !components.isEmpty()
        && method.parameters().equals(components);
  }

  private static boolean isCanonical(MethodDecl method, List<Parameter> components) {
    if (!method.isConstructor() || method.parameters().size() != components.size()) {
      return false;
    }
    for (int i = 0; i < components.size(); i++) {
      TypeName type = method.parameters().get(i).type();
      TypeName component = components.get(i).type();
      boolean same =
          type != null
              && component != null
              && type.simpleName().equals(component.simpleName())
              && type.dimensions() == component.dimensions();
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAccessor(MethodDecl method, Parameter component) {
    return method.name().equals(component.name()) && method.parameters().isEmpty();
  }

  private static TypeName type(Parameter component) {
    TypeName type = component.type();
    return type != null ? type : new TypeName(component.place(), "?", List.of(), 0);
  }
}
