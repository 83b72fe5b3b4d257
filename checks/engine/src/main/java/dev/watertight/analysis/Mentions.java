package dev.watertight.analysis;

import dev.watertight.model.Annotation;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.ImportDecl;
import dev.watertight.model.Initializer;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.Parameter;
import dev.watertight.model.Pattern;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.model.TypeName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The names in a file by which it shows whether it may have something to do with resources: all
 * that is kept of most files between the two phases of a scan. Immutable.
 */
public final class Mentions {
  private final String path;
  private final List<String> types;
  private final List<String> called;
  private final List<String> declared;
  private final List<String> held;
  private final boolean closing;
  private final boolean managing;
  private final boolean advising;

  private Mentions(
      String path,
      Set<String> types,
      Set<String> called,
      Set<String> declared,
      Set<String> held,
      boolean closing,
      boolean managing,
      boolean advising,
      UnaryOperator<String> interner) {
    this.path = path;
    this.types = types.stream().map(interner).toList();
    this.called = called.stream().map(interner).toList();
    this.declared = declared.stream().map(interner).toList();
    this.held = held.stream().map(interner).toList();
    this.closing = closing;
    this.managing = managing;
    this.advising = advising;
  }

  /**
   * What a file mentions.
   *
   * @param interner gives one object for equal names
   */
  public static Mentions of(SourceFile file, UnaryOperator<String> interner) {
    Collector collector = new Collector();
    file.imports().forEach(collector::imported);
    file.types().forEach(collector::type);
    collector.types.addAll(collector.assignedTypes());
    return new Mentions(
        file.path(),
        collector.types,
        collector.called,
        collector.declared,
        collector.held,
        collector.closing,
        collector.managing,
        collector.advising,
        interner);
  }

  /** Path of the file. */
  public String path() {
    return path;
  }

  /** Names, as written, of the types that are created or that variables have. */
  public List<String> types() {
    return types;
  }

  /**
   * Names of the methods that are called or referred to, and of fields that are selected or that a
   * static import may mean.
   */
  public List<String> called() {
    return called;
  }

  /** Names of the methods that are declared. */
  public List<String> declared() {
    return declared;
  }

  /** Names, as written, of the types of fields. */
  public List<String> held() {
    return held;
  }

  /** Whether a try-with-resources statement closes something. */
  public boolean managing() {
    return managing;
  }

  /** Whether a class is an aspect, whose code runs around that of others. */
  public boolean advising() {
    return advising;
  }

  /** Whether something is closed, or what is opened is beyond telling by names. */
  boolean closing() {
    return closing;
  }

  private static final class Collector {
    private final Set<String> types = new HashSet<>();
    private final Set<String> called = new HashSet<>();
    private final Set<String> declared = new HashSet<>();
    private final Set<String> held = new HashSet<>();
    private final Set<String> assigned = new HashSet<>();
    private final Set<String> others = new HashSet<>();
    private final Set<String> parameters = new HashSet<>();
    private final Set<String> imported = new HashSet<>();
    private boolean anyImported;
    private boolean closing;
    private boolean managing;
    private boolean advising;

    void imported(ImportDecl declaration) {
      anyImported |= declaration.kind() == ImportDecl.Kind.STATIC_ON_DEMAND;
      if (declaration.kind() == ImportDecl.Kind.STATIC_MEMBER) {
        imported.add(declaration.name().substring(declaration.name().lastIndexOf('.') + 1));
      }
    }

    void type(TypeDecl type) {
      advising |= Annotation.has(type.annotations(), "Aspect");
      for (Member member : type.members()) {
        if (member instanceof MethodDecl method) {
          declared.add(method.name());
          method.parameters().forEach(this::parameter);
          if (method.body() != null) {
            body(method.body());
          }
        } else if (member instanceof FieldDecl field) {
          held.add(field.type().name());
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
        if (local.type() == null) {
          others.add(local.name());
        } else {
          types.add(local.type().name());
        }
      } else if (s instanceof Stmt.Try attempt) {
        managing |= !attempt.resources().isEmpty();
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
        called.add(call.name());
        closing |= call.name().equals("close") && call.target() != null;
      } else if (e instanceof Expr.New creation) {
        types.add(creation.type().name());
        if (creation.body() != null) {
          type(creation.body());
        }
      } else if (e instanceof Expr.Lambda lambda) {
        lambda.parameters().forEach(this::parameter);
        body(lambda.body());
      } else if (e instanceof Expr.MethodRef reference) {
        reference(reference);
      } else if (e instanceof Expr.Select select) {
        called.add(select.name());
      } else if (e instanceof Expr.Assign assign && assign.target() instanceof Expr.Name name) {
        assigned.add(name.identifier());
      } else if (e instanceof Expr.Name name
          && (anyImported || imported.contains(name.identifier()))) {
        called.add(name.identifier());
      } else if (e instanceof Expr.InstanceOf test) {
        pattern(test.pattern());
      } else if (e instanceof Expr.SwitchExpr) {
        closing = true;
      }
    }

    private void reference(Expr.MethodRef reference) {
      if (!reference.name().equals("new")) {
        called.add(reference.name());
      } else if (reference.target() instanceof Expr.Name name) {
        types.add(name.identifier());
      } else if (reference.target() instanceof Expr.Select select) {
        types.add(select.name());
      }
    }

    private void pattern(Pattern pattern) {
      if (pattern instanceof Pattern.OfType ofType) {
        String binding = ofType.binding();
        if (binding != null) {
          type(ofType.type(), binding);
        }
      } else if (pattern instanceof Pattern.OfRecord record) {
        record.components().forEach(this::pattern);
      }
    }

    private void parameter(Parameter parameter) {
      type(parameter.type(), parameter.name());
    }

    private void type(@Nullable TypeName type, String variable) {
      if (type == null) {
        others.add(variable);
      } else {
        parameters.add(variable + " " + type.name());
      }
    }

    /** Types of parameters that are used as variables; of inferred ones the types are not known. */
    private Set<String> assignedTypes() {
      Set<String> found = new HashSet<>();
      for (String parameter : parameters) {
        int space = parameter.indexOf(' ');
        if (assigned.contains(parameter.substring(0, space))) {
          found.add(parameter.substring(space + 1));
        }
      }
      closing |= assigned.stream().anyMatch(others::contains);
      return found;
    }
  }
}
