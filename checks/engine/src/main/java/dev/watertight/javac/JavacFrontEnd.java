package dev.watertight.javac;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Reads Java with the parser of the running JDK, in the language of that JDK, previews included;
 * nothing is attributed. May be shared by threads.
 */
public final class JavacFrontEnd implements FrontEnd {
  private static final List<String> OPTIONS =
      List.of(
          "-proc:none",
          "-Xlint:none",
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
    JavaCompiler found = ToolProvider.getSystemJavaCompiler();
    if (found == null) {
      throw new IllegalStateException("the running Java has no compiler; it must be a JDK");
    }
    this.compiler = found;
    this.fileManagers =
        ThreadLocal.withInitial(() -> found.getStandardFileManager(null, Locale.ROOT, null));
  }

  @Override
  public Parsed read(String path, String text) {
    try {
      return parse(path, text);
    } catch (StackOverflowError e) {
      return DeepStack.call(() -> parse(path, text), new Failed(0, "nested too deeply"));
    }
  }

  private Parsed parse(String path, String text) {
    MemorySource source = new MemorySource(path, text);
    FirstError errors = new FirstError();
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                Writer.nullWriter(), fileManagers.get(), errors, OPTIONS, null, List.of(source));
    try {
      for (CompilationUnitTree unit : task.parse()) {
        return errors.first != null ? errors.first : lower(unit, positions(task), source);
      }
    } catch (UnsupportedSyntax e) {
      return new Failed(e.offset(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return errors.first != null ? errors.first : new Failed(0, "not readable");
  }

  private static Read lower(
      CompilationUnitTree unit, SourcePositions positions, MemorySource source) {
    Lowering lowering = new Lowering(new Unit(unit, positions, source.text(), null));
    SourceFile file = lowering.lower(source.path(), source.text());
    return new Read(file);
  }

  private static SourcePositions positions(JavacTask task) {
    return Trees.instance(task).getSourcePositions();
  }

  /** Keeps the error that comes first in the text. */
  private static final class FirstError implements DiagnosticListener<JavaFileObject> {
    private @Nullable Failed first;

    @Override
    public void report(Diagnostic<? extends JavaFileObject> diagnostic) {
      if (diagnostic.getKind() != Diagnostic.Kind.ERROR) {
        return;
      }
      int offset = (int) Math.max(0, diagnostic.getPosition());
      if (first == null || offset < first.offset()) {
        String message = diagnostic.getMessage(Locale.ROOT);
        first = new Failed(offset, message.lines().findFirst().orElse(message));
      }
    }
  }
}
