package dev.watertight.analysis;

import dev.watertight.analysis.Calls.ArgumentFate;
import dev.watertight.model.Expr;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.Parameter;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import dev.watertight.types.TypeInfo;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Summaries of project methods, made when first asked for and kept. A method that is asked for
 * while it is being summarised is unknown there; what was found with such a gap is not kept, so
 * results do not depend on who asks first. Thread-safe.
 */
final class Summaries {
  /** Calls of calls deeper than this are unknown. */
  private static final int DEPTH = 8;

  private static final int IMPLEMENTATIONS = 6;

  private final ResourceFacts facts;
  private final FileSource files;
  private final Owners owners;
  private final Openings openings;
  private final Escapes escapes;
  private final Map<String, Boolean> releasing = new ConcurrentHashMap<>();
  private final Map<String, Summary> known = new ConcurrentHashMap<>();
  private final ThreadLocal<Progress> progress = ThreadLocal.withInitial(Progress::new);

  /** What one thread is summarising. */
  private static final class Progress {
    private final Set<String> methods = new HashSet<>();

    /** What was found with a gap on the way; good until the method asked for first is done. */
    private final Map<String, Summary> partial = new HashMap<>();

    private boolean gap;
  }

  Summaries(ResourceFacts facts, FileSource files) {
    this.facts = facts;
    this.files = files;
    this.owners = new Owners(facts, files);
    this.openings = new Openings(facts, this);
    this.escapes = new Escapes(facts, this);
  }

  Summary of(Invocation invocation) {
    MethodInfo method = invocation.method();
    return method == null || method.origin() != Origin.PROJECT ? Summary.UNKNOWN : of(method);
  }

  private Summary of(MethodInfo method) {
    String id = method.id();
    Summary summary = known.get(id);
    if (summary != null) {
      return summary;
    }
    Progress now = progress.get();
    summary = now.partial.get(id);
    if (summary != null) {
      now.gap = true;
      return summary;
    }
    if (now.methods.size() >= DEPTH || !now.methods.add(id)) {
      now.gap = true;
      return Summary.UNKNOWN;
    }
    boolean gapBefore = now.gap;
    now.gap = false;
    try {
      summary = make(method);
      if (!now.gap || now.methods.size() == 1) {
        known.put(id, summary);
      } else {
        now.partial.put(id, summary);
      }
      return summary;
    } finally {
      now.methods.remove(id);
      if (now.methods.isEmpty()) {
        now.partial.clear();
      }
      now.gap = !now.methods.isEmpty() && (now.gap || gapBefore);
    }
  }

  private Summary make(MethodInfo method) {
    Found found = find(method);
    if (found == null) {
      return Summary.UNKNOWN;
    }
    if (found.method.body() == null) {
      return ofImplementations(method);
    }
    try {
      return summarise(found, found.method.body());
    } catch (Body.GivenUp e) {
      return Summary.UNKNOWN;
    }
  }

  record Found(SourceFile file, Typing typing, TypeDecl type, MethodDecl method) {}

  /** Whether a method of the project closes what its object owns. */
  boolean releasesReceiver(Invocation invocation) {
    MethodInfo method = invocation.method();
    return method != null && method.origin() == Origin.PROJECT && releasesReceiver(method, DEPTH);
  }

  // In broken code classes extend each other, so the way down has an end.
  private boolean releasesReceiver(MethodInfo method, int depth) {
    if (depth == 0) {
      return false;
    }
    Boolean known = releasing.get(method.id());
    if (known == null) {
      Found found = find(method);
      Stmt.Block body = found == null ? null : found.method.body();
      if (found != null && body != null) {
        known = closesOwnField(found, body);
      } else {
        List<MethodInfo> implementations = implementations(method);
        known =
            !implementations.isEmpty()
                && implementations.stream().allMatch(m -> releasesReceiver(m, depth - 1));
      }
      releasing.put(method.id(), known);
    }
    return known;
  }

  /** Which bodies may open something. */
  Openings openings() {
    return openings;
  }

  /** Which methods let exceptions out. */
  Escapes escapes() {
    return escapes;
  }

  /** Which project types own resources. */
  Owners owners() {
    return owners;
  }

