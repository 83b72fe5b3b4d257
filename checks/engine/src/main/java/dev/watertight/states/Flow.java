package dev.watertight.states;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What reaches a point of a body with the state still kept.
 *
 * @param seen work that was done on the normal way; null where that way is not here, or has cleared
 * @param after failures that were caught and go on from here
 */
record Flow(@Nullable Set<Risk> seen, Set<Risk> after) {
  static final Flow START = new Flow(Set.of(), Set.of());
  static final Flow NONE = new Flow(null, Set.of());

  static Flow caught(Set<Risk> risks) {
    return risks.isEmpty() ? NONE : new Flow(null, risks);
  }

  Flow saw(Risk risk) {
    return seen == null ? this : new Flow(with(seen, Set.of(risk)), after);
  }

  Flow join(Flow other) {
    Set<Risk> both = seen == null ? other.seen : other.seen == null ? seen : with(seen, other.seen);
    return new Flow(both, with(after, other.after));
  }

  private static Set<Risk> with(Set<Risk> some, Set<Risk> more) {
    if (more.isEmpty() || some.isEmpty()) {
      return more.isEmpty() ? some : more;
    }
    Set<Risk> all = new LinkedHashSet<>(some);
    all.addAll(more);
    return all;
  }
}
