package dev.watertight.scan;

import dev.watertight.model.SourceFile;
import dev.watertight.scan.files.JavaFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The models that memory has room for. A small project stays in memory as a whole; of a large one
 * the first files stay until they have been judged, and others are read again when they are asked
 * for. Thread-safe.
 */
final class Models implements SourceLoader {
  /** Bytes of heap for each character of code, comments and indentation aside; as measured. */
  private static final long BYTES_PER_CHARACTER = 8;

  private final Map<String, JavaFile> files = new HashMap<>();
  private final SourceReaders readers;
  private final long budget;
  private final LinkedHashMap<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long weight;

  private record Kept(SourceFile model, long weight) {}

  /**
   * Holds nothing yet.
   *
   * @param readers for what is not in memory
   * @param budget bytes of heap that models may take
   */
  Models(List<JavaFile> files, SourceReaders readers, long budget) {
    for (JavaFile file : files) {
      this.files.put(file.name(), file);
    }
    this.readers = readers;
    this.budget = budget;
  }

  /** Keeps a model if there is room. */
  void offer(SourceFile model) {
    offer(new Kept(model, weight(model)));
  }

  private synchronized void offer(Kept more) {
    if (weight + more.weight <= budget && kept.put(more.model.path(), more) == null) {
      weight += more.weight;
    }
  }

  /** Gives up the models of other files than these, where room is short. */
  synchronized void prefer(Set<String> paths) {
    if (weight > budget / 10 * 9) {
      List.copyOf(kept.keySet()).stream().filter(path -> !paths.contains(path)).forEach(this::drop);
    }
  }

  /** Gives up a model that is not likely to be asked for again, where room is short. */
  synchronized void release(String path) {
    if (weight > budget / 10 * 9) {
      drop(path);
    }
  }

  @Override
  public @Nullable SourceFile load(String path) {
    return load(List.of(path)).get(0);
  }

  /** Models of several files, in their order; those that memory has not are read together. */
  List<@Nullable SourceFile> load(List<String> paths) {
    Map<String, SourceFile> found = new HashMap<>();
    List<JavaFile> missing = new ArrayList<>();
    for (String path : paths) {
      SourceFile model = find(path);
      JavaFile file = files.get(path);
      if (model != null) {
        found.put(path, model);
      } else if (file != null) {
        missing.add(file);
      }
    }
    if (!missing.isEmpty()) {
      // What is wrong with a file was said when it was read first.
      for (Reading reading : readers.read(missing)) {
        if (reading.model() != null) {
          found.put(reading.file().name(), reading.model());
          keep(new Kept(reading.model(), weight(reading.model())));
        }
      }
    }
    List<@Nullable SourceFile> models = new ArrayList<>();
    for (String path : paths) {
      models.add(found.get(path));
    }
    return models;
  }

  private synchronized @Nullable SourceFile find(String path) {
    Kept known = kept.get(path);
    return known == null ? null : known.model;
  }

  private synchronized void keep(Kept more) {
    Iterator<Kept> eldest = kept.values().iterator();
    while (weight + more.weight > budget && eldest.hasNext()) {
      weight -= eldest.next().weight;
      eldest.remove();
    }
    offer(more);
  }

  private void drop(String path) {
    Kept dropped = kept.remove(path);
    if (dropped != null) {
      weight -= dropped.weight;
    }
  }

  private static long weight(SourceFile model) {
    return 500 + model.text().length() + BYTES_PER_CHARACTER * code(model.text());
  }

  /** Characters that are neither indentation nor on a line of a comment, about. */
  private static long code(String text) {
    long code = 0;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      while (start < end && text.charAt(start) <= ' ') {
        start++;
      }
      boolean comment =
          text.startsWith("*", start)
              || text.startsWith("/*", start)
              || text.startsWith("//", start);
      code += comment ? 0 : end - start;
      start = end + 1;
    }
    return code;
  }
}
