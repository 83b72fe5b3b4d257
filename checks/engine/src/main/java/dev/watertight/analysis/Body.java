package dev.watertight.analysis;

import dev.watertight.model.Expr;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One body under analysis: what it is about, and what was found about its resources so far. */
final class Body {
  /** Steps of interpretation for one body before it is given up; never reached by sane code. */
  private static final int BUDGET = 200_000;

  final SourceFile file;
  final Typing typing;
  final ResourceFacts facts;
  final Relevance relevance;
  private final Summaries summaries;

  /** Class whose constructor or instance initialiser this is, else empty. */
  final String underConstruction;

  private final List<Obligation> obligations = new ArrayList<>();
  private final IdentityHashMap<Expr, Integer> sites = new IdentityHashMap<>();
  private final GuardedCloses guarded = new GuardedCloses();
  private final Map<Integer, String> holders = new HashMap<>();
  private final Map<Integer, Place> overwritten = new HashMap<>();
  private final Map<Integer, Place> forgotten = new HashMap<>();
  private final Map<Integer, Place> throwers = new HashMap<>();
  private int loopDepth;
  private int budget = BUDGET;

  Body(
      SourceFile file,
      Typing typing,
      ResourceFacts facts,
      Relevance relevance,
      Summaries summaries,
      String underConstruction) {
    this.file = file;
    this.typing = typing;
    this.facts = facts;
    this.relevance = relevance;
    this.summaries = summaries;
    this.underConstruction = underConstruction;
  }

  /** Thrown when a body is given up. */
  static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1;

    GivenUp() {
      super("too many ways through a body", null, false, false);
    }
  }

  Summaries summaries() {
    return summaries;
  }

  void step() {
    if (--budget < 0) {
      throw new GivenUp();
    }
  }

  void enterLoop() {
    loopDepth++;
  }

  void leaveLoop() {
    loopDepth--;
  }

  int loopDepth() {
    return loopDepth;
  }

  GuardedCloses guarded() {
    return guarded;
  }

  /** A state in which what a closing method is there to close is closed or somebody else's. */
  State withoutClosing(State state) {
    Set<Integer> closing =
        obligations.stream()
            .filter(Obligation::isExceptionalOnly)
            .map(Obligation::id)
            .collect(Collectors.toSet());
    return closing.isEmpty() ? state : state.handedOver(closing);
  }

  Obligation obligation(int id) {
    return obligations.get(id);
  }

  List<Obligation> obligations() {
    return obligations;
  }

  int parameter(Place place, Birth birth) {
    obligations.add(new Obligation(obligations.size(), place, birth, 0, true));
    return obligations.size() - 1;
  }

  int received(Place place, Birth birth) {
    obligations.add(new Obligation(obligations.size(), place, birth, 0, false));
    return obligations.size() - 1;
  }

  /** A resource is born; the instance of an earlier round, if still open, becomes the older one. */
  State born(Expr site, Birth birth, Held held, State state) {
    Integer known = sites.get(site);
    if (known == null) {
      known = obligations.size();
      sites.put(site, known);
      obligations.add(new Obligation(known, site.place(), birth, loopDepth, false));
      obligations.add(new Obligation(known + 1, site.place(), birth, loopDepth, false));
    }
    State before = state;
    if (before.isOpen(known)) {
      Held old = before.open().get(known);
      if (before.isReachable(known) || (old != null && old.stored())) {
        before = before.ended(Set.of(known + 1)).renamed(known, known + 1);
      } else {
        forgotten(known, site.place(), before);
      }
    }
    return before.opened(known, held);
  }

  int idOf(Expr site) {
    Integer id = sites.get(site);
    return id == null ? -1 : id;
  }

  void holds(Variable variable, Value.Handle handle) {
    for (int id : handle.ids()) {
      holders.putIfAbsent(id, variable.name());
    }
  }

  Map<Integer, String> holders() {
    return holders;
  }

  void lost(int id, Place place, State state) {
    Held held = state.open().get(id);
    if (held != null && !held.stored() && !held.lastSeenByUnresolved()) {
      overwritten.putIfAbsent(id, place);
    }
  }

  /** The next round of a loop creates another one while nothing leads to this one any more. */
  private void forgotten(int id, Place place, State state) {
    Held held = state.open().get(id);
    if (held != null && !held.stored() && !held.lastSeenByUnresolved() && !held.afterThrow()) {
      forgotten.putIfAbsent(id, place);
    }
  }

  Map<Integer, Place> forgotten() {
    return forgotten;
  }

  Map<Integer, Place> overwritten() {
    return overwritten;
  }

  void thrownAt(State state, Place place) {
    for (int id : state.open().keySet()) {
      throwers.putIfAbsent(id, place);
    }
  }

  Map<Integer, Place> throwers() {
    return throwers;
  }

  State released(Value.Handle handle, State state) {
    handle.ids().forEach(id -> obligations.get(id).released());
    return state.ended(handle.ids());
  }

  State handedOver(Value value, State state) {
    if (value instanceof Value.Handle handle) {
      handle.ids().forEach(id -> obligations.get(id).handedOver());
      return state.handedOver(handle.ids());
    }
    if (value instanceof Value.ColdClose cold) {
      return released(new Value.Handle(cold.ids()), state);
    }
    return state;
  }
}
