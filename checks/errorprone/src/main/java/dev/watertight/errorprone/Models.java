package dev.watertight.errorprone;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;
import dev.watertight.analysis.FileSource;
import dev.watertight.javac.JavacFrontEnd;
import dev.watertight.javac.JavacFrontEnd.Outline;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.Mentions;
import dev.watertight.model.SourceFile;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files that are compiled. What they declare and mention is read at once, the rest when a rule
 * asks for it, and kept as far as memory has room. Models have nothing of what the compiler knows,
 * so that they are the same whatever it has done so far.
 */
final class Models implements FileSource {
  /** Bytes of heap for each character, as {@code watertight scan} measured it. */
  private static final long BYTES_PER_CHARACTER = 8;

  private final JavacFrontEnd frontEnd = new JavacFrontEnd();
  private final Trees trees;
  private final Map<String, Entered> files = new HashMap<>();
  private final Map<String, SourceFile> kept = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private long room = Runtime.getRuntime().maxMemory() / 8;

  Models(Trees trees) {
    this.trees = trees;
  }

  /**
   * Takes in a file.
   *
   * @return null where it cannot be read
   */
  @Nullable Outline add(Entered file) {
    Source source = file.source();
    files.put(source.path(), file);
    String text = source.text();
    CompilationUnitTree unit = isRewritten(text) ? null : file.unit(trees);
    if (unit != null) {
      try {
        return JavacFrontEnd.outline(
            source.path(), text, unit, trees.getSourcePositions(), this::interned);
      } catch (StackOverflowError e) {
        // Nested deeper than this thread has stack; the front end has a larger one.
      }
    }
    SourceFile model = read(source, text);
    return model == null ? null : new Outline(model, Mentions.of(model, this::interned));
  }

  /** Whether a processor may have rewritten the trees of this text, as Lombok does. */
  static boolean isRewritten(String text) {
    return text.contains("lombok");
  }

  boolean has(String path) {
    return files.containsKey(path);
  }

  @Override
  public @Nullable SourceFile load(String path) {
    SourceFile model = kept.get(path);
    Entered file = files.get(path);
    if (model != null || file == null) {
      return model;
    }
    String text = file.source().text();
    model = lower(file, text);
    long weight = text.length() * BYTES_PER_CHARACTER;
    if (model != null && weight <= room) {
      room -= weight;
      kept.put(path, model);
    }
    return model;
  }

  private @Nullable SourceFile lower(Entered file, String text) {
    Source source = file.source();
    CompilationUnitTree unit = isRewritten(text) ? null : file.unit(trees);
    if (unit != null) {
      try {
        return read(JavacFrontEnd.lower(source.path(), text, unit, trees.getSourcePositions()));
      } catch (StackOverflowError e) {
        // As above.
      }
    }
    return read(source, text);
  }

  private @Nullable SourceFile read(Source source, String text) {
    return read(frontEnd.read(source.path(), text));
  }

  private static @Nullable SourceFile read(FrontEnd.Parsed parsed) {
    return parsed instanceof FrontEnd.Read read ? read.file() : null;
  }

  private String interned(String name) {
    String before = names.putIfAbsent(name, name);
    return before == null ? name : before;
  }
}
