package dev.watertight.javac;

import com.sun.source.util.SourcePositions;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import dev.watertight.model.FrontEnd;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** Lowers units as the compiler has parsed them, and keeps the first error of each file. */
final class Units implements TaskListener, DiagnosticListener<JavaFileObject> {
  private final Map<URI, FrontEnd.Parsed> lowered = new HashMap<>();
  private final Map<URI, FrontEnd.Failed> errors = new HashMap<>();
  private final Map<URI, MemorySource> sources = new HashMap<>();
  private @Nullable SourcePositions positions;

  /** The units of these sources, which the compiler knows by their addresses only. */
  Units(List<MemorySource> sources) {
    for (MemorySource source : sources) {
      this.sources.put(source.toUri(), source);
    }
  }

  /** Says where trees stand; before the task starts. */
  void start(SourcePositions ofTask) {
    positions = ofTask;
  }

  /** What came of a file, null for one that the compiler did not finish. */
  FrontEnd.@Nullable Parsed of(MemorySource source) {
    return lowered.get(source.toUri());
  }

  @Override
  public void finished(TaskEvent event) {
    if (event.getKind() != TaskEvent.Kind.PARSE) {
      return;
    }
    URI address = event.getSourceFile().toUri();
    MemorySource source = sources.get(address);
    FrontEnd.Failed error = errors.get(address);
    if (source == null) {
      return;
    }
    try {
      lowered.put(address, error != null ? error : lower(event, source));
    } catch (StackOverflowError e) {
      // Read again on a larger stack; an error must not reach the compiler, which would stop.
    }
  }

  @Override
  public void report(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    if (diagnostic.getKind() != Diagnostic.Kind.ERROR || source == null) {
      return;
    }
    int offset = (int) Math.max(0, diagnostic.getPosition());
    FrontEnd.Failed first = errors.get(source.toUri());
    if (first == null || offset < first.offset()) {
      String message = diagnostic.getMessage(Locale.ROOT);
      errors.put(
          source.toUri(), new FrontEnd.Failed(offset, message.lines().findFirst().orElse(message)));
    }
  }

  private FrontEnd.Parsed lower(TaskEvent event, MemorySource source) {
    Unit unit =
        new Unit(
            event.getCompilationUnit(), Objects.requireNonNull(positions), source.text(), null);
    try {
      return new FrontEnd.Read(new Lowering(unit).lower(source.path(), source.text()));
    } catch (UnsupportedSyntax e) {
      return new FrontEnd.Failed(e.offset(), String.valueOf(e.getMessage()));
    }
  }
}
