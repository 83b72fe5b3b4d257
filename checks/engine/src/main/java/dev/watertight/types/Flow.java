package dev.watertight.types;

import java.util.ArrayList;
import java.util.List;

/** Pattern variables that a condition binds where it is true, and where it is false. */
record Flow(List<Local> whenTrue, List<Local> whenFalse) {
  static final Flow NONE = new Flow(List.of(), List.of());

  boolean isEmpty() {
    return whenTrue.isEmpty() && whenFalse.isEmpty();
  }

  Flow not() {
    return isEmpty() ? this : new Flow(/* whenTrue= */ whenFalse, /* whenFalse= */ whenTrue);
  }

  static List<Local> both(List<Local> some, List<Local> more) {
    if (some.isEmpty() || more.isEmpty()) {
      return some.isEmpty() ? more : some;
    }
    List<Local> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
