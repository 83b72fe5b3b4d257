package dev.watertight.types;

import dev.watertight.model.FieldDecl;
import dev.watertight.model.Initializer;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Parameter;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeDecl;
import dev.watertight.model.TypeName;
import org.jspecify.annotations.Nullable;

/** Walks the declarations of a file and binds the names in their bodies. */
final class Binder {
  private final Bindings bindings;
  private final Locals locals;
  private final StatementBinder statements;
  private final boolean later;

  private Binder(Bindings bindings, Scope scope, boolean later) {
    this.bindings = bindings;
    this.locals = new Locals(scope);
    this.statements = new StatementBinder(bindings, locals, this);
    this.later = later;
  }

  /** What a file declares; its bodies are walked when something in them is asked for. */
  static Bindings bind(SourceFile file, Scope outside) {
    Bindings bindings = new Bindings(outside);
    Binder binder = new Binder(bindings, outside, true);
    for (TypeDecl type : file.types()) {
      binder.type(type);
      bindings.outermost(type.binaryName());
    }
    bindings.unbound().seal();
    return bindings;
  }

  void type(TypeDecl type) {
    Scope around = locals.scope();
    bindings.type(type, around);
    Scope body = around.withVariables(type.typeParameters()).inClass(type.binaryName());
    bindings.region(type.place(), type.place().end(), body);
    locals.enter(body);
    int mark = locals.mark();
    for (Parameter component : type.recordComponents()) {
      declare(component);
    }
    locals.undo(mark);
    for (Member member : type.members()) {
      if (member instanceof MethodDecl method) {
        bindings.owner(method, type.binaryName());
      }
      if (later && !(member instanceof TypeDecl)) {
        bindings
            .unbound()
            .add(member.place(), () -> new Binder(bindings, body, false).member(member));
      } else {
        member(member);
      }
    }
    locals.enter(around);
  }

  private void member(Member member) {
    if (member instanceof MethodDecl method) {
      method(method);
    } else if (member instanceof FieldDecl field) {
      if (field.initializer() != null) {
        statements.expressions().walk(field.initializer(), new Site.Typed(field.type()));
      }
    } else if (member instanceof Initializer initializer) {
      statements.walk(initializer.body(), null);
    } else if (member instanceof TypeDecl nested) {
      type(nested);
    }
  }

  private void method(MethodDecl method) {
    Scope around = locals.scope();
    Scope scope = around.withVariables(method.typeParameters());
    if (scope != around && (!method.implied() || method.body() != null)) {
      bindings.region(method.place(), method.place().end(), scope);
    }
    locals.enter(scope);
    int mark = locals.mark();
    for (Parameter parameter : method.parameters()) {
      declare(parameter);
    }
    if (method.body() != null) {
      statements.walk(method.body(), method);
    }
    locals.undo(mark);
    locals.enter(around);
  }

  private void declare(Parameter parameter) {
    @Nullable TypeName type = parameter.type();
    Scope scope = locals.scope();
    Local local =
        locals.local(
            Variable.Kind.PARAMETER,
            parameter.name(),
            parameter.place().start(),
            parameter.modifiers(),
            typing -> type == null ? Type.UNKNOWN : scope.resolve(type));
    bindings.declare(parameter, local);
    locals.show(local);
  }
}
