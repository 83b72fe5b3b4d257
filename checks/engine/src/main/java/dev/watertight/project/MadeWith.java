package dev.watertight.project;

import dev.watertight.model.Annotation;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Parameter;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a client or pool is made with, as text: equal where nothing shows that two of them go to
 * different servers or databases.
 */
final class MadeWith {
  private static final int DEPTH = 3;

  private final Site site;
  private final Uses uses;
  private final TreeSet<String> parts = new TreeSet<>();
  private boolean given;

  private MadeWith(Site site, Uses uses) {
    this.site = site;
    this.uses = uses;
  }

  /**
   * The settings.
   *
   * @param text equal for equal ones
   * @param given whether some of them are given to the object or method that makes it
   */
  record Text(String text, boolean given) {}

  static Text of(Site site, Uses uses) {
    MadeWith settings = new MadeWith(site, uses);
    settings.creation();
    return new Text(settings.parts.toString(), settings.given);
  }

  private void creation() {
    Expr link = site.expression();
    while (link instanceof Expr.Call call) {
      parts.add(call.name() + values(call.arguments(), DEPTH));
      link = call.target();
    }
    if (link instanceof Expr.New creation) {
      parts.add(values(creation.arguments(), DEPTH).toString());
    } else if (link != null) {
      parts.add(value(link, DEPTH));
    }
    if (site.trail().parent() instanceof Stmt.Local local) {
      setters(site.typing().declared(local));
    } else if (site.trail().parent() instanceof Expr.Assign assign) {
      Variable variable = site.typing().variable(assign.target());
      if (variable != null) {
        setters(variable);
      }
    }
    Member member = site.trail().member();
    if (member instanceof MethodDecl method) {
      method.annotations().stream()
          .filter(a -> a.simpleName().equals("ConfigurationProperties"))
          .forEach(a -> parts.add(text(a.place())));
    }
  }

  private List<String> values(List<Expr> arguments, int depth) {
    return arguments.stream().map(a -> value(a, depth)).toList();
  }

  private String value(Expr e, int depth) {
    Object constant = site.typing().constant(e);
    if (constant != null) {
      return String.valueOf(constant);
    }
    Variable variable = site.typing().variable(e);
    if (variable == null || depth == 0) {
      return e instanceof Expr.New creation && depth > 0
          ? creation.type().simpleName() + values(creation.arguments(), depth - 1)
          : text(e.place());
    }
    if (variable.isField()) {
      return field(variable, depth);
    }
    if (variable.kind() == Variable.Kind.PARAMETER) {
      given = true;
      return parameter(variable);
    }
    setters(variable);
    Expr initializer = initializer(variable);
    return initializer == null ? variable.name() : value(initializer, depth - 1);
  }

  private String field(Variable field, int depth) {
    SourceFile file = uses.fileOf(field.owner());
    if (file == null) {
      return field.name();
    }
    for (Trail trail : uses.names(file).fields(field.name())) {
      if (trail.node() instanceof FieldDecl declared
          && trail.type().binaryName().equals(field.owner())) {
        String annotations = annotations(declared.annotations(), file);
        Expr initializer = declared.initializer();
        if (!annotations.isEmpty()) {
          return annotations;
        }
        if (initializer != null && depth > 0 && file == site.file()) {
          return value(initializer, depth - 1);
        }
        given |= initializer == null && !field.isStatic();
        return initializer == null
            ? field.name()
            : file.text().substring(initializer.place().start(), initializer.place().end());
      }
    }
    return field.name();
  }

  private String parameter(Variable variable) {
    if (site.trail().member() instanceof MethodDecl method) {
      for (Parameter parameter : method.parameters()) {
        if (parameter.name().equals(variable.name())) {
          return annotations(parameter.annotations(), site.file()) + parameter.name();
        }
      }
    }
    return variable.name();
  }

  private static String annotations(List<Annotation> annotations, SourceFile file) {
    StringBuilder text = new StringBuilder();
    for (Annotation annotation : annotations) {
      if (!annotation.values().isEmpty()) {
        text.append(file.text(), annotation.place().start(), annotation.place().end());
      }
    }
    return text.toString();
  }

  /** What is called on a variable in this member, such as {@code config.setJdbcUrl(url)}. */
  private void setters(Variable variable) {
    for (Trail use : named(variable)) {
      if (use.parent() instanceof Expr.Call call
          && call.target() == use.node()
          && !call.arguments().isEmpty()) {
        parts.add(
            call.name()
                + call.arguments().stream().map(a -> String.valueOf(constantOrText(a))).toList());
      }
    }
  }

  private Object constantOrText(Expr e) {
    Object constant = site.typing().constant(e);
    return constant == null ? text(e.place()) : constant;
  }

  private @Nullable Expr initializer(Variable variable) {
    Trail member = site.trail().to(Member.class);
    List<Expr> found = new ArrayList<>();
    if (member != null) {
      Trail.visitBelow(
          member,
          trail -> {
            if (trail.node() instanceof Stmt.Local local
                && local.initializer() != null
                && site.typing().declared(local).equals(variable)) {
              found.add(local.initializer());
            }
          });
    }
    return found.isEmpty() ? null : found.get(0);
  }

  private List<Trail> named(Variable variable) {
    Trail member = site.trail().to(Member.class);
    return member == null
        ? List.of()
        : uses.names(site.file()).names(variable.name()).stream()
            .filter(use -> use.to(Member.class) != null && sameMember(use, member))
            .filter(use -> variable.equals(site.typing().variable((Expr) use.node())))
            .toList();
  }

  private static boolean sameMember(Trail use, Trail member) {
    for (Trail trail = use; trail != null; trail = trail.up()) {
      if (trail.node() == member.node()) {
        return true;
      }
    }
    return false;
  }

  private String text(Place place) {
    return site.file().text().substring(place.start(), place.end());
  }
}
