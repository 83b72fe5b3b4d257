package dev.watertight.project;

import dev.watertight.analysis.ResourceFacts;
import dev.watertight.model.Expr;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Modifier;
import dev.watertight.model.Parameter;
import dev.watertight.model.Pattern;
import dev.watertight.model.Stmt;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.TypeInfo;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who closes what a field holds, and whether that is ever run. Thread-safe. */
final class Releases {
  /** Getters of getters and setters of setters deeper than this are not followed. */
  private static final int DEPTH = 3;

  /** Methods that take a thing over to close it with others, or that go on to its close. */
  private static final Set<String> COLLECTING =
      Set.of("of", "asList", "ofNullable", "register", "manage", "addCloseable", "closeOnShutdown");

  private final ResourceFacts facts;
  private final Uses uses;
  private final Fates fates;

  Releases(ResourceFacts facts, Uses uses, Fates fates) {
    this.facts = facts;
    this.uses = uses;
    this.fates = fates;
  }

  /**
   * What becomes of the resource in a field.
   *
   * @param sites where it is closed
   * @param unsure whether it goes to code that may close it and is not in sight
   * @param escapes whether other files may come to it
   */
  record Found(List<Site> sites, boolean unsure, boolean escapes) {}

  /** Where what a field holds is closed. */
  Found of(Variable field) {
    Search search = new Search();
    search.field(field, DEPTH);
    return search.found();
  }

  /** Where what a variable of a member holds is closed. */
  Found of(Site site, Variable variable, Trail member) {
    Search search = new Search();
    search.alias(site, variable, member, DEPTH);
    return search.found();
  }

  private final class Search {
    private final List<Site> sites = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private boolean unsure;
    private boolean escapes;

    Found found() {
      return new Found(sites, unsure, escapes);
    }

    void field(Variable field, int depth) {
      if (depth == 0 || !seen.add(field.owner() + '#' + field.name())) {
        return;
      }
      Uses.Found found = uses.usesOf(field);
      unsure |= !found.all();
      found.certain().forEach(site -> use(site, field.type(), depth));
    }

    /** What becomes of a value where it stands. */
    private void use(Site site, Type type, int depth) {
      Trail holder = site.trail().up();
      Object node = holder == null ? null : holder.node();
      if (holder == null) {
        return;
      }
      if (node instanceof Expr.Call call) {
        called(site, site.at(holder), call, type, depth);
      } else if (node instanceof Expr.New creation) {
        passed(site, site.at(holder), creation.arguments().indexOf(site.trail().node()), depth);
      } else if (node instanceof Expr.MethodRef reference) {
        if (closes(type, reference.name())) {
          sites.add(site);
        }
      } else if (node instanceof Expr.Select select && holder.up() != null) {
        // this.field names the field itself; it is a use of its own.
        unsure |= select.target() == site.trail().node() && type.isUnknown();
      } else if (node instanceof Stmt.Try) {
        sites.add(site);
      } else if (node instanceof Stmt.Expression && holder.parent() instanceof Stmt.Try x) {
        if (x.resources().contains(node)) {
          sites.add(site);
        }
      } else if (node instanceof Stmt.Local
          && holder.parent() instanceof Stmt.Try attempt
          && attempt.resources().contains(node)) {
        sites.add(site);
      } else if (node instanceof Stmt.Local local) {
        alias(site, site.typing().declared(local), holder, depth);
      } else if (node instanceof Expr.Cast || node instanceof Expr.Conditional) {
        use(site.at(holder), type, depth);
      } else if (node instanceof Expr.NewArray) {
        unsure = true;
      } else if (node instanceof Expr.InstanceOf test
          && test.pattern() instanceof Pattern.OfType pattern) {
        Variable bound = site.typing().declared(pattern);
        if (bound != null) {
          alias(site, bound, holder, depth);
        }
      } else if (node instanceof Expr.Assign assign && assign.value() == site.trail().node()) {
        Variable target = site.typing().variable(assign.target());
        if (target == null) {
          unsure = true;
        } else if (target.isField()) {
          field(target, depth - 1);
        } else {
          alias(site, target, holder, depth);
        }
      } else if (node instanceof Stmt.Return) {
        returned(site, type, depth);
      }
    }

