package dev.watertight.model;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What Lombok's annotations make of a type. */
final class Lombok {
  private final TypeDecl type;
  private final LombokNames lombok;

  private Lombok(TypeDecl type, LombokNames lombok) {
    this.type = type;
    this.lombok = lombok;
  }

  /** The type as Lombok leaves it; the same one where no annotation of Lombok's has an effect. */
  static TypeDecl appliedTo(TypeDecl type, LombokNames lombok) {
    if (type.isInterface() || !lombok.occursIn(type)) {
      return type;
    }
    TypeDecl defaulted = new Lombok(type, lombok).withDefaults();
    return new Lombok(defaulted, lombok).withMembers();
  }

  private TypeDecl withMembers() {
    List<Member> added = new ArrayList<>();
    FieldDecl log = LombokLoggers.field(type, lombok);
    if (log != null && type.fields().noneMatch(field -> field.name().equals(log.name()))) {
      added.add(log);
    }
    List<FieldDecl> fields =
        type.fields().filter(field -> !field.isStatic() && !field.name().startsWith("$")).toList();
    if (type.kind() != TypeDecl.Kind.RECORD) {
      new LombokConstructors(type, lombok, fields, added).add();
      new LombokAccessors(type, lombok, added).add();
    }
    new LombokBuilder(type, lombok, added).add(fields);
    if (added.isEmpty()) {
      return type;
    }
    List<Member> members = new ArrayList<>(type.members());
    members.addAll(added);
    return type.withMembers(type.modifiers(), members);
  }

  /** Applies what changes written members: {@code @Value}, {@code @FieldDefaults} and the like. */
  private TypeDecl withDefaults() {
    boolean utility = lombok.has(type.annotations(), "UtilityClass");
    boolean value = lombok.has(type.annotations(), "Value");
    Annotation defaults = lombok.find(type.annotations(), "FieldDefaults");
    if (!utility && !value && defaults == null) {
      return type;
    }
    boolean makeFinal = value || LombokAnnotation.isTrue(defaults, "makeFinal");
    Set<Modifier> access =
        defaults != null && defaults.values().containsKey("level")
            ? LombokAnnotation.access(defaults, "level")
            : value ? ModifierSet.of(Modifier.PRIVATE) : Set.of();
    List<Member> members = new ArrayList<>();
    for (Member member : type.members()) {
      Member kept = utility ? asStatic(member) : member;
      members.add(
          kept instanceof FieldDecl field && !field.isStatic()
              ? withDefaults(field, makeFinal, access == null ? Set.of() : access)
              : kept);
    }
    Set<Modifier> modifiers =
        utility || value ? ModifierSet.with(type.modifiers(), Modifier.FINAL) : type.modifiers();
    return type.withMembers(modifiers, members);
  }

  private FieldDecl withDefaults(FieldDecl field, boolean makeFinal, Set<Modifier> access) {
    EnumSet<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
    modifiers.addAll(field.modifiers());
    if (makeFinal && !lombok.has(field.annotations(), "NonFinal")) {
      modifiers.add(Modifier.FINAL);
    }
    boolean open =
        ModifierSet.hasAccess(modifiers) || lombok.has(field.annotations(), "PackagePrivate");
    if (!open) {
      modifiers.addAll(access);
    }
    return modifiers.equals(field.modifiers()) ? field : field.withModifiers(Set.copyOf(modifiers));
  }

  private static Member asStatic(Member member) {
    if (member instanceof FieldDecl field) {
      return field.withModifiers(ModifierSet.with(field.modifiers(), Modifier.STATIC));
    }
    if (member instanceof MethodDecl method && !method.isConstructor()) {
      return method.withModifiers(ModifierSet.with(method.modifiers(), Modifier.STATIC));
    }
    if (member instanceof TypeDecl nested) {
      return nested.withMembers(
          ModifierSet.with(nested.modifiers(), Modifier.STATIC), nested.members());
    }
    return member;
  }
}
