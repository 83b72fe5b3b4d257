package dev.watertight.analysis;

import dev.watertight.model.SourceFile;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import org.jspecify.annotations.Nullable;

/**
 * The typings of the files that a thread had to do with last: a body that calls into another file
 * mostly does so more than once. A typing is for one thread. Thread-safe.
 */
public final class Typings {
  private static final int KEPT = 192;

  private final World world;
  private final ThreadLocal<Latest<Reading, Typing>> last =
      ThreadLocal.withInitial(() -> new Latest<>(KEPT));

  /** A file as it was read once; two readings of one path are two files. */
  private static final class Reading {
    private final SourceFile file;

    Reading(SourceFile file) {
      this.file = file;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Reading reading && reading.file == file;
    }

    @Override
    public int hashCode() {
      return file.path().hashCode();
    }
  }

  /** None yet. */
  public Typings(World world) {
    this.world = world;
  }

  /** Names and types of a file, for the thread that asks. */
  public Typing of(SourceFile file) {
    Reading reading = new Reading(file);
    Typing known = last.get().get(reading);
    if (known != null) {
      return known;
    }
    Typing typing = world.typing(file);
    last.get().put(reading, typing);
    return typing;
  }

  /** Takes in a typing that was made elsewhere. */
  public void add(SourceFile file, Typing typing) {
    last.get().put(new Reading(file), typing);
  }
}
