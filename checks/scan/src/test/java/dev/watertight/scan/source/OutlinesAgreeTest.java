package dev.watertight.scan.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.watertight.javac.JavacFrontEnd;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.Member;
import dev.watertight.model.Mentions;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeDecl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The outline of a file declares and mentions what the whole model does: fixtures and our code. */
final class OutlinesAgreeTest {
  private static final List<Path> CODE =
      List.of(
          Path.of("src/test/fixtures"),
          Path.of("src/main/java"),
          Path.of("../engine/src/main/java"),
          Path.of("../catalogue/src/main/java"));

  private record Both(SourceFile whole, JavacFrontEnd.Outline outline) {}

  @Test
  void declareAndMentionTheSame() throws IOException {
    int read = 0;
    SoftAssertions softly = new SoftAssertions();
    for (Path file : files()) {
      Both both = read(file);
      if (both != null) {
        read++;
        softly
            .assertThat(mentioned(both.outline.mentions()))
            .as("mentioned in %s", file)
            .isEqualTo(mentioned(Mentions.of(both.whole, UnaryOperator.identity())));
        Iterator<String> expected = declared(both.whole.types()).iterator();
        for (String line : declared(both.outline.declarations().types())) {
          softly.assertThat(line).as("declared in %s", file).isEqualTo(expected.next());
        }
        softly.assertThat(expected.hasNext()).as("declared in %s", file).isFalse();
      }
    }
    softly.assertAll();
    assertThat(read).isGreaterThan(400);
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : CODE) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
      }
    }
    return files;
  }

  /** Null where the file is not for this compiler, or Lombok rewrites it. */
  private static @Nullable Both read(Path file) {
    String text = text(file);
    List<String> errors = new ArrayList<>();
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    null,
                    null,
                    problem -> {
                      if (problem.getKind() == Diagnostic.Kind.ERROR) {
                        errors.add(problem.toString());
                      }
                    },
                    List.of("-proc:none", "-XDallowStringFolding=false"),
                    null,
                    List.of(source(text)));
    CompilationUnitTree unit = parsed(task);
    if (!errors.isEmpty() || text.contains("lombok")) {
      return null;
    }
    var positions = Trees.instance(task).getSourcePositions();
    String path = file.toString();
    JavacFrontEnd.Outline outline =
        JavacFrontEnd.outline(path, text, unit, positions, UnaryOperator.identity());
    return outline != null
            && JavacFrontEnd.lower(path, text, unit, positions) instanceof FrontEnd.Read whole
        ? new Both(whole.file(), outline)
        : null;
  }

  private static CompilationUnitTree parsed(JavacTask task) {
    try {
      return task.parse().iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaFileObject source(String text) {
    return new SimpleJavaFileObject(URI.create("mem:///Code.java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private static Map<String, Object> mentioned(Mentions mentions) {
    return Map.of(
        "types", new TreeSet<>(mentions.types()),
        "called", new TreeSet<>(mentions.called()),
        "declared", new TreeSet<>(mentions.declared()),
        "held", new TreeSet<>(mentions.held()),
        "closing", mentions.closing(),
        "managing", mentions.managing(),
        "advising", mentions.advising());
  }

  private static List<String> declared(List<TypeDecl> types) {
    List<String> lines = new ArrayList<>();
    types.forEach(type -> declared(type, lines));
    return lines;
  }

  private static void declared(TypeDecl type, List<String> lines) {
    lines.add(
        String.join(
            " ",
            type.place().toString(),
            type.binaryName(),
            type.modifiers().toString(),
            type.annotations().toString(),
            type.typeParameters().toString(),
            type.superclasses().toString(),
            type.interfaces().toString(),
            type.recordComponents().toString()));
    for (Member member : type.members()) {
      if (member instanceof TypeDecl nested) {
        declared(nested, lines);
      } else if (member instanceof MethodDecl method) {
        lines.add(
            String.join(
                " ",
                method.place().toString(),
                method.name(),
                method.modifiers().toString(),
                method.annotations().toString(),
                method.typeParameters().toString(),
                method.parameters().toString(),
                String.valueOf(method.returnType()),
                method.throwsTypes().toString(),
                String.valueOf(method.body() == null)));
      } else if (member instanceof FieldDecl field) {
        lines.add(
            String.join(
                " ",
                field.namePlace().toString(),
                field.name(),
                field.modifiers().toString(),
                field.type().toString()));
      } else {
        lines.add(member.place().toString());
      }
    }
  }
}
