package dev.watertight.scan.source;

import dev.watertight.model.BinaryNames;
import java.util.ArrayDeque;
import java.util.Deque;

/** The types whose bodies are being lowered, innermost first; each entering returns the name. */
final class OpenTypes {
  private final BinaryNames names = new BinaryNames();
  private final Deque<String> open = new ArrayDeque<>();

  /** Enters a top-level type; the package is empty for none. */
  String topLevel(String packageName, String simpleName) {
    return enter(BinaryNames.topLevel(packageName, simpleName));
  }

  String member(String simpleName) {
    return enter(BinaryNames.member(open.element(), simpleName));
  }

  /** Enters a local class, or an anonymous one, whose simple name is empty. */
  String local(String simpleName) {
    return enter(names.local(open.element(), simpleName));
  }

  /** Leaves the type entered last. */
  void leave() {
    open.remove();
  }

  private String enter(String binaryName) {
    open.push(binaryName);
    return binaryName;
  }
}
