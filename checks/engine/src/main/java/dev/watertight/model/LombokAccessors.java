package dev.watertight.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code @Getter} and {@code @Setter}, also those of {@code @Data} and {@code @Value}. */
final class LombokAccessors {
  private final TypeDecl type;
  private final LombokNames lombok;
  private final List<Member> added;

  LombokAccessors(TypeDecl type, LombokNames lombok, List<Member> added) {
    this.type = type;
    this.lombok = lombok;
    this.added = added;
  }

  void add() {
    List<Annotation> all = type.annotations();
    Annotation data = lombok.find(all, "Data");
    Annotation value = lombok.find(all, "Value");
    Annotation getter = first(lombok.find(all, "Getter"), data != null ? data : value);
    Annotation setter = first(lombok.find(all, "Setter"), data);
    for (FieldDecl field : type.fields().toList()) {
      boolean ofClass = !field.isStatic() && !field.name().startsWith("$");
      Annotation own = lombok.find(field.annotations(), "Getter");
      Annotation get = first(own, ofClass ? getter : null);
      if (get != null && !isConstant(field)) {
        get(field, get);
      }
      boolean settable = !field.modifiers().contains(Modifier.FINAL);
      Annotation set = first(lombok.find(field.annotations(), "Setter"), ofClass ? setter : null);
      if (set != null && settable && !isConstant(field)) {
        set(field, set);
      }
    }
  }

  private void get(FieldDecl field, Annotation annotation) {
    Set<Modifier> access = access(annotation, "Getter");
    String name = name(field, field.type().name().equals("boolean") ? "is" : "get");
    if (access == null || isThere(name, 0)) {
      return;
    }
    Implied implied = new Implied(annotation.place());
    added.add(
        implied.method(
            modifiers(access, field),
            field.type(),
            name,
            List.of(),
            List.of(implied.result(read(implied, field)))));
  }

  private void set(FieldDecl field, Annotation annotation) {
    Set<Modifier> access = access(annotation, "Setter");
    String name = name(field, "set");
    if (access == null || isThere(name, 1)) {
      return;
    }
    Implied implied = new Implied(annotation.place());
    boolean chained = accessors(field, "chain") || accessors(field, "fluent");
    Expr assignment =
        new Expr.Assign(annotation.place(), read(implied, field), "=", implied.name(field.name()));
    Stmt assign = new Stmt.Expression(annotation.place(), assignment);
    added.add(
        implied.method(
            modifiers(access, field),
            chained ? LombokConstructors.self(implied, type) : implied.type("void", List.of()),
            name,
            List.of(implied.parameter(field.name(), field.type())),
            chained ? List.of(assign, implied.result(implied.self())) : List.of(assign)));
  }

  private Expr read(Implied implied, FieldDecl field) {
    Expr owner = field.isStatic() ? implied.name(type.simpleName()) : implied.self();
    return new Expr.Select(implied.place(), owner, field.name());
  }

  private String name(FieldDecl field, String prefix) {
    String name = field.name();
    if (accessors(field, "fluent")) {
      return name;
    }
    boolean says =
        field.type().name().equals("boolean")
            && name.length() > 2
            && name.startsWith("is")
            && !Character.isLowerCase(name.charAt(2));
    return prefix + LombokAnnotation.capitalised(says ? name.substring(2) : name);
  }

  private boolean accessors(FieldDecl field, String element) {
    Annotation own = lombok.find(field.annotations(), "Accessors");
    return LombokAnnotation.isTrue(
        own != null ? own : lombok.find(type.annotations(), "Accessors"), element);
  }

  // Of @Data and @Value the element "value" has no meaning.
  private @Nullable Set<Modifier> access(Annotation annotation, String name) {
    return lombok.is(annotation, name)
        ? LombokAnnotation.access(annotation, "value")
        : ModifierSet.of(Modifier.PUBLIC);
  }

  private boolean isThere(String name, int parameters) {
    return Stream.concat(type.methods(), added.stream())
        .anyMatch(
            member ->
                member instanceof MethodDecl method
                    && method.name().equalsIgnoreCase(name)
                    && method.parameters().size() == parameters);
  }

  private boolean isConstant(FieldDecl field) {
    return type.kind() == TypeDecl.Kind.ENUM && field.type().place().equals(field.namePlace());
  }

  private static Set<Modifier> modifiers(Set<Modifier> access, FieldDecl field) {
    return field.isStatic() ? ModifierSet.with(access, Modifier.STATIC) : access;
  }

  private static @Nullable Annotation first(
      @Nullable Annotation preferred, @Nullable Annotation otherwise) {
    return preferred != null ? preferred : otherwise;
  }
}
