package dev.watertight.analysis;

import dev.watertight.analysis.Birth.Certainty;
import dev.watertight.analysis.Birth.Grade;
import dev.watertight.catalogue.Kind;
import dev.watertight.catalogue.ResourceType;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.Initializer;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Modifier;
import dev.watertight.model.Nodes;
import dev.watertight.model.Place;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resources in private instance fields of one outermost class: those that nothing in the class
 * closes or lets out, and those that a method replaces while the old one is still open. A private
 * field is seen whole in its file, so this needs no other.
 *
 * <p>Pools and clients are left to the rules on long-lived storages: for the life of the process is
 * a fair time for them.
 */
final class FieldLeaks {
  private static final Set<String> AGAIN =
      Set.of("reconnect", "reopen", "renew", "reload", "restart", "recreate", "reset", "refresh");

  private final ResourceFacts facts;
  private final Summaries summaries;
  private final Typing typing;
  private final Map<Variable, Field> fields = new HashMap<>();

  /** What a class does with one of its fields. */
  private static final class Field {
    private final List<Filling> fillings = new ArrayList<>();
    private boolean closed;
    private boolean letOut;
  }

  /**
   * A fresh resource is put into a field.
   *
   * @param method name of the method that does it, null for a constructor or initialiser
   * @param overwrites whether that method did not look at the field before
   */
  private record Filling(
      Expr source, Birth birth, @Nullable String method, boolean overwrites, Place place) {}

  FieldLeaks(ResourceFacts facts, Summaries summaries, Typing typing) {
    this.facts = facts;
    this.summaries = summaries;
    this.typing = typing;
  }

  List<Leak> of(TypeDecl outermost) {
    privateFields(outermost);
    fields.keySet().retainAll(filled(outermost));
    if (fields.isEmpty()) {
      return List.of();
    }
    body(outermost);
    List<Leak> leaks = new ArrayList<>();
    fields.forEach(
        (variable, field) -> {
          if (field.fillings.isEmpty()) {
            return;
          }
          Filling first = field.fillings.get(0);
          if (!field.closed && !field.letOut && !isLongLived(first.birth)) {
            leaks.add(
                leak(
                    variable,
                    first,
                    Leak.Extent.ALWAYS,
                    Leak.Cause.FIELD,
                    first.source.place(),
                    false));
            return;
          }
          boolean filledAtStart = field.fillings.stream().anyMatch(f -> f.method == null);
          for (Filling filling : field.fillings) {
            if (filling.method != null
                && filling.overwrites
                && (filledAtStart || isNamedAgain(filling.method))) {
              leaks.add(
                  leak(
                      variable,
                      filling,
                      Leak.Extent.SOME_NORMAL_WAY,
                      Leak.Cause.OVERWRITTEN,
                      filling.place,
                      filledAtStart));
            }
          }
        });
    return leaks;
  }

  /** Fields into which something fresh is put somewhere; most classes have none. */
  private Set<Variable> filled(TypeDecl outermost) {
    Set<Variable> filled = new HashSet<>();
    if (fields.isEmpty()) {
      return filled;
    }
    initialized(outermost, filled);
    Nodes.expressions(
        outermost,
        e -> {
          if (e instanceof Expr.Assign assign && mayBeFresh(assign.value())) {
            Variable variable = typing.variable(assign.target());
            if (variable != null && fields.containsKey(variable) && fresh(assign.value()) != null) {
              filled.add(variable);
            }
          }
        });
    return filled;
  }

  private void initialized(TypeDecl type, Set<Variable> filled) {
    for (FieldDecl field : type.fields().toList()) {
      if (field.initializer() != null && mayBeFresh(field.initializer())) {
        Variable variable = typing.info(type).field(field.name());
        if (variable != null
            && fields.containsKey(variable)
            && fresh(field.initializer()) != null) {
          filled.add(variable);
        }
      }
    }
    type.types().forEach(nested -> initialized(nested, filled));
  }

  private static boolean mayBeFresh(Expr value) {
    return value instanceof Expr.New || value instanceof Expr.Call || value instanceof Expr.Cast;
  }

