package dev.watertight.analysis;

import dev.watertight.model.SourceFile;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The typings of the files that a thread had to do with last: a body that calls into another file
 * mostly does so more than once. A typing is for one thread. Thread-safe.
 */
public final class Typings {
  private static final int KEPT = 24;

  private final World world;
  private final ThreadLocal<Deque<Known>> last = ThreadLocal.withInitial(ArrayDeque::new);

  private record Known(SourceFile file, Typing typing) {}

  /** None yet. */
  public Typings(World world) {
    this.world = world;
  }

  /** Names and types of a file, for the thread that asks. */
  public Typing of(SourceFile file) {
    for (Known known : last.get()) {
      if (known.file == file) {
        return known.typing;
      }
    }
    Typing typing = world.typing(file);
    add(file, typing);
    return typing;
  }

  /** Takes in a typing that was made elsewhere. */
  public void add(SourceFile file, Typing typing) {
    Deque<Known> known = last.get();
    known.removeIf(k -> k.file == file);
    known.addFirst(new Known(file, typing));
    if (known.size() > KEPT) {
      known.removeLast();
    }
  }
}