    void alias(Site site, Variable variable, Trail declaration, int depth) {
      Trail member = declaration.to(Member.class);
      if (member != null && depth > 0 && seen.add(site.file().path() + variable.declaredAt())) {
        for (Trail use : fates.uses(site, variable, member)) {
          use(site.at(use), variable.type(), depth);
        }
      }
    }

    /** The value goes to whoever calls the method. */
    private void returned(Site site, Type type, int depth) {
      MethodDecl method = site.trail().nearest(MethodDecl.class);
      Trail lambda = site.trail().to(Expr.Lambda.class);
      if (method == null || lambda != null || depth == 1) {
        unsure = true;
        return;
      }
      escapes |= !method.modifiers().contains(Modifier.PRIVATE);
      MethodInfo info = site.typing().info(method);
      if (seen.add(info.id())) {
        Uses.Found calls = uses.callsOf(info);
        unsure |= !calls.all();
        calls.certain().forEach(call -> use(call, type, depth - 1));
      }
    }

    private void called(Site site, Site holder, Expr.Call call, Type type, int depth) {
      if (call.target() == site.trail().node()) {
        if (closes(type, call.name()) || isClosingChain(holder.trail())) {
          sites.add(site);
        } else if (facts.leadsToCloser(type, call.name())) {
          use(holder, site.typing().typeOf(call), depth);
        }
        return;
      }
      int index = call.arguments().indexOf(site.trail().node());
      Invocation invocation = site.typing().invocation(call);
      if (ResourceFacts.isTakingBack(call.name()) || facts.helperCloses(invocation, index)) {
        sites.add(site);
      } else if (COLLECTING.contains(call.name())) {
        sites.add(site);
      } else {
        passed(site, holder, index, depth);
      }
    }

    /** The value is given to a method or constructor. */
    private void passed(Site site, Site holder, int index, int depth) {
      Invocation invocation = site.typing().invocation(holder.expression());
      MethodInfo method = invocation.method();
      if (method == null || method.origin() != Origin.PROJECT) {
        // Of code that is not there nobody knows; what a library is given it leaves to its owner.
        String receiver = invocation.receiver().name();
        unsure |=
            facts.world().fileOf(receiver) != null
                || facts.takenOver(invocation, arity(holder)) == index;
        return;
      }
      if (depth > 1 && seen.add(method.id() + index)) {
        parameter(method, index, depth - 1);
      }
    }

    private void parameter(MethodInfo method, int index, int depth) {
      Site declared = uses.declaration(method);
      if (declared == null
          || !(declared.trail().node() instanceof MethodDecl declaration)
          || index >= declaration.parameters().size()) {
        unsure = true;
        return;
      }
      Parameter parameter = declaration.parameters().get(index);
      if (declaration.implied()) {
        TypeInfo owner = facts.world().type(method.owner());
        Variable field = owner == null ? null : owner.field(parameter.name());
        if (field != null) {
          field(field, depth);
        }
        return;
      }
      Variable variable = declared.typing().declared(parameter);
      for (Trail use : fates.uses(declared, variable, declared.trail())) {
        use(declared.at(use), variable.type(), depth);
      }
    }
  }

  private static int arity(Site call) {
    return call.expression() instanceof Expr.Call x
        ? x.arguments().size()
        : call.expression() instanceof Expr.New y ? y.arguments().size() : 0;
  }

  private boolean closes(Type type, String method) {
    return facts.ending(type, method, type.name()) != ResourceFacts.Ending.KEEPS;
  }

  /** Whether a chain of calls ends in a close: client.dispatcher().executorService().shutdown(). */
  private static boolean isClosingChain(Trail call) {
    Trail link = call;
    while (link != null && link.node() instanceof Expr.Call x) {
      boolean refers =
          x.arguments().stream()
              .anyMatch(a -> a instanceof Expr.MethodRef r && ResourceFacts.isClosing(r.name()));
      if (ResourceFacts.isClosing(x.name()) || refers) {
        return true;
      }
      link = link.parent() instanceof Expr.Call outer && outer.target() == x ? link.up() : null;
    }
    return false;
  }
}
