package dev.watertight.errorprone;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.SourcePositions;
import dev.watertight.analysis.FileSource;
import dev.watertight.javac.JavacFrontEnd;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.SourceFile;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The models of the files that are compiled, as far as memory has room for them; others are read
 * again when a rule asks. They are made from the source alone, so that they are the same whatever
 * the compiler has done so far.
 */
final class Models implements FileSource {
  /** Bytes of heap for each character, as {@code watertight scan} measured it. */
  private static final long BYTES_PER_CHARACTER = 8;

  private final JavacFrontEnd frontEnd = new JavacFrontEnd();
  private final Map<String, Source> sources = new HashMap<>();
  private final Map<String, SourceFile> kept = new HashMap<>();
  private long room = Runtime.getRuntime().maxMemory() / 8;

  /**
   * Takes in a file.
   *
   * @return null where it cannot be read
   */
  @Nullable SourceFile add(Entered file, SourcePositions positions) {
    Source source = file.source();
    CompilationUnitTree unit = file.unit();
    String text = source.text();
    FrontEnd.Parsed parsed =
        unit == null || isRewritten(text)
            ? frontEnd.read(source.path(), text)
            : lower(source, text, unit, positions);
    SourceFile model = parsed instanceof FrontEnd.Read read ? read.file() : null;
    sources.put(source.path(), source);
    long weight = text.length() * BYTES_PER_CHARACTER;
    if (model != null && weight <= room) {
      room -= weight;
      kept.put(source.path(), model);
    }
    return model;
  }

  private FrontEnd.Parsed lower(
      Source source, String text, CompilationUnitTree unit, SourcePositions positions) {
    try {
      return JavacFrontEnd.lower(source.path(), text, unit, positions);
    } catch (StackOverflowError e) {
      return frontEnd.read(source.path(), text);
    }
  }

  /** Whether a processor may have rewritten the trees of this text, as Lombok does. */
  static boolean isRewritten(String text) {
    return text.contains("lombok");
  }

  boolean has(String path) {
    return sources.containsKey(path);
  }

  @Override
  public @Nullable SourceFile load(String path) {
    SourceFile model = kept.get(path);
    Source source = sources.get(path);
    if (model != null || source == null) {
      return model;
    }
    return frontEnd.read(path, source.text()) instanceof FrontEnd.Read read ? read.file() : null;
  }
}
