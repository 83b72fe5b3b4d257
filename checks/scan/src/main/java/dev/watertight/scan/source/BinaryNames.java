package dev.watertight.scan.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Names the types of a file; local and anonymous ones are numbered within the type around them. */
final class BinaryNames {
  private final Deque<Body> open = new ArrayDeque<>();

  /** Enters the body of a top-level type of this name. */
  String topLevel(String binaryName) {
    return enter(binaryName);
  }

  /** Enters the body of a member type. */
  String member(String simpleName) {
    return enter(open.element().binaryName() + "$" + simpleName);
  }

  /** Enters the body of the next local class of this simple name, empty for an anonymous one. */
  String local(String simpleName) {
    Body around = open.element();
    int number = around.counts().merge(simpleName, 1, Integer::sum);
    return enter(around.binaryName() + "$" + number + simpleName);
  }

  /** Leaves the body entered last. */
  void leave() {
    open.remove();
  }

  private String enter(String binaryName) {
    open.push(new Body(binaryName, new HashMap<>(2)));
    return binaryName;
  }

  private record Body(String binaryName, Map<String, Integer> counts) {}
}
