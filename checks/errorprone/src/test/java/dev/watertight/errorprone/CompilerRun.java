package dev.watertight.errorprone;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A run of the compiler with our checks and no others of Error Prone's.
 *
 * @param diagnostics what was said, in order
 * @param output what was said that is no diagnostic
 */
record CompilerRun(
    boolean succeeded, List<Diagnostic<? extends JavaFileObject>> diagnostics, String output) {
  static Builder in(Path folder) {
    return new Builder(folder);
  }

  /** What our checks found, in order. */
  List<Reported> findings() {
    return diagnostics.stream().flatMap(d -> Reported.of(d).stream()).toList();
  }

  /** All but findings. */
  List<String> others() {
    return diagnostics.stream()
        .filter(d -> Reported.of(d).isEmpty())
        .map(d -> d.getKind() + ": " + d.getMessage(Locale.ROOT))
        .toList();
  }

  /** Sources and options of a run. */
  static final class Builder {
    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private final List<String> flags =
        new ArrayList<>(List.of("-XepDisableAllChecks", "-Xep:watertight:DEFAULT"));
    private final List<String> options = new ArrayList<>();
    private String policy = "simple";
    private String processors = Jars.checks();
    private String processing = "-proc:none";
    private String classPath = Jars.all();

    private Builder(Path folder) {
      this.folder = folder;
    }

    /** Writes a file and has it compiled. */
    Builder source(String path, String text) {
      files.add(write(folder.resolve(path), text));
      return this;
    }

    /** Writes a file of another kind. */
    Builder file(String path, String text) {
      write(folder.resolve(path), text);
      return this;
    }

    private static Path write(Path file, String text) {
      try {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Builder flags(String... more) {
      flags.addAll(List.of(more));
      return this;
    }

    Builder options(String... more) {
      options.addAll(List.of(more));
      return this;
    }

    Builder policy(String other) {
      policy = other;
      return this;
    }

    Builder lastFileFirst() {
      Collections.reverse(files);
      return this;
    }

    /** Runs with these flags; all checks are on that they do not turn off. */
    Builder flagsAlone(String... other) {
      flags.clear();
      // Found on the class path of the tests, and refuses to start without.
      flags.add("-XepOpt:NullAway:OnlyNullMarked");
      return flags(other);
    }

    /** Has a folder of classes before all others. */
    Builder classes(Path first) {
      classPath = first + java.io.File.pathSeparator + classPath;
      return this;
    }

    /** Runs other checks and processors too. */
    Builder beside(String path) {
      processors = processors + java.io.File.pathSeparator + path;
      processing = "-Xlint:-processing";
      return this;
    }

    CompilerRun run() {
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
      StringWriter output = new StringWriter();
      try (StandardJavaFileManager manager =
          compiler.getStandardFileManager(said, Locale.ROOT, null)) {
        List<String> all = new ArrayList<>();
        all.addAll(List.of("-d", Files.createTempDirectory(folder, "classes").toString()));
        all.addAll(List.of("-cp", classPath, "-processorpath", processors, processing));
        all.addAll(List.of("-Xmaxerrs", "10000", "-Xmaxwarns", "10000"));
        all.addAll(List.of("-XDcompilePolicy=" + policy, "--should-stop=ifError=FLOW"));
        all.add("-Xplugin:ErrorProne " + String.join(" ", flags));
        all.addAll(options);
        boolean succeeded =
            compiler
                .getTask(
                    output, manager, said, all, null, manager.getJavaFileObjectsFromPaths(files))
                .call();
        return new CompilerRun(succeeded, said.getDiagnostics(), output.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
