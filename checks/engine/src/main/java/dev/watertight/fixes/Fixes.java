package dev.watertight.fixes;

import dev.watertight.analysis.Leak;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.model.Edit;
import dev.watertight.model.Expr;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import org.jspecify.annotations.Nullable;

/** Makes leaks, and what goes with them, go away where that is safe beyond doubt. Thread-safe. */
public final class Fixes {
  private final World world;
  private final Closers closers;

  /** Fixes for the files of a world. */
  public Fixes(World world, Catalogue catalogue) {
    this.world = world;
    this.closers = new Closers(world, catalogue);
  }

  /** What closes a resource on every way out, null where no change is known to be safe. */
  public @Nullable Edit unclosed(Leak leak, SourceFile file, Typing typing) {
    return switch (leak.cause()) {
      case FIELD ->
          new FieldClose(file, typing, world, closers).edit(leak.created(), leak.holder());
      case OVERWRITTEN -> null;
      default -> new TryWithResources(leak, file, typing, world, closers).edit();
    };
  }

  /**
   * What closes a field where its class closes others, null where no change is known to be safe.
   *
   * @param filled what fills the field, in its class
   * @param field name of the field
   * @param closer name of the method that passes it over and is known to be run
   */
  public @Nullable Edit forgotten(
      Place filled, String field, String closer, SourceFile file, Typing typing) {
    return new FieldClose(file, typing, world, closers).edit(filled, field, closer);
  }

  /**
   * What clears a dialog state also when the work before it fails, null where no change is known to
   * be safe.
   *
   * @param clear the call that clears
   * @param work the place of the work that may fail
   */
  public @Nullable Edit clearInFinally(Expr clear, Place work, SourceFile file, Typing typing) {
    return new ClearInFinally(clear, work, file, typing).edit();
  }
}
