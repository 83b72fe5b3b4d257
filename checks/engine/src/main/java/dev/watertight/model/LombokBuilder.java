package dev.watertight.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code @Builder} of a class, a constructor or a static method. */
final class LombokBuilder {
  private final TypeDecl type;
  private final LombokNames lombok;
  private final List<Member> added;

  LombokBuilder(TypeDecl type, LombokNames lombok, List<Member> added) {
    this.type = type;
    this.lombok = lombok;
    this.added = added;
  }

  void add(List<FieldDecl> fields) {
    Annotation ofType = lombok.find(type.annotations(), "Builder");
    if (ofType != null) {
      add(ofType, properties(fields), null);
    }
    for (MethodDecl method : type.methods().toList()) {
      Annotation own = lombok.find(method.annotations(), "Builder");
      if (own != null && (method.isConstructor() || method.isStatic())) {
        List<Property> properties = new ArrayList<>();
        for (Parameter parameter : method.parameters()) {
          if (parameter.type() != null) {
            properties.add(new Property(parameter.name(), parameter.type()));
          }
        }
        add(own, properties, method.isConstructor() ? null : method);
      }
    }
  }

  private List<Property> properties(List<FieldDecl> fields) {
    List<Property> properties = new ArrayList<>();
    if (type.kind() == TypeDecl.Kind.RECORD) {
      for (Parameter component : type.recordComponents()) {
        TypeName plain = component.type();
        if (plain != null) {
          properties.add(new Property(component.name(), plain));
        }
      }
      return properties;
    }
    for (FieldDecl field : fields) {
      if (LombokConstructors.isOpen(field) || isDefault(field)) {
        properties.add(new Property(field.name(), field.type()));
      }
    }
    return properties;
  }

  private boolean isDefault(FieldDecl field) {
    return lombok.has(field.annotations(), "Builder.Default");
  }

  private void add(Annotation annotation, List<Property> properties, @Nullable MethodDecl factory) {
    Implied implied = new Implied(annotation.place());
    TypeName built = LombokConstructors.self(implied, type);
    if (factory != null && factory.returnType() != null) {
      built = factory.returnType();
    }
    String name =
        LombokAnnotation.text(
            annotation,
            "builderClassName",
            LombokAnnotation.capitalised(built.simpleName()) + "Builder");
    List<TypeParameter> parameters =
        factory == null ? type.typeParameters() : factory.typeParameters();
    TypeName builder = implied.type(name, arguments(implied, parameters));
    Set<Modifier> access = LombokAnnotation.access(annotation, "access");
    String start = LombokAnnotation.text(annotation, "builderMethodName", "builder");
    if (access != null && type.methods().noneMatch(m -> m.name().equals(start))) {
      Stmt result = implied.result(implied.create(builder, List.of()));
      added.add(
          implied.method(
              ModifierSet.with(access, Modifier.STATIC),
              builder,
              start,
              List.of(),
              List.of(result)));
    }
    if (LombokAnnotation.isTrue(annotation, "toBuilder")) {
      toBuilder(implied, builder, properties);
    }
    if (type.types().noneMatch(t -> t.simpleName().equals(name))) {
      Expr value = factory == null ? null : implied.name(type.simpleName());
      added.add(
          builderType(
              annotation,
              builder,
              built,
              properties,
              factory == null ? "" : factory.name(),
              value));
    }
  }

  private void toBuilder(Implied implied, TypeName builder, List<Property> properties) {
    Expr chain = implied.create(builder, List.of());
    for (Property property : properties) {
      Expr read = new Expr.Select(implied.place(), implied.self(), property.name());
      chain = implied.call(chain, property.name(), List.of(read));
    }
    if (type.methods().noneMatch(m -> m.name().equals("toBuilder"))) {
      added.add(
          implied.method(
              ModifierSet.of(Modifier.PUBLIC),
              builder,
              "toBuilder",
              List.of(),
              List.of(implied.result(chain))));
    }
  }

  private TypeDecl builderType(
      Annotation annotation,
      TypeName builder,
      TypeName built,
      List<Property> properties,
      String factory,
      @Nullable Expr factoryOwner) {
    Implied implied = new Implied(annotation.place());
    List<Member> members = new ArrayList<>();
    List<Expr> arguments = new ArrayList<>();
    for (Property property : properties) {
      members.add(
          implied.field(property.name(), property.type(), ModifierSet.of(Modifier.PRIVATE), null));
      arguments.add(new Expr.Select(implied.place(), implied.self(), property.name()));
    }
    members.add(implied.constructor(Set.of(), List.of()));
    for (Property property : properties) {
      members.add(setter(implied, builder, property));
    }
    Expr result =
        factoryOwner == null
            ? implied.create(built, List.copyOf(arguments))
            : implied.call(factoryOwner, factory, List.copyOf(arguments));
    String finish = LombokAnnotation.text(annotation, "buildMethodName", "build");
    members.add(
        implied.method(
            ModifierSet.of(Modifier.PUBLIC),
            built,
            finish,
            List.of(),
            List.of(implied.result(result))));
    return new TypeDecl(
        implied.place(),
        implied.place(),
        TypeDecl.Kind.CLASS,
        BinaryNames.member(type.binaryName(), builder.name()),
        builder.name(),
        ModifierSet.of(Modifier.PUBLIC, Modifier.STATIC),
        List.of(),
        factory.isEmpty() ? type.typeParameters() : List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.copyOf(members));
  }

  private static MethodDecl setter(Implied implied, TypeName builder, Property property) {
    return implied.method(
        ModifierSet.of(Modifier.PUBLIC),
        builder,
        property.name(),
        List.of(implied.parameter(property.name(), property.type())),
        List.of(implied.assignToField(property.name()), implied.result(implied.self())));
  }

  private static List<TypeName> arguments(Implied implied, List<TypeParameter> parameters) {
    List<TypeName> arguments = new ArrayList<>();
    for (TypeParameter parameter : parameters) {
      arguments.add(implied.type(parameter.name(), List.of()));
    }
    return arguments;
  }

  /** What a builder sets. */
  private record Property(String name, TypeName type) {}
}
