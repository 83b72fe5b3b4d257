package dev.watertight.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.watertight.model.FrontEnd.Failed;
import dev.watertight.model.FrontEnd.Parsed;
import dev.watertight.model.FrontEnd.Read;
import dev.watertight.model.FrontEnd.Text;
import dev.watertight.types.Attribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Reads source files together and attributes them against each other, the running JDK and a class
 * path. What is missing or wrong is tolerated; no annotation processor runs; module declarations
 * have no effect. May be shared by threads.
 */
public final class TypedJavac {
  private static final List<String> MORE_OPTIONS =
      List.of("-implicit:none", "-XDshould-stop.ifError=FLOW");

  private static final int AT_ONCE = 32;

  private final JavacFrontEnd frontEnd = new JavacFrontEnd();
  private final List<Path> classPath;

  /**
   * A reader.
   *
   * @param classPath jars and class folders, those that are absent are passed over
   */
  public TypedJavac(List<Path> classPath) {
    this.classPath = List.copyOf(classPath);
  }

  /**
   * A file with what the compiler knows of it.
   *
   * @param parsed the file, equal to what {@link JavacFrontEnd} reads
   * @param attribution null where the file was not read, or is a module declaration
   */
  public record Attributed(Parsed parsed, @Nullable Attribution attribution) {}

  /**
   * Reads files of one source root.
   *
   * @return what came of each, in their order
   */
  public List<Attributed> read(List<Text> files) {
    List<Attributed> unread = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      unread.add(new Attributed(new Failed(0, "nested too deeply"), null));
    }
    return DeepStack.call(() -> readAll(files), unread);
  }

  private List<Attributed> readAll(List<Text> files) {
    List<Attributed> results = new ArrayList<>(files.size());
    List<Integer> whole = new ArrayList<>();
    for (int from = 0; from < files.size(); from += AT_ONCE) {
      List<Text> some = files.subList(from, Math.min(from + AT_ONCE, files.size()));
      for (Parsed parsed : frontEnd.readAll(some)) {
        int file = results.size();
        results.add(new Attributed(parsed, null));
        // One file with a syntax error would stop attribution of all.
        if (parsed instanceof Read && !files.get(file).path().endsWith("module-info.java")) {
          whole.add(file);
        }
      }
    }
    List<Attributed> attributed = attribute(whole.stream().map(files::get).toList());
    for (int i = 0; i < whole.size(); i++) {
      results.set(whole.get(i), attributed.get(i));
    }
    return results;
  }

  private List<Attributed> attribute(List<Text> files) {
    List<Attributed> results = new ArrayList<>(files.size());
    if (files.isEmpty()) {
      return results;
    }
    try (StandardJavaFileManager fileManager =
        Compiler.ofThisJdk().getStandardFileManager(null, Locale.ROOT, null)) {
      fileManager.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      fileManager.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
      JavacTask task = task(fileManager, files);
      Trees trees = Trees.instance(task);
      ModelTypes types = new ModelTypes(task.getElements(), task.getTypes(), isSource(trees));
      Iterable<? extends CompilationUnitTree> units = task.parse();
      analyze(task, files.size());
      for (CompilationUnitTree unit : units) {
        Text file = files.get(results.size());
        results.add(lower(file.path(), file.text(), unit, trees, types));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return results;
  }

  // The compiler fails on some broken classes. It has then taken the class out of its queue.
  private static void analyze(JavacTask task, int patience) throws IOException {
    for (int failures = 0; failures <= patience; failures++) {
      try {
        task.analyze();
        return;
      } catch (IllegalStateException e) {
        // What is behind that class is still to be attributed.
      }
    }
  }

  private static JavacTask task(StandardJavaFileManager fileManager, List<Text> files) {
    List<MemorySource> sources = new ArrayList<>(files.size());
    for (Text file : files) {
      sources.add(new MemorySource(sources.size(), file.path(), file.text()));
    }
    List<String> options = new ArrayList<>(JavacFrontEnd.OPTIONS);
    options.addAll(MORE_OPTIONS);
    return (JavacTask)
        Compiler.ofThisJdk()
            .getTask(Writer.nullWriter(), fileManager, problem -> {}, options, null, sources);
  }

  static Attributed lower(
      String path, String text, CompilationUnitTree unit, Trees trees, ModelTypes types) {
    TreeAttribution attribution = new TreeAttribution(unit, trees, types);
    Lowering lowering = new Lowering(new Unit(unit, trees.getSourcePositions(), text, attribution));
    try {
      return new Attributed(new Read(lowering.lower(path, text)), attribution);
    } catch (UnsupportedSyntax e) {
      return new Attributed(new Failed(e.offset(), String.valueOf(e.getMessage())), null);
    }
  }

  private static Predicate<TypeElement> isSource(Trees trees) {
    return type -> trees.getTree(type) != null;
  }
}
