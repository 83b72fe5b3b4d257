package dev.watertight.analysis;

import dev.watertight.analysis.Birth.Certainty;
import dev.watertight.analysis.Birth.Grade;
import dev.watertight.analysis.Leak.Cause;
import dev.watertight.analysis.Leak.Extent;
import dev.watertight.model.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges the ways out of a body: which resources are still open there, and whether that counts. */
final class Verdict {
  private final Body body;
  private final WaysOut ways;
  private final Map<Place, Open> open = new LinkedHashMap<>();

  /** Where one resource is found open. */
  private static final class Open {
    private final Obligation obligation;
    private final @Nullable String holder;
    private boolean released;
    private boolean handedOver;
    private @Nullable Exit normal;
    private @Nullable Exit exceptional;

    Open(Obligation obligation, @Nullable String holder) {
      this.obligation = obligation;
      this.holder = holder;
    }
  }

  private record Exit(Place place, Cause cause) {}

  Verdict(Body body, WaysOut ways) {
    this.body = body;
    this.ways = ways;
  }

  List<Leak> leaks() {
    ways.ways().forEach((way, taken) -> taken.forEach((t, place) -> exit(way, t, place)));
    body.overwritten()
        .forEach((id, place) -> found(id).normal = new Exit(place, Cause.OVERWRITTEN));
    body.forgotten().forEach((id, place) -> found(id).normal = new Exit(place, Cause.END));
    for (Obligation obligation : body.obligations()) {
      Open found = open.get(obligation.place());
      if (found != null) {
        found.released |= obligation.isReleased();
        found.handedOver |= obligation.isHandedOver();
      }
    }
    List<Leak> leaks = new ArrayList<>();
    for (Open found : open.values()) {
      Leak leak = leak(found);
      if (leak != null) {
        leaks.add(leak);
      }
    }
    return leaks;
  }

  private void exit(WayOut way, WaysOut.Taken taken, Place place) {
    State state = taken.state();
    Set<Integer> carried = taken.value() instanceof Value.Handle h ? h.ids() : Set.of();
    if (way.kind() != WayOut.Kind.THROW) {
      carried.forEach(id -> body.obligation(id).handedOver());
    }
    state
        .open()
        .forEach(
            (id, held) -> {
              if (!counts(id, held, way, carried, state)) {
                return;
              }
              Open found = found(id);
              boolean thrown = way.kind() == WayOut.Kind.THROW;
              if (!thrown && !held.afterThrow()) {
                Cause cause = way.kind() == WayOut.Kind.RETURN ? Cause.RETURN : Cause.END;
                found.normal = found.normal == null ? new Exit(place, cause) : found.normal;
              } else if (found.exceptional == null) {
                Place where =
                    thrown && !held.afterThrow() ? place : body.throwers().getOrDefault(id, place);
                Cause cause = thrown && way.explicit() ? Cause.THROW : Cause.MAY_THROW;
                found.exceptional = new Exit(where, cause);
              }
            });
  }

  private boolean counts(int id, Held held, WayOut way, Set<Integer> carried, State state) {
    Obligation obligation = body.obligation(id);
    boolean thrown = way.kind() == WayOut.Kind.THROW;
    if (obligation.isParameter() || !thrown && (carried.contains(id) || held.stored())) {
      return false;
    }
    // Closing the lender closes what it lent: one word about the lender is enough.
    if (held.parent() >= 0
        && state.isOpen(held.parent())
        && !carried.contains(held.parent())
        && body.obligation(held.parent()).birth().certainty() == Certainty.SURE) {
      return false;
    }
    if (thrown && held.forgiven()) {
      return false;
    }
    boolean exceptional = thrown || held.afterThrow();
    if (obligation.isExceptionalOnly() && (!exceptional || way.explicit())) {
      return false;
    }
    // Where the body closes it later itself, no call before took it over.
    return exceptional && obligation.isReleased()
        || !held.lastSeenByUnresolved() && (!held.doubtful() || obligation.isReleased());
  }

  private Open found(int id) {
    Obligation obligation = body.obligation(id);
    return open.computeIfAbsent(
        obligation.place(), p -> new Open(obligation, body.holders().get(id)));
  }

  private @Nullable Leak leak(Open found) {
    Birth birth = found.obligation.birth();
    if (birth.certainty() == Certainty.ON_EVIDENCE && !found.released) {
      return null;
    }
    boolean kept = found.holder != null || found.released || found.handedOver;
    if (birth.certainty() == Certainty.IF_DROPPED && (kept || found.normal == null)) {
      return null;
    }
    Exit exit = found.normal != null ? found.normal : found.exceptional;
    if (exit == null) {
      return null;
    }
    Extent extent =
        found.normal == null
            ? Extent.EXCEPTIONAL_ONLY
            : found.released || found.handedOver ? Extent.SOME_NORMAL_WAY : Extent.ALWAYS;
    return new Leak(
        found.obligation.place(),
        birth.type(),
        birth.grade() == Grade.STORAGE,
        birth.borrowed(),
        extent,
        exit.place(),
        exit.cause(),
        birth.certainty() == Certainty.SURE,
        found.released,
        found.handedOver,
        found.holder);
  }
}
