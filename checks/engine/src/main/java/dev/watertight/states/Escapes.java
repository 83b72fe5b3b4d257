package dev.watertight.states;

import dev.watertight.analysis.FileSource;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which failures leave project methods. Kept once found; beyond some calls nothing is known. */
final class Escapes {
  private static final int DEPTH = 6;

  private final Bodies bodies;
  private final Catching catching;
  private final Risks risks;
  private final DialogStates states;
  private final Map<Asked, Optional<Risk>> known = new ConcurrentHashMap<>();
  private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

  /**
   * A method and how many calls away it is looked at from. What is found hangs on both and on
   * nothing else, not on who asked before.
   */
  private record Asked(String method, int depth) {}

  Escapes(World world, Catalogue catalogue, FileSource files, DialogStates states) {
    this.bodies = new Bodies(world, files);
    this.catching = new Catching(world);
    this.risks = new Risks(world, catalogue, this);
    this.states = states;
  }

  Bodies bodies() {
    return bodies;
  }

  Risks risks() {
    return risks;
  }

  Catching catching() {
    return catching;
  }

  void know(SourceFile file, Typing typing) {
    bodies.know(file, typing);
  }

  boolean hasBody(MethodInfo method) {
    Bodies.Found found = bodies.find(method);
    return found != null && found.method().body() != null
        || !bodies.implementations(method).isEmpty();
  }

  /** The most telling failure that leaves a method, null for none. */
  @Nullable Risk of(MethodInfo method) {
    int now = depth.get();
    if (now == DEPTH) {
      return null;
    }
    Asked asked = new Asked(method.id(), now);
    Optional<Risk> found = known.get(asked);
    if (found == null) {
      depth.set(now + 1);
      try {
        found = Optional.ofNullable(find(method));
      } finally {
        depth.set(now);
      }
      known.put(asked, found);
    }
    return found.orElse(null);
  }

  private @Nullable Risk find(MethodInfo method) {
    Bodies.Found found = bodies.find(method);
    if (found == null) {
      return null;
    }
    Stmt.Block body = found.method().body();
    if (body != null) {
      return escaping(body, found.typing());
    }
    for (MethodInfo implementation : bodies.implementations(method)) {
      Risk risk = of(implementation);
      if (risk != null) {
        return risk;
      }
    }
    return null;
  }

  // Where the state is kept in Redis too, what else fails there says more.
  private static final Comparator<Risk> TELLING =
      Comparator.comparing(Risk::kind)
          .thenComparing(Risk::redis)
          .thenComparing(r -> r.place().start())
          .thenComparing(Risk::what);

  private @Nullable Risk escaping(Stmt.Block body, Typing typing) {
    FailureFlow flow =
        new FailureFlow(typing, risks, catching, new AllFailures(states, typing, body));
    return flow.run(body).thrown().stream().min(TELLING).orElse(null);
  }
}
