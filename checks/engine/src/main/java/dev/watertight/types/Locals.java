package dev.watertight.types;

import dev.watertight.model.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The local variables that are visible at the point where a walk stands. */
final class Locals {
  private final Map<String, Local> visible = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<@Nullable Local> hidden = new ArrayList<>();
  private Scope scope;

  Locals(Scope scope) {
    this.scope = scope;
  }

  /** What type names mean here. */
  Scope scope() {
    return scope;
  }

  void enter(Scope other) {
    scope = other;
  }

  Local local(
      Variable.Kind kind,
      String name,
      int offset,
      Set<Modifier> modifiers,
      Function<FileTyping, Type> type) {
    return new Local(kind, name, offset, modifiers.contains(Modifier.FINAL), scope.depth(), type);
  }

  void show(Local local) {
    names.add(local.name());
    hidden.add(visible.put(local.name(), local));
  }

  void show(List<Local> locals) {
    locals.forEach(this::show);
  }

  int mark() {
    return names.size();
  }

  /** Hides what was shown since the mark. */
  void undo(int mark) {
    for (int i = names.size() - 1; i >= mark; i--) {
      String name = names.remove(i);
      Local before = hidden.remove(i);
      if (before == null) {
        visible.remove(name);
      } else {
        visible.put(name, before);
      }
    }
  }

  @Nullable Local find(String name) {
    return visible.get(name);
  }
}
