package dev.watertight.states;

import dev.watertight.model.Stmt;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The try statements around a point, and what failures meet on their way out of them. */
final class Frames {
  private final List<Frame> frames = new ArrayList<>();
  private final Typing typing;
  private final Catching catching;
  private final Ways ways;
  private final boolean forgivesInput;
  private final Map<Risk, Stmt.Catch> caughtBy = new HashMap<>();

  Frames(Typing typing, Catching catching, Ways ways, boolean forgivesInput) {
    this.typing = typing;
    this.catching = catching;
    this.ways = ways;
    this.forgivesInput = forgivesInput;
  }

  /** One try statement, or the boundary of a lambda that has none to look through. */
  static final class Frame {
    final List<Stmt.Catch> catches;
    final boolean hasFinally;
    final boolean boundary;
    final IdentityHashMap<Stmt.Catch, Set<Risk>> caught = new IdentityHashMap<>();
    final Set<Risk> escaping = new LinkedHashSet<>();
    final Set<Risk> returning = new LinkedHashSet<>();

    Frame(List<Stmt.Catch> catches, boolean hasFinally, boolean boundary) {
      this.catches = catches;
      this.hasFinally = hasFinally;
      this.boundary = boundary;
    }

    /** What a clause caught; nothing where the user is asked again on purpose. */
    Set<Risk> caughtBy(Stmt.Catch clause) {
      return caught.getOrDefault(clause, Set.of());
    }
  }

  Frame enter(List<Stmt.Catch> catches, boolean hasFinally, boolean boundary) {
    Frame frame = new Frame(catches, hasFinally, boundary);
    frames.add(frame);
    return frame;
  }

  void leave() {
    frames.remove(frames.size() - 1);
  }

  int depth() {
    return frames.size();
  }

  /** Whether a jump out to this depth passes a finally block. */
  boolean passesFinally(int depth) {
    return frames.subList(depth, frames.size()).stream().anyMatch(f -> f.hasFinally);
  }

  void raise(Risk risk, Type thrown) {
    for (int i = frames.size() - 1; i >= 0; i--) {
      Frame frame = frames.get(i);
      for (Stmt.Catch clause : frame.catches) {
        if (catching.catches(clause, thrown, typing)) {
          caughtBy.put(risk, clause);
          frame.caught.computeIfAbsent(clause, c -> new LinkedHashSet<>()).add(risk);
          return;
        }
      }
      if (frame.hasFinally) {
        frame.escaping.add(risk);
        return;
      }
      if (frame.boundary) {
        break;
      }
    }
    ways.thrown().add(risk);
  }

  /** A caught failure whose way leaves the body by return or at its end. */
  void end(Risk risk) {
    for (int i = frames.size() - 1; i >= 0; i--) {
      Frame frame = frames.get(i);
      if (frame.hasFinally) {
        frame.returning.add(risk);
        return;
      }
      if (frame.boundary) {
        return;
      }
    }
    Stmt.Catch clause = caughtBy.get(risk);
    if (clause != null) {
      ways.swallowed().putIfAbsent(risk, clause);
    }
  }

  /** What is to be thought of a clause's catch: those that it was written for are forgiven. */
  Set<Risk> kept(Frame frame, Stmt.Catch clause) {
    Set<Risk> caught = frame.caughtBy(clause);
    boolean input =
        forgivesInput
            && (catching.isForInput(clause)
                || caught.stream().anyMatch(r -> r.kind() == Risk.Kind.PARSING));
    return input ? Set.of() : caught;
  }
}
