package dev.watertight.scan.source;

import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import dev.watertight.model.Annotation;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.ImpliedModifiers;
import dev.watertight.model.Modifier;
import dev.watertight.model.Parameter;
import dev.watertight.model.Place;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.model.TypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lowers fields, local variables and parameters. */
final class VariableLowering {
  private final Lowering lowering;

  VariableLowering(Lowering lowering) {
    this.lowering = lowering;
  }

  List<FieldDecl> fields(FieldDeclaration declaration, TypeDecl.Kind enclosing) {
    Set<Modifier> modifiers =
        ImpliedModifiers.ofField(ModifierLowering.modifiers(declaration.getModifiers()), enclosing);
    List<Annotation> annotations = lowering.modifiers().annotations(declaration.getAnnotations());
    List<FieldDecl> fields = new ArrayList<>(1);
    for (VariableDeclarator variable : declaration.getVariables()) {
      fields.add(
          new FieldDecl(
              lowering.places().of(variable),
              lowering.places().of(variable.getName()),
              variable.getNameAsString(),
              lowering.types().lower(variable.getType()),
              modifiers,
              annotations,
              initializer(variable)));
    }
    return fields;
  }

  List<Stmt> locals(VariableDeclarationExpr declaration) {
    return locals(declaration, ModifierLowering.modifiers(declaration.getModifiers()));
  }

  /** A resource that is opened in the head of a try; it is final even if that is not written. */
  Stmt resource(Expression resource) {
    if (!(resource instanceof VariableDeclarationExpr declaration)) {
      return new Stmt.Expression(lowering.places().of(resource), lowering.expression(resource));
    }
    Set<Modifier> modifiers = EnumSet.of(Modifier.FINAL);
    modifiers.addAll(ModifierLowering.modifiers(declaration.getModifiers()));
    return locals(declaration, Collections.unmodifiableSet(modifiers)).get(0);
  }

  Parameter parameter(com.github.javaparser.ast.body.Parameter parameter) {
    @Nullable TypeName type = lowering.types().variable(parameter.getType());
    return new Parameter(
        lowering.places().of(parameter.getName()),
        parameter.getNameAsString(),
        type == null || !parameter.isVarArgs() ? type : type.withMoreDimensions(1),
        parameter.isVarArgs(),
        ModifierLowering.modifiers(parameter.getModifiers()),
        lowering.modifiers().annotations(parameter.getAnnotations()));
  }

  List<Parameter> parameters(List<com.github.javaparser.ast.body.Parameter> parameters) {
    return parameters.isEmpty() ? List.of() : parameters.stream().map(this::parameter).toList();
  }

  private List<Stmt> locals(VariableDeclarationExpr declaration, Set<Modifier> modifiers) {
    List<Annotation> annotations = lowering.modifiers().annotations(declaration.getAnnotations());
    List<Stmt> locals = new ArrayList<>(1);
    for (VariableDeclarator variable : declaration.getVariables()) {
      Place name = lowering.places().of(variable.getName());
      Stmt.Local written =
          new Stmt.Local(
              lowering.places().of(variable),
              name,
              variable.getNameAsString(),
              lowering.types().variable(variable.getType()),
              modifiers,
              annotations,
              initializer(variable));
      locals.add(lowering.normal().local(written));
    }
    return locals;
  }

  private @Nullable Expr initializer(VariableDeclarator variable) {
    Expression written = variable.getInitializer().orElse(null);
    return written == null ? null : lowering.expression(written);
  }
}
