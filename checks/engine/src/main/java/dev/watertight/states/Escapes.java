package dev.watertight.states;

import dev.watertight.analysis.FileSource;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which failures leave project methods. Kept once found; of a recursion nothing is known. */
final class Escapes {
  private static final int DEPTH = 6;

  private final Bodies bodies;
  private final Catching catching;
  private final Risks risks;
  private final DialogStates states;
  private final Map<String, Optional<Risk>> known = new ConcurrentHashMap<>();
  private final ThreadLocal<Progress> progress = ThreadLocal.withInitial(Progress::new);

  /** What one thread is looking into. */
  private static final class Progress {
    private final Set<String> methods = new HashSet<>();

    /** What was found with a gap on the way; good until the method asked for first is done. */
    private final Map<String, Optional<Risk>> partial = new HashMap<>();

    private boolean gap;
  }

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
    Optional<Risk> found = known.get(method.id());
    if (found != null) {
      return found.orElse(null);
    }
    Progress now = progress.get();
    found = now.partial.get(method.id());
    if (found != null) {
      now.gap = true;
      return found.orElse(null);
    }
    if (now.methods.size() >= DEPTH || !now.methods.add(method.id())) {
      now.gap = true;
      return null;
    }
    boolean gapBefore = now.gap;
    now.gap = false;
    Risk risk = find(method);
    now.methods.remove(method.id());
    // What was found with a gap on the way depends on who asked first.
    if (!now.gap || now.methods.isEmpty()) {
      known.put(method.id(), Optional.ofNullable(risk));
    } else {
      now.partial.put(method.id(), Optional.ofNullable(risk));
    }
    if (now.methods.isEmpty()) {
      now.partial.clear();
    }
    now.gap = !now.methods.isEmpty() && (now.gap || gapBefore);
    return risk;
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
