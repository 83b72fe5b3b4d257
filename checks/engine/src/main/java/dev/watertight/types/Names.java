package dev.watertight.types;

import dev.watertight.model.Expr;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells variables, classes and packages apart. */
final class Names {
  private final FileTyping typing;
  private final IdentityHashMap<Expr, Named> known = new IdentityHashMap<>();

  Names(FileTyping typing) {
    this.typing = typing;
  }

  /** What an expression names. */
  Named of(Expr expression) {
    if (!(expression instanceof Expr.Name) && !(expression instanceof Expr.Select)) {
      return expression instanceof Expr.TypeUse use
          ? new Named.OfType(typing.resolve(use.type()))
          : Named.Nothing.NOTHING;
    }
    Named found = known.get(expression);
    if (found == null) {
      found =
          expression instanceof Expr.Name name ? simple(name) : selected((Expr.Select) expression);
      known.put(expression, found);
    }
    return found;
  }

  private Named simple(Expr.Name name) {
    String identifier = name.identifier();
    Expr selector = typing.bindings().selector(name);
    if (selector != null) {
      Members.Field constant = field(typing.typeOf(selector), identifier);
      if (constant != null) {
        return variable(constant);
      }
    }
    Scope scope = typing.bindings().at(name.place().start());
    Local local = typing.bindings().used(name);
    int localDepth = local == null ? 0 : local.depth();
    for (Scope s = scope; s != null && s.depth() > localDepth; s = s.parent()) {
      Members.Field field =
          s.className() == null ? null : field(Type.of(s.className()), identifier);
      if (field != null) {
        return variable(field);
      }
    }
    if (local != null) {
      Variable variable = local.variable(typing);
      return new Named.OfVariable(variable, variable.type());
    }
    Members.Field imported = imported(identifier, scope.file());
    if (imported != null) {
      return variable(imported);
    }
    String type = scope.known(identifier);
    if (type == null && looksLikeClass(identifier)) {
      type = scope.file().guess(identifier);
    }
    return type != null ? new Named.OfType(Type.of(type)) : new Named.OfPackage(identifier);
  }

  private Members.@Nullable Field imported(String name, FileScope file) {
    Imports imports = file.file().imports();
    for (String owner : imports.members().getOrDefault(name, List.of())) {
      Members.Field field = field(Type.of(file.qualified(owner)), name);
      if (field != null) {
        return field;
      }
    }
    for (String owner : imports.membersOnDemand()) {
      Members.Field field = field(Type.of(file.qualified(owner)), name);
      if (field != null) {
        return field;
      }
    }
    return null;
  }

  private static Named variable(Members.Field field) {
    return new Named.OfVariable(field.variable(), field.type());
  }

  private Members.@Nullable Field field(Type receiver, String name) {
    return Members.field(receiver, name, typing.lookup());
  }

  private Named selected(Expr.Select select) {
    Named target = of(select.target());
    if (target instanceof Named.OfPackage p) {
      return inPackage(p.name(), select.name());
    }
    if (target instanceof Named.OfType t) {
      Members.Field field = field(t.type(), select.name());
      if (field != null) {
        return variable(field);
      }
      String nested = typing.scope().nested(t.type().name(), select.name());
      if (nested == null && looksLikeClass(select.name())) {
        nested = t.type().name() + "$" + select.name();
      }
      return nested == null ? Named.Nothing.NOTHING : new Named.OfType(Type.of(nested));
    }
    Members.Field field = field(typing.typeOf(select.target()), select.name());
    return field == null ? Named.Nothing.NOTHING : variable(field);
  }

  private Named inPackage(String packageName, String name) {
    String dotted = packageName + "." + name;
    if (typing.lookup().find(dotted) != null) {
      return new Named.OfType(Type.of(dotted));
    }
    // One segment may as well be an inherited field of which nothing is known.
    if (Character.isUpperCase(name.charAt(0))
        && packageName.indexOf('.') > 0
        && packageName.chars().noneMatch(Character::isUpperCase)) {
      return new Named.OfType(Type.of(dotted));
    }
    return new Named.OfPackage(dotted);
  }

  /** Whether an identifier is spelt like a class, not like a constant. */
  static boolean looksLikeClass(String name) {
    return !name.isEmpty()
        && Character.isUpperCase(name.charAt(0))
        && name.chars().anyMatch(Character::isLowerCase);
  }
}
