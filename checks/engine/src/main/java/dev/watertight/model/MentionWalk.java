package dev.watertight.model;

import org.jspecify.annotations.Nullable;

/** Takes the names of a model into {@link Mentions}. */
final class MentionWalk {
  private final Mentions.Builder names;

  MentionWalk(Mentions.Builder names) {
    this.names = names;
  }

  void type(TypeDecl type) {
    if (Annotation.has(type.annotations(), "Aspect")) {
      names.advises();
    }
    for (Member member : type.members()) {
      if (member instanceof MethodDecl method) {
        names.declares(method.name());
        method.parameters().forEach(this::parameter);
        if (method.body() != null) {
          body(method.body());
        }
      } else if (member instanceof FieldDecl field) {
        names.holds(field.type().name());
        if (field.initializer() != null) {
          Nodes.expressions(field.initializer(), false, this::expression);
        }
      } else if (member instanceof Initializer initializer) {
        body(initializer.body());
      } else if (member instanceof TypeDecl nested) {
        type(nested);
      }
    }
  }

  private void body(Stmt body) {
    Nodes.statements(body, this::statement);
  }

  private void statement(Stmt s) {
    if (s instanceof Stmt.Local local) {
      names.local(name(local.type()), local.name());
    } else if (s instanceof Stmt.Try attempt) {
      if (!attempt.resources().isEmpty()) {
        names.manages();
      }
    } else if (s instanceof Stmt.Switch choice) {
      choice.cases().forEach(c -> c.patterns().forEach(this::pattern));
    } else if (s instanceof Stmt.LocalType local) {
      type(local.type());
    }
    for (Expr e : Nodes.expressionsOf(s)) {
      Nodes.expressions(e, false, this::expression);
    }
  }

  private void expression(Expr e) {
    if (e instanceof Expr.Call call) {
      names.calls(call.name(), call.target() != null);
    } else if (e instanceof Expr.New creation) {
      names.creates(creation.type().name());
      if (creation.body() != null) {
        type(creation.body());
      }
    } else if (e instanceof Expr.Lambda lambda) {
      lambda.parameters().forEach(this::parameter);
      body(lambda.body());
    } else if (e instanceof Expr.MethodRef reference) {
      reference(reference);
    } else if (e instanceof Expr.Select select) {
      names.uses(select.name());
    } else if (e instanceof Expr.Assign assign && assign.target() instanceof Expr.Name name) {
      names.assigns(name.identifier());
    } else if (e instanceof Expr.Name name) {
      names.names(name.identifier());
    } else if (e instanceof Expr.InstanceOf test) {
      pattern(test.pattern());
    } else if (e instanceof Expr.SwitchExpr) {
      // It has statements of its own.
      names.isBeyondTelling();
    }
  }

  private void reference(Expr.MethodRef reference) {
    if (!reference.name().equals("new")) {
      names.uses(reference.name());
    } else if (reference.target() instanceof Expr.Name name) {
      names.creates(name.identifier());
    } else if (reference.target() instanceof Expr.Select select) {
      names.creates(select.name());
    }
  }

  private void pattern(Pattern pattern) {
    if (pattern instanceof Pattern.OfType ofType) {
      String binding = ofType.binding();
      if (binding != null) {
        names.parameter(name(ofType.type()), binding);
      }
    } else if (pattern instanceof Pattern.OfRecord record) {
      record.components().forEach(this::pattern);
    }
  }

  private void parameter(Parameter parameter) {
    names.parameter(name(parameter.type()), parameter.name());
  }

  private static @Nullable String name(@Nullable TypeName type) {
    return type == null ? null : type.name();
  }
}
