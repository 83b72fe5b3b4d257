package dev.watertight.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a processor writes during the compilation is known like any other file of it. */
final class GeneratedSourcesTest {
  /** Writes a class that opens a file for others, and leaks one itself. */
  @SupportedAnnotationTypes("*")
  @SupportedOptions("generated")
  public static final class Opening extends AbstractProcessor {
    private boolean done;

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {
      if (!done) {
        done = true;
        try (Writer out = processingEnv.getFiler().createSourceFile("gen.Opener").openWriter()) {
          out.write(
              """
              package gen;

              %s
              public final class Opener {
                public static java.io.Reader open() throws java.io.IOException {
                  new java.io.FileInputStream("leak").read();
                  return new java.io.FileReader("a");
                }
              }
              """
                  .formatted(processingEnv.getOptions().getOrDefault("generated", "")));
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
      return false;
    }
  }

  private static final String USER =
      """
      package bot;

      class User {
        int read() throws java.io.IOException {
          return gen.Opener.open().read();
        }
      }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "simple | none | none | true",
        "byfile | none | none | true",
        "simple | none | -XepExcludedPaths:.*/gen/.* | false",
        "byfile | none | -XepExcludedPaths:.*/gen/.* | false",
        "simple | @javax.annotation.processing.Generated(\"t\") | none | false",
        "byfile | @javax.annotation.processing.Generated(\"t\") | none | false",
        "simple | @javax.annotation.processing.Generated(\"t\")"
            + " | -XepDisableWarningsInGeneratedCode | false",
      })
  void whatItOpensForOthersIsTheirs(
      String policy, String annotation, String flag, boolean generatedIsChecked) {
    CompilerRun.Builder compiler =
        CompilerRun.in(folder)
            .policy(policy)
            .source("bot/User.java", USER)
            .beside(Jars.checks())
            .options("-processor", Opening.class.getName());
    if (annotation != null) {
      compiler.options("-Agenerated=" + annotation);
    }
    if (flag != null) {
      compiler.flags(flag);
    }
    CompilerRun run = compiler.run();

    assertThat(run.others()).isEmpty();
    assertThat(run.output()).isEmpty();
    assertThat(run.findings())
        .extracting(found -> Path.of(found.path()).getFileName() + ":" + found.line())
        .containsExactlyInAnyOrderElementsOf(
            generatedIsChecked ? List.of("Opener.java:6", "User.java:5") : List.of("User.java:5"));
  }
}
