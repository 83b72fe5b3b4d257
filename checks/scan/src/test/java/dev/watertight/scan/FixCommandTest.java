package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.watertight.model.Edit;
import dev.watertight.model.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code scan --fix} and {@code --dry-run}, with the rules that users get. */
final class FixCommandTest {
  private static final String LEAKY =
      """
      class A {
        // größer
        int first(String name) throws java.io.IOException {
          var in = new java.io.FileInputStream(name);
          return in.read();
        }
      }
      """;
  private static final String FIXED =
      """
      class A {
        // größer
        int first(String name) throws java.io.IOException {
          try (var in = new java.io.FileInputStream(name)) {
            return in.read();
          }
        }
      }
      """;
  private static final String UNFIXABLE =
      """
      class B {
        int first(String name) throws java.io.IOException {
          return new java.io.FileInputStream(name).read();
        }
      }
      """;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Object... args) {
    out.reset();
    err.reset();
    return Main.run(
        Stream.of(args).map(Object::toString).toArray(String[]::new),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatIsSafeIsFixedAndTheRestReported() throws IOException {
    Path a = Files.writeString(folder.resolve("A.java"), LEAKY);
    Path b = Files.writeString(folder.resolve("B.java"), UNFIXABLE);

    assertThat(run("scan", "--fix", "--fail-on", "warning", folder)).isEqualTo(1);

    assertThat(a).hasContent(FIXED);
    assertThat(b).hasContent(UNFIXABLE);
    assertThat(out())
        .startsWith(
            a + ":4:14: fixed: [UnclosedResource]\n1 finding fixed in 1 file.\n\n" + b + ":3:12:")
        .contains("1 finding in 1 of 2 files");
    assertThat(names()).containsExactly("A.java", "B.java");
    assertThat(run("scan", "--fix", "--fail-on", "warning", a)).isZero();
    assertThat(out()).startsWith("Nothing fixed in 0 files.\n\nNo findings");
  }

  @Test
  void aDryRunShowsTheDiffAndChangesNothing() throws IOException {
    Path a = Files.writeString(folder.resolve("A.java"), LEAKY);

    assertThat(run("scan", "--fix", "--dry-run", "--fail-on", "warning", a)).isZero();

    assertThat(a).hasContent(LEAKY);
    String name = a.toString().substring(1);
    assertThat(out())
        .startsWith(
            """
            --- a/%s
            +++ b/%s
            @@ -1,7 +1,8 @@
             class A {
               // größer
               int first(String name) throws java.io.IOException {
            -    var in = new java.io.FileInputStream(name);
            -    return in.read();
            +    try (var in = new java.io.FileInputStream(name)) {
            +      return in.read();
            +    }
               }
             }
            No findings
            """
                .formatted(name, name)
                .stripTrailing());
    assertThat(err()).startsWith("watertight: --fix would fix 1 finding in 1 file.\n");
  }

  @Test
  void aDryRunOfNothingIsRefused() throws IOException {
    Path a = Files.writeString(folder.resolve("A.java"), LEAKY);
    assertThat(run("scan", "--dry-run", a)).isEqualTo(2);
    assertThat(err()).contains("--dry-run shows what --fix would change");
    assertThat(run("scan", "--fix", "--dry-run", "--format", "json", a)).isEqualTo(2);
    assertThat(err()).contains("name a file with --output");
  }

  @Test
  void whatIsSilencedOrOffIsNotFixed() throws IOException {
    String silenced = "@SuppressWarnings(\"watertight\")\n" + LEAKY;
    Path a = Files.writeString(folder.resolve("A.java"), silenced);
    assertThat(run("scan", "--fix", a)).isZero();
    assertThat(a).hasContent(silenced);
    Files.writeString(a, LEAKY);
    assertThat(run("scan", "--fix", "--rule", "UnclosedStorage", a)).isZero();
    assertThat(a).hasContent(LEAKY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "ISO-8859-1"})
  void encodingMarkAndLineEndsStay(String name) throws IOException {
    Charset charset = Charset.forName(name);
    String mark = name.startsWith("UTF") ? "\uFEFF" : "";
    Path a = folder.resolve("A.java");
    Files.write(a, (mark + LEAKY.replace("\n", "\r\n")).getBytes(charset));

    assertThat(run("scan", "--fix", a)).isZero();

    assertThat(Files.readAllBytes(a))
        .isEqualTo((mark + FIXED.replace("\n", "\r\n")).getBytes(charset));
  }

  @Test
  void permissionsStay() throws IOException {
    Path a = Files.writeString(folder.resolve("A.java"), LEAKY);
    var permissions = PosixFilePermissions.fromString("rwxr-x---");
    Files.setPosixFilePermissions(a, permissions);
    run("scan", "--fix", a);
    assertThat(a).hasContent(FIXED);
    assertThat(Files.getPosixFilePermissions(a)).isEqualTo(permissions);
  }

  @Test
  void aReadOnlyFileStopsItBeforeAnythingIsWritten() throws IOException {
    Path a = Files.writeString(folder.resolve("A.java"), LEAKY);
    Path c = Files.writeString(folder.resolve("C.java"), LEAKY.replace("class A", "class C"));
    Files.setPosixFilePermissions(c, PosixFilePermissions.fromString("r--r--r--"));
    assumeThat(Files.isWritable(c)).as("root may write everything").isFalse();

    assertThat(run("scan", "--fix", folder)).isEqualTo(2);

    assertThat(err())
        .isEqualTo("watertight: --fix: " + c + " is read-only. Nothing was changed in any file.\n");
    assertThat(a).hasContent(LEAKY);
    assertThat(names()).containsExactly("A.java", "C.java");
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Path a = Files.writeString(outside.resolve("A.java"), LEAKY);
    Path link = Files.createSymbolicLink(folder.resolve("Link.java"), a);
    run("scan", "--fix", link);
    assertThat(a).hasContent(LEAKY);
    assertThat(err()).contains(link + " is a symbolic link, which is not followed; it was left");
  }

  @Test
  void whatChangesWhileItIsScannedIsLeftAlone() throws IOException {
    String before = "class A { Object a = openStorage(); }\n";
    String edited = "class A { Object b = openStorage(); }\n";
    Path a = Files.writeString(folder.resolve("A.java"), before);
    Path b = Files.writeString(folder.resolve("B.java"), before);
    FakeParts parts =
        new FakeParts() {
          @Override
          void checking(String path) {
            try {
              if (path.endsWith("B.java")) {
                Files.writeString(b, edited);
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }

          @Override
          Edit fix(Place place) {
            return new Edit(List.of(new Edit.Replacement(place, "null")), List.of(), List.of());
          }
        };

    CommandLineRun run = CommandLineRun.on(parts).run("scan", "--fix", folder);

    assertThat(run.code).isEqualTo(1);
    assertThat(a).hasContent("class A { Object a = null; }\n");
    assertThat(b).hasContent(edited);
    assertThat(run.out).contains(a + ":1:22: fixed: [UnclosedStorage]\n1 finding fixed in 1 file.");
    assertThat(run.err)
        .contains("watertight: " + b + " has changed since it was read; it was left alone.\n");
    assertThat(names()).containsExactly("A.java", "B.java");
  }

  @Test
  void ofTwoFixesThatOverlapTheSecondWaits() throws IOException {
    Path a =
        Files.writeString(
            folder.resolve("A.java"),
            """
            class A {
              int first(String name) throws java.io.IOException {
                var one = new java.io.FileInputStream(name);
                var two = new java.io.FileInputStream(name + 2);
                return one.read() + two.read();
              }
            }
            """);
    assertThat(run("scan", "--fix", "--fail-on", "warning", a)).isEqualTo(1);
    assertThat(out())
        .contains("1 finding fixed in 1 file.\n1 more fix would overlap with these; run --fix")
        .contains("'two' is never closed");
    assertThat(run("scan", "--fix", "--fail-on", "warning", a)).isZero();
    assertThat(a)
        .hasContent(
            """
            class A {
              int first(String name) throws java.io.IOException {
                try (var one = new java.io.FileInputStream(name)) {
                  try (var two = new java.io.FileInputStream(name + 2)) {
                    return one.read() + two.read();
                  }
                }
              }
            }
            """);
  }

  @Test
  void jsonKeepsStandardOutputForItself() throws IOException {
    Path a = Files.writeString(folder.resolve("A.java"), LEAKY);
    assertThat(run("scan", "--fix", "--format", "json", a)).isZero();
    assertThat(out()).startsWith("{").contains("\"findings\": []");
    assertThat(err()).contains(a + ":4:14: fixed: [UnclosedResource]");
  }
}
