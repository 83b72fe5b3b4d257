package dev.watertight.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code @NoArgsConstructor}, {@code @RequiredArgsConstructor}, {@code @AllArgsConstructor}. */
final class LombokConstructors {
  private final TypeDecl type;
  private final LombokNames lombok;
  private final List<FieldDecl> fields;
  private final List<Member> added;

  LombokConstructors(
      TypeDecl type, LombokNames lombok, List<FieldDecl> fields, List<Member> added) {
    this.type = type;
    this.lombok = lombok;
    this.fields = fields;
    this.added = added;
  }

  void add() {
    boolean explicit = add("NoArgsConstructor", field -> false);
    explicit |= add("RequiredArgsConstructor", this::isRequired);
    explicit |= add("AllArgsConstructor", LombokConstructors::isOpen);
    if (explicit || type.methods().anyMatch(MethodDecl::isConstructor)) {
      return;
    }
    Annotation value = lombok.find(type.annotations(), "Value");
    Annotation data = lombok.find(type.annotations(), "Data");
    Annotation builder = lombok.find(type.annotations(), "Builder");
    if (builder != null) {
      add(builder, LombokConstructors::isOpen, Set.of(), "");
    } else if (value != null) {
      add(value, LombokConstructors::isOpen, publicOrEnum(), factory(value, "staticConstructor"));
    } else if (data != null) {
      add(data, this::isRequired, publicOrEnum(), factory(data, "staticConstructor"));
    }
  }

  private boolean add(String name, Predicate<FieldDecl> chosen) {
    Annotation annotation = lombok.find(type.annotations(), name);
    if (annotation == null) {
      return false;
    }
    Set<Modifier> access = LombokAnnotation.access(annotation, "access");
    if (access != null) {
      Set<Modifier> modifiers =
          type.kind() == TypeDecl.Kind.ENUM ? ModifierSet.of(Modifier.PRIVATE) : access;
      add(annotation, chosen, modifiers, factory(annotation, "staticName"));
    }
    return true;
  }

  private void add(
      Annotation annotation, Predicate<FieldDecl> chosen, Set<Modifier> access, String factory) {
    Implied implied = new Implied(annotation.place());
    List<Parameter> parameters = new ArrayList<>();
    List<Expr> arguments = new ArrayList<>();
    for (FieldDecl field : fields) {
      if (chosen.test(field)) {
        parameters.add(implied.parameter(field.name(), field.type()));
        arguments.add(implied.name(field.name()));
      }
    }
    if (!isThere(parameters)) {
      Set<Modifier> modifiers = factory.isEmpty() ? access : ModifierSet.of(Modifier.PRIVATE);
      added.add(implied.constructor(modifiers, List.copyOf(parameters)));
    }
    if (!factory.isEmpty() && type.methods().noneMatch(m -> m.name().equals(factory))) {
      TypeName self = self(implied, type);
      Stmt result = implied.result(implied.create(self, List.copyOf(arguments)));
      added.add(
          implied.method(
              ModifierSet.with(access, Modifier.STATIC),
              self,
              factory,
              List.copyOf(parameters),
              List.of(result)));
    }
  }

  private boolean isThere(List<Parameter> parameters) {
    return type.methods().anyMatch(m -> m.isConstructor() && sameTypes(m.parameters(), parameters))
        || added.stream()
            .anyMatch(
                member ->
                    member instanceof MethodDecl m
                        && m.isConstructor()
                        && sameTypes(m.parameters(), parameters));
  }

  private static boolean sameTypes(List<Parameter> some, List<Parameter> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (!name(some.get(i).type()).equals(name(others.get(i).type()))) {
        return false;
      }
    }
    return true;
  }

  private static String name(@Nullable TypeName type) {
    return type == null ? "" : type.simpleName() + type.dimensions();
  }

  private boolean isRequired(FieldDecl field) {
    return field.initializer() == null
        && (field.modifiers().contains(Modifier.FINAL)
            || Annotation.has(field.annotations(), "NonNull"));
  }

  /** Whether a constructor may set a field. */
  static boolean isOpen(FieldDecl field) {
    return field.initializer() == null || !field.modifiers().contains(Modifier.FINAL);
  }

  /** A type as it names itself, with its own parameters as arguments. */
  static TypeName self(Implied implied, TypeDecl type) {
    List<TypeName> arguments = new ArrayList<>();
    for (TypeParameter parameter : type.typeParameters()) {
      arguments.add(implied.type(parameter.name(), List.of()));
    }
    return implied.type(type.simpleName(), arguments);
  }

  private Set<Modifier> publicOrEnum() {
    return ModifierSet.of(type.kind() == TypeDecl.Kind.ENUM ? Modifier.PRIVATE : Modifier.PUBLIC);
  }

  private static String factory(Annotation annotation, String element) {
    return LombokAnnotation.text(annotation, element, "");
  }
}