  private static Leak leak(
      Variable variable,
      Filling filling,
      Leak.Extent extent,
      Leak.Cause cause,
      Place leaves,
      boolean certain) {
    return new Leak(
        filling.source.place(),
        filling.birth.type(),
        filling.birth.grade() == Grade.STORAGE,
        false,
        extent,
        leaves,
        cause,
        certain,
        false,
        false,
        variable.name());
  }

  private static boolean isNamedAgain(String method) {
    String name = method.toLowerCase(Locale.ROOT);
    return AGAIN.stream().anyMatch(name::startsWith);
  }

  private void privateFields(TypeDecl type) {
    for (Variable field : typing.info(type).fields()) {
      FieldDecl declared =
          type.fields().filter(f -> f.name().equals(field.name())).findFirst().orElse(null);
      if (declared != null && !field.isStatic() && isSeenWhole(declared, type)) {
        fields.put(field, new Field());
      }
    }
    type.types().forEach(this::privateFields);
  }

  /** Whether nobody outside this file is likely to touch a field. */
  private boolean isSeenWhole(FieldDecl field, TypeDecl type) {
    if (field.modifiers().contains(Modifier.PRIVATE)) {
      return true;
    }
    return !field.modifiers().contains(Modifier.PUBLIC)
        && !field.modifiers().contains(Modifier.PROTECTED)
        && field.annotations().isEmpty()
        && facts.world().subtypes(type.binaryName()).isEmpty();
  }

  private void body(TypeDecl type) {
    for (Member member : type.members()) {
      if (member instanceof TypeDecl nested) {
        body(nested);
      } else if (member instanceof FieldDecl field && field.initializer() != null) {
        Variable variable = typing.info(type).field(field.name());
        if (variable != null) {
          filled(variable, field.initializer(), null, false, field.place());
        }
        expression(field.initializer(), null, new HashSet<>());
      } else if (member instanceof Initializer initializer) {
        statement(initializer.body(), null);
      } else if (member instanceof MethodDecl method && method.body() != null) {
        statement(method.body(), method.isConstructor() ? null : method.name());
      }
    }
  }

  private void statement(Stmt.Block block, @Nullable String method) {
    Set<Variable> looked = new HashSet<>();
    Nodes.statements(
        block,
        s -> {
          itself(s, looked);
          for (Expr e : Nodes.expressionsOf(s)) {
            expression(e, method, looked);
          }
        });
  }

  /** What a statement does, but for the expressions in it. */
  private void itself(Stmt s, Set<Variable> looked) {
    if (s instanceof Stmt.Try x) {
      x.resources().forEach(this::managed);
    } else if (s instanceof Stmt.Return x) {
      out(x.value());
    } else if (s instanceof Stmt.Yield x) {
      out(x.value());
    } else if (s instanceof Stmt.Local x) {
      out(x.initializer());
      look(x.initializer(), looked);
    } else if (s instanceof Stmt.ForEach x) {
      out(x.iterable());
    } else if (s instanceof Stmt.LocalType x) {
      body(x.type());
    }
  }

  private void managed(Stmt resource) {
    Expr e = resource instanceof Stmt.Expression x ? x.expression() : null;
    Field field = e == null ? null : field(e);
    if (field != null) {
      field.closed = true;
    }
  }

  private @Nullable Field field(Expr e) {
    if (e instanceof Expr.Cast cast) {
      return field(cast.operand());
    }
    Variable variable = typing.variable(e);
    return variable == null ? null : fields.get(variable);
  }

  private void out(@Nullable Expr e) {
    if (e instanceof Expr.Conditional c) {
      out(c.whenTrue());
      out(c.whenFalse());
    } else if (e instanceof Expr.Cast c) {
      out(c.operand());
    } else if (e != null) {
      Field field = field(e);
      if (field != null) {
        field.letOut = true;
      }
    }
  }