  @Nullable Found find(MethodInfo method) {
    String path = facts.world().fileOf(method.owner());
    SourceFile file = path == null ? null : files.load(path);
    if (file == null) {
      return null;
    }
    Typing typing = facts.typings().of(file);
    for (TypeDecl type : file.types()) {
      Found found = find(method, file, typing, type);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Found find(
      MethodInfo method, SourceFile file, Typing typing, TypeDecl type) {
    if (type.binaryName().equals(method.owner())) {
      List<MethodDecl> candidates =
          type.methods()
              .filter(
                  m ->
                      m.name().equals(method.name())
                          && m.parameters().size() == method.parameters().size())
              .toList();
      for (MethodDecl m : candidates) {
        if (candidates.size() == 1 || typing.info(m).id().equals(method.id())) {
          return new Found(file, typing, type, m);
        }
      }
    }
    if (method.owner().startsWith(type.binaryName() + "$")) {
      for (Member member : type.members()) {
        if (member instanceof TypeDecl nested) {
          Found found = find(method, file, typing, nested);
          if (found != null) {
            return found;
          }
        }
      }
    }
    return null;
  }

  private Summary ofImplementations(MethodInfo method) {
    Summary all = null;
    for (MethodInfo implementation : implementations(method)) {
      Summary one = of(implementation);
      if (one.isUnknown()) {
        return Summary.UNKNOWN;
      }
      all = all == null ? one : both(all, one);
    }
    return all == null ? Summary.UNKNOWN : all;
  }

  /** The methods of direct subtypes that implement a method; none where there are too many. */
  List<MethodInfo> implementations(MethodInfo method) {
    List<MethodInfo> implementations = new ArrayList<>();
    for (String subtype : facts.world().subtypes(method.owner())) {
      TypeInfo info = facts.world().type(subtype);
      for (MethodInfo m : info == null ? List.<MethodInfo>of() : info.methods()) {
        if (m.name().equals(method.name()) && m.parameters().size() == method.parameters().size()) {
          implementations.add(m);
        }
      }
      if (implementations.size() > IMPLEMENTATIONS) {
        return List.of();
      }
    }
    return implementations;
  }

  private static Summary both(Summary a, Summary b) {
    List<ArgumentFate> fates = new ArrayList<>();
    for (int i = 0; i < Math.min(a.fates().size(), b.fates().size()); i++) {
      ArgumentFate one = a.fates().get(i);
      fates.add(one == b.fates().get(i) ? one : ArgumentFate.STORED);
    }
    Birth fresh = a.fresh() != null && b.fresh() != null ? a.fresh() : null;
    return new Summary(
        fresh,
        a.mayReturnNull() || b.mayReturnNull(),
        fates,
        a.neverReturns() && b.neverReturns(),
        a.releasesReceiver() && b.releasesReceiver(),
        a.isUnknown() || b.isUnknown());
  }

  private Summary summarise(Found found, Stmt.Block block) {
    MethodDecl method = found.method;
    Body body =
        new Body(
            found.file,
            found.typing,
            facts,
            Relevance.of(found.file, found.typing, List.of(block)),
            this,
            method.isConstructor() ? found.type.binaryName() : "");
    State state = State.EMPTY;
    List<Integer> ids = new ArrayList<>();
    for (Parameter parameter : method.parameters()) {
      Variable variable = found.typing.declared(parameter);
      Type type = variable.type();
      boolean mayHold = !type.isPrimitive() && !type.equals(Type.STRING);
      int id = mayHold ? body.parameter(parameter.place(), ResourceFacts.onEvidence(type)) : -1;
      ids.add(id);
      if (mayHold) {
        state = state.opened(id, Held.FRESH).with(variable, Value.Handle.of(id));
      }
    }
    WaysOut ways = new WaysOut();
    Collection<State> end = new Interpreter(body).run(block, List.of(state), ways);
    Map<WaysOut.Taken, Place> returns = ways.removeWithValues(WayOut.RETURN);
    List<WaysOut.Taken> exits = new ArrayList<>(returns.keySet());
    end.forEach(s -> exits.add(new WaysOut.Taken(s, Value.UNKNOWN)));
    List<ArgumentFate> fates =
        ids.stream().map(id -> id < 0 ? ArgumentFate.BORROWED : fate(body, id, exits)).toList();
    boolean says = !isJustNull(block);
    return new Summary(
        method.isConstructor() ? null : fresh(body, returns.keySet()),
        returns.keySet().stream().anyMatch(t -> t.value() == Value.NULL),
        fates,
        exits.isEmpty(),
        closesOwnField(found, block),
        !says);
  }

  static boolean isJustNull(Stmt.Block block) {
    return block.statements().size() == 1
        && block.statements().get(0) instanceof Stmt.Return r
        && r.value() instanceof Expr.Literal literal
        && literal.isNull();
  }

  private static ArgumentFate fate(Body body, int id, List<WaysOut.Taken> exits) {
    Obligation obligation = body.obligation(id);
    boolean borrowed = false;
    boolean unresolved = false;
    boolean returned = false;
    for (WaysOut.Taken exit : exits) {
      Held held = exit.state().open().get(id);
      boolean given = exit.value() instanceof Value.Handle handle && handle.ids().contains(id);
      if (given && held != null && !held.stored()) {
        returned = true;
      } else if (held != null) {
        if (held.stored()) {
          return ArgumentFate.STORED;
        }
        unresolved |= held.doubtful();
        borrowed = true;
      }
    }
    if (returned) {
      // Kept on some ways and given back on all: whether the caller owns it nobody can tell.
      return obligation.isHandedOver() ? ArgumentFate.STORED : ArgumentFate.RETURNED;
    }
    if (obligation.isReleased()) {
      return ArgumentFate.RELEASED;
    }
    if (obligation.isHandedOver()) {
      return ArgumentFate.STORED;
    }
    return unresolved && borrowed ? ArgumentFate.UNRESOLVED : ArgumentFate.BORROWED;
  }

  private static @Nullable Birth fresh(Body body, Set<WaysOut.Taken> returns) {
    Birth fresh = null;
    for (WaysOut.Taken exit : returns) {
      if (exit.value() == Value.NULL) {
        continue;
      }
      if (!(exit.value() instanceof Value.Handle handle)) {
        return null;
      }
      for (int id : handle.ids()) {
        Obligation obligation = body.obligation(id);
        Held held = exit.state().open().get(id);
        if (obligation.isParameter()
            || held == null
            || held.stored()
            || obligation.birth().certainty().compareTo(Birth.Certainty.ON_EVIDENCE) >= 0) {
          return null;
        }
        fresh = fresh == null ? obligation.birth() : fresh;
      }
    }
    return fresh;
  }

  private static boolean closesOwnField(Found found, Stmt.Block block) {
    boolean[] closes = {false};
    Nodes.expressions(
        block,
        true,
        e -> {
          if (e instanceof Expr.Call call
              && call.target() != null
              && ResourceFacts.isClosing(call.name())) {
            Variable variable = found.typing.variable(call.target());
            closes[0] |= variable != null && variable.isField();
          }
        });
    return closes[0];
  }
}
