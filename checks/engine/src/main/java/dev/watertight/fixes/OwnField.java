package dev.watertight.fixes;

import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Modifier;
import dev.watertight.model.Nodes;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of a class, with all that is put into it in its file. */
record OwnField(TypeDecl type, FieldDecl field, Variable variable, List<Expr> values) {
  /** The field of that name in the innermost class around a place that has one, null for none. */
  static @Nullable OwnField around(
      Place place, @Nullable String name, SourceFile file, Typing typing) {
    for (TypeDecl type : Site.of(file, place).types()) {
      for (FieldDecl field : type.fields().toList()) {
        Variable variable =
            field.name().equals(name) ? typing.info(type).field(field.name()) : null;
        if (variable != null) {
          return new OwnField(type, field, variable, values(field, variable, file, typing));
        }
      }
    }
    return null;
  }

  private static List<Expr> values(
      FieldDecl field, Variable variable, SourceFile file, Typing typing) {
    List<Expr> values = new ArrayList<>();
    if (field.initializer() != null) {
      values.add(field.initializer());
    }
    for (TypeDecl type : file.types()) {
      Nodes.expressions(
          type,
          e -> {
            if (e instanceof Expr.Assign assign
                && variable.equals(typing.variable(assign.target()))) {
              values.add(assign.value());
            }
          });
    }
    return values;
  }

  String name() {
    return field.name();
  }

  /** Whether nobody else may own what the field holds, or hold what this field owns. */
  boolean holdsOnlyItsOwn(Place filled) {
    return field.modifiers().contains(Modifier.PRIVATE)
        && !field.modifiers().contains(Modifier.STATIC)
        && values.stream().allMatch(value -> isOwn(value, filled))
        && type.methods().noneMatch(this::isFilledBy);
  }

  /** Whether a method that has no body in the file, such as one of Lombok, fills the field. */
  private boolean isFilledBy(MethodDecl method) {
    return method.implied() && method.parameters().stream().anyMatch(p -> p.name().equals(name()));
  }

  private static boolean isOwn(Expr value, Place filled) {
    return value instanceof Expr.Literal
        || value instanceof Expr.New
        || value.place().equals(filled);
  }

  /** Whether no object of the class is ever seen with the field empty. */
  boolean isNeverNull() {
    return field.modifiers().contains(Modifier.FINAL)
        && !values.isEmpty()
        && values.stream().allMatch(value -> value instanceof Expr.New || isExecutor(value));
  }

  private static boolean isExecutor(Expr value) {
    return value instanceof Expr.Call call
        && call.target() instanceof Expr.Name factory
        && factory.identifier().equals("Executors");
  }
}