  private void expression(Expr root, @Nullable String method, Set<Variable> looked) {
    Nodes.expressions(
        root,
        false,
        e -> {
          if (e instanceof Expr.Assign x) {
            assigned(x, method, looked);
          } else if (e instanceof Expr.Call x) {
            called(x, looked);
          } else if (e instanceof Expr.New x) {
            x.arguments().forEach(this::out);
            if (x.body() != null) {
              body(x.body());
            }
          } else if (e instanceof Expr.Lambda x) {
            statement(x.body(), method);
          } else if (e instanceof Expr.MethodRef x) {
            referred(x);
          } else if (e instanceof Expr.NewArray x && x.elements() != null) {
            x.elements().forEach(this::out);
          } else if (e instanceof Expr.SwitchExpr x) {
            // Its expressions are visited with those around it.
            x.cases()
                .forEach(c -> c.body().forEach(s -> Nodes.statements(s, in -> itself(in, looked))));
          } else if (e instanceof Expr.Binary x) {
            look(x.left(), looked);
            look(x.right(), looked);
          }
        });
  }

  private void look(@Nullable Expr e, Set<Variable> looked) {
    Variable variable = e == null ? null : typing.variable(e);
    if (variable != null && fields.containsKey(variable)) {
      looked.add(variable);
    }
  }

  private void assigned(Expr.Assign x, @Nullable String method, Set<Variable> looked) {
    out(x.value());
    look(x.value(), looked);
    Variable variable = typing.variable(x.target());
    if (variable != null && fields.containsKey(variable)) {
      filled(variable, x.value(), method, !looked.contains(variable), x.place());
    }
  }

  private void filled(
      Variable variable, Expr value, @Nullable String method, boolean overwrites, Place place) {
    Field field = fields.get(variable);
    Birth birth = field == null ? null : fresh(value);
    if (field != null && birth != null) {
      field.fillings.add(new Filling(value, birth, method, overwrites, place));
    }
  }

  private void called(Expr.Call x, Set<Variable> looked) {
    if (x.target() != null) {
      look(x.target(), looked);
      Field field = field(x.target());
      if (field != null && ResourceFacts.isClosing(x.name())) {
        field.closed = true;
      }
    } else if (ResourceFacts.isClosing(x.name())
        || summaries.releasesReceiver(typing.invocation(x))) {
      looked.addAll(fields.keySet());
    }
    for (Expr argument : x.arguments()) {
      look(argument, looked);
      Field field = field(argument);
      if (field != null) {
        field.closed |= ResourceFacts.isTakingBack(x.name());
        field.letOut |= !isBorrowed(x, argument);
      }
    }
  }

  private boolean isBorrowed(Expr.Call call, Expr argument) {
    Invocation invocation = typing.invocation(call);
    MethodInfo method = invocation.method();
    return method != null
        && method.origin() == Origin.PLATFORM
        && facts.isCloseable(typing.typeOf(argument))
        && method.parameters().stream().anyMatch(facts::isCloseable);
  }

  private void referred(Expr.MethodRef x) {
    Field field = field(x.target());
    if (field != null) {
      field.closed |= ResourceFacts.isClosing(x.name());
      field.letOut |= !ResourceFacts.isClosing(x.name());
    }
  }

  /** What a fresh resource this expression creates, null for none; wrappers are looked through. */
  private @Nullable Birth fresh(Expr e) {
    if (e instanceof Expr.Cast cast) {
      return fresh(cast.operand());
    }
    if (e instanceof Expr.New creation && creation.body() == null) {
      int wrapped = facts.wrapped(creation, typing);
      if (wrapped >= 0) {
        return fresh(creation.arguments().get(wrapped));
      }
      for (Expr argument : creation.arguments()) {
        if (facts.isCloseable(typing.typeOf(argument))) {
          return fresh(argument);
        }
      }
      return counted(facts.created(creation, typing));
    }
    if (e instanceof Expr.Call call) {
      Invocation invocation = typing.invocation(call);
      MethodInfo method = invocation.method();
      if (method != null && method.origin() == Origin.PROJECT) {
        return facts.mayGive(method.returns()) ? counted(summaries.of(invocation).fresh()) : null;
      }
      return counted(facts.obtained(call, invocation, typing));
    }
    return null;
  }

  private @Nullable Birth counted(@Nullable Birth birth) {
    if (birth == null || birth.certainty() != Certainty.SURE) {
      return null;
    }
    return facts.entry(birth.type()) == null ? null : birth;
  }

  /** Whether the life of the process is a fair time for it to be open. */
  private boolean isLongLived(Birth birth) {
    ResourceType entry = facts.entry(birth.type());
    return entry == null || entry.pooled() || entry.kind() == Kind.EXECUTOR;
  }
}
