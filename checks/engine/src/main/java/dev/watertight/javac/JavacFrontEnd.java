package dev.watertight.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.Mentions;
import dev.watertight.model.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import org.jspecify.annotations.Nullable;

/**
 * Reads Java with the parser of the running JDK, in the language of that JDK, previews included;
 * nothing is attributed. May be shared by threads. Reading a few dozen files at once saves the
 * start of a compiler for each.
 */
public final class JavacFrontEnd implements FrontEnd {
  static final List<String> OPTIONS =
      List.of(
          "-proc:none",
          "-Xlint:none",
          // No table of lines: there is one of ours.
          "-g:none",
          // By default the compiler falls silent after a hundred errors, and broken files look
          // whole.
          "-Xmaxerrs",
          "1000000",
          "--enable-preview",
          "-source",
          Integer.toString(Runtime.version().feature()),
          // The model has every operand of a concatenation, as it is written.
          "-XDallowStringFolding=false");

  private final JavaCompiler compiler;
  private final ThreadLocal<StandardJavaFileManager> fileManagers;

  /**
   * A front end over the compiler of the running JDK.
   *
   * @throws IllegalStateException if the running Java has no compiler
   */
  public JavacFrontEnd() {
    this.compiler = Compiler.ofThisJdk();
    this.fileManagers =
        ThreadLocal.withInitial(() -> compiler.getStandardFileManager(null, Locale.ROOT, null));
  }

  /**
   * Lowers a unit that a compiler has parsed, and perhaps attributed, but not yet translated.
   *
   * @param path as it shall appear in findings
   * @param text the text that the unit was read from
   */
  public static Parsed lower(
      String path, String text, CompilationUnitTree unit, SourcePositions positions) {
    try {
      return new Read(new Lowering(new Unit(unit, positions, text, null)).lower(path, text));
    } catch (UnsupportedSyntax e) {
      return new Failed(e.offset(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * What a unit declares and mentions.
   *
   * @param declarations the file with empty bodies
   */
  public record Outline(SourceFile declarations, Mentions mentions) {}

  /**
   * Reads what a unit declares and mentions, far cheaper than to lower it.
   *
   * @param path as it shall appear in findings
   * @param text the text that the unit was read from
   * @param interner gives one object for equal names
   * @return null where the unit has what cannot be lowered
   */
  public static @Nullable Outline outline(
      String path,
      String text,
      CompilationUnitTree tree,
      SourcePositions positions,
      UnaryOperator<String> interner) {
    Unit unit = new Unit(tree, positions, text, null);
    try {
      SourceFile declarations = Lowering.outline(unit).lower(path, text);
      Mentions.Builder names = new Mentions.Builder(interner);
      names.add(declarations);
      new UnitMentions(unit, names).scanTypes();
      return new Outline(declarations, names.build(path));
    } catch (UnsupportedSyntax e) {
      return null;
    }
  }

  @Override
  public Parsed read(String path, String text) {
    return readAll(List.of(new Text(path, text))).get(0);
  }

  @Override
  public List<Parsed> readAll(List<Text> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    List<MemorySource> sources = new ArrayList<>(files.size());
    for (Text file : files) {
      sources.add(new MemorySource(sources.size(), file.path(), file.text()));
    }
    Units units = new Units(sources);
    parse(sources, units);
    List<Parsed> parsed = new ArrayList<>(files.size());
    for (MemorySource source : sources) {
      Parsed result = units.of(source);
      parsed.add(result != null ? result : deep(source));
    }
    return parsed;
  }

  /** Reads again, alone, what overflowed the stack or was not reached for that. */
  private Parsed deep(MemorySource source) {
    Failed tooDeep = new Failed(0, "nested too deeply");
    return DeepStack.call(
        () -> {
          Units units = new Units(List.of(source));
          parse(List.of(source), units);
          Parsed result = units.of(source);
          return result != null ? result : tooDeep;
        },
        tooDeep);
  }

  private void parse(List<MemorySource> sources, Units units) {
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                Writer.nullWriter(), fileManagers.get(), units, OPTIONS, null, sources);
    units.start(Trees.instance(task).getSourcePositions());
    task.addTaskListener(units);
    try {
      task.parse();
    } catch (IllegalStateException | StackOverflowError e) {
      // The parser overflowed the stack, which it may say in its own way. Units lack what it
      // missed.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
