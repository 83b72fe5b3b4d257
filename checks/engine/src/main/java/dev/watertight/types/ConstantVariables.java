package dev.watertight.types;

import dev.watertight.model.Expr;
import dev.watertight.model.Place;
import dev.watertight.model.TypeName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of final variables: those of a body, and fields of any class of the checkout. */
final class ConstantVariables {
  private final FileTyping typing;
  private final TypeLookup lookup;
  private final Set<Object> open = new HashSet<>();

  ConstantVariables(FileTyping typing) {
    this.typing = typing;
    this.lookup = typing.lookup();
  }

  /** The value of an expression of the file, null where it is not constant. */
  @Nullable Object of(Expr expression) {
    return new Constants(this::value).of(expression);
  }

  private @Nullable Object value(Expr name) {
    Variable variable = typing.variable(name);
    if (variable == null || !variable.isFinal()) {
      return null;
    }
    if (variable.isField()) {
      return field(variable);
    }
    Local local = typing.bindings().used(name);
    Expr value = local == null ? null : typing.bindings().initializer(local);
    if (local == null || value == null || !open.add(local)) {
      return null;
    }
    Object found = of(value);
    open.remove(local);
    return found;
  }

  private @Nullable Object field(Variable variable) {
    KnownType owner = lookup.find(variable.owner());
    if (owner == null || !(owner.shape() instanceof SourceShape source)) {
      return null;
    }
    for (FieldRow field : source.row().fields()) {
      if (field.name().equals(variable.name()) && field.constant() != null) {
        String key = variable.owner() + "#" + variable.name();
        if (!open.add(key)) {
          return null;
        }
        Object found = new Constants(name -> inScope(name, source.body())).of(field.constant());
        open.remove(key);
        return found;
      }
    }
    return null;
  }

  /** The value of a name in the initialiser of a field of some file. */
  private @Nullable Object inScope(Expr name, Scope scope) {
    Variable variable = null;
    if (name instanceof Expr.Name simple) {
      variable = simple(simple.identifier(), scope);
    } else if (name instanceof Expr.Select select) {
      String owner = dotted(select.target());
      variable = owner == null ? null : declared(owner, select.name(), scope);
    }
    return variable == null || !variable.isFinal() ? null : field(variable);
  }

  private @Nullable Variable simple(String name, Scope scope) {
    for (Scope s = scope; s != null; s = s.parent()) {
      Variable found = s.className() == null ? null : in(s.className(), name);
      if (found != null) {
        return found;
      }
    }
    FileScope file = scope.file();
    for (String owner : file.file().imports().members().getOrDefault(name, List.of())) {
      Variable found = in(file.qualified(owner), name);
      if (found != null) {
        return found;
      }
    }
    for (String owner : file.file().imports().membersOnDemand()) {
      Variable found = in(file.qualified(owner), name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable Variable declared(String owner, String name, Scope scope) {
    Type type = scope.resolve(new TypeName(new Place(0, 0), owner, List.of(), 0));
    return type.isUnknown() ? null : in(type.name(), name);
  }

  private @Nullable Variable in(String className, String name) {
    Members.Field field = Members.field(Type.of(className), name, lookup);
    return field == null ? null : field.variable();
  }

  private static @Nullable String dotted(Expr expression) {
    if (expression instanceof Expr.Name name) {
      return name.identifier();
    }
    if (expression instanceof Expr.Select select) {
      String before = dotted(select.target());
      return before == null ? null : before + "." + select.name();
    }
    return null;
  }
}
