package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line with the front ends and the engine that users get. */
final class BuiltInScanTest {
  private static final Path EXAMPLE = Path.of("../../sample-bot/leaky");
  private static final String LEAKY =
      """
      import java.io.FileInputStream;

      class A {
        int first(String name) throws java.io.IOException {
          return new FileInputStream(name).read();
        }
      }
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Object... args) {
    String[] typed = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      typed[i] = args[i].toString();
    }
    out.reset();
    err.reset();
    return Main.run(
        typed,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Each fixture alone, too: together they name so much that little is passed over. */
  @Test
  void passingOverFilesThatNameNothingChangesNoFinding() {
    Path fixtures = Path.of("src/test/fixtures");
    List<Path> scanned = new ArrayList<>(List.of(fixtures, EXAMPLE, Path.of("src/main/java")));
    Fixtures.texts().keySet().forEach(name -> scanned.add(fixtures.resolve(name)));
    for (Path path : scanned) {
      List<String> findings = findings(path);
      assertThat(findings(path, "--no-filter")).as("%s", path).isEqualTo(findings);
    }
    assertThat(findings(scanned.get(0))).isNotEmpty();
  }

  private List<String> findings(Path path, String... options) {
    List<Object> all = new ArrayList<>(List.of("scan", "--include-tests", "--fail-on", "never"));
    all.addAll(List.of(options));
    all.add(path);
    assertThat(run(all.toArray())).isZero();
    return out().lines().filter(line -> line.contains(": [Unclosed")).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "javac", "javaparser"})
  void typesBeforeASyntaxErrorAreChecked(String frontEnd, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("A.java"), LEAKY + "\nclass B {\n  int = 3;\n}\n");
    assertThat(run("scan", "--fail-on", "warning", "--front-end", frontEnd, file)).isEqualTo(1);
    assertThat(out())
        .contains(file + ":5:12: warning: [UnclosedResource]")
        .contains(file + ":10:")
        .contains("cannot be parsed: ")
        .contains("; what stands before it is checked");
  }

  @Test
  void aWrongConfigurationIsRefusedBeforeTheScan(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("A.java"), LEAKY);
    Path file = Files.writeString(folder.resolve("watertight.yaml"), "rules:\n  Nonsense: off\n");
    assertThat(run("scan", folder)).isEqualTo(2);
    assertThat(out()).isEmpty();
    assertThat(err())
        .startsWith("watertight: configuration: " + file + ":2:")
        .contains("Nonsense")
        .contains("UnclosedStorage");
  }

  @Test
  void aConfigurationThatIsNamedButMissingIsRefused(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("A.java"), LEAKY);
    assertThat(run("scan", "--config", folder.resolve("no.yaml"), folder)).isEqualTo(2);
    assertThat(err()).contains("no.yaml");
  }

  @Test
  void theConfigurationSetsLevelsAndLeavesOut(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("A.java"), LEAKY);
    Files.createDirectory(folder.resolve("legacy"));
    Files.writeString(folder.resolve("legacy/B.java"), LEAKY);
    Path file = folder.resolve("watertight.yaml");
    assertThat(run("scan", folder)).isZero();
    assertThat(out()).contains("2 findings in 2 of 2 files");
    Files.writeString(file, "rules:\n  UnclosedResource: error\nexclude: [\"legacy/**\"]\n");
    assertThat(run("scan", folder)).isEqualTo(1);
    assertThat(out()).contains("1 finding in 1 of 1 file").contains("A.java:5:12: error:");
    assertThat(err()).isEqualTo("watertight: configured by " + file + "\n");
    Files.writeString(file, "rules:\n  UnclosedResource: off\n");
    assertThat(run("scan", folder)).isZero();
    assertThat(out()).startsWith("No findings in 2 files");
    assertThat(run("scan", "--rule", "UnclosedResource", folder)).isZero();
    assertThat(out()).contains("2 findings in 2 of 2 files");
  }

  @Test
  void twoConfigurationsAtOnceAreRefused(@TempDir Path folder) throws IOException {
    for (String name : new String[] {"a", "b"}) {
      Path project = Files.createDirectory(folder.resolve(name));
      Files.writeString(project.resolve("A.java"), LEAKY);
      Files.writeString(project.resolve("watertight.yaml"), "");
    }
    assertThat(run("scan", folder.resolve("a"), folder.resolve("b"))).isEqualTo(2);
    assertThat(err()).contains("a/watertight.yaml").contains("b/watertight.yaml");
    Path named = folder.resolve("a/watertight.yaml");
    assertThat(run("scan", "--config", named, folder.resolve("a"), folder.resolve("b"))).isZero();
  }

  @Test
  void aFileOfTenMegabytesIsScanned(@TempDir Path folder) throws IOException {
    StringBuilder large = new StringBuilder(LEAKY).append("class Large {\n");
    for (int i = 0; large.length() < 10_000_000; i++) {
      large.append("  /** ").append("-".repeat(3000)).append(" */ int f").append(i).append(";\n");
    }
    Files.writeString(folder.resolve("A.java"), large.append('}'));
    assertThat(run("scan", folder)).isZero();
    assertThat(out()).contains("1 finding in 1 of 1 file").contains("A.java:5:12: warning:");
  }

  @Test
  void deepNestingIsNoTrouble(@TempDir Path folder) throws IOException {
    String sum = "class A { String s = " + "\"a\" + ".repeat(20_000) + "\"b\"; }";
    Files.writeString(folder.resolve("A.java"), sum);
    Files.writeString(folder.resolve("B.java"), LEAKY);
    int code = run("scan", folder);
    assertThat(err()).isEmpty();
    assertThat(code).isZero();
    assertThat(out()).contains("B.java:5:12: warning:");
  }

  @Test
  void methodsThatAllCallEachOtherTakeNoLongerThanOthers(@TempDir Path folder) throws IOException {
    StringBuilder knot = new StringBuilder("class Knot {\n");
    for (int i = 0; i < 40; i++) {
      knot.append("  java.io.InputStream m").append(i).append("(java.io.InputStream in) {\n");
      for (int j = 0; j < 40; j++) {
        knot.append("    if (in != null) return m").append(j).append("(in);\n");
      }
      knot.append("    return in;\n  }\n");
    }
    Files.writeString(folder.resolve("Knot.java"), knot.append('}'));
    Files.writeString(folder.resolve("A.java"), LEAKY);
    assertThat(run("scan", folder)).isZero();
    assertThat(out()).contains("1 finding in 1 of 2 files").contains("A.java:5:12: warning:");
  }

  @Test
  void whatALibraryOutOfSightOpensIsWhatItsFieldSays(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("Bot.java");
    Files.writeString(
        file,
        """
        import com.acme.db.Source;
        import java.sql.Connection;
        import sx.blah.discord.api.events.EventSubscriber;
        import sx.blah.discord.handle.impl.events.guild.channel.message.MessageReceivedEvent;

        class Bot {
          private static Connection connection;

          public static void main(String[] args) throws Exception {
            connection = new Source().getConnection();
          }

          @EventSubscriber
          public void received(MessageReceivedEvent event) throws Exception {
            connection.createStatement().execute("select 1");
          }
        }
        """);
    assertThat(run("scan", "-q", "--fail-on", "never", file)).isZero();
    assertThat(out()).contains("it is used by Discord4J events (Bot.received)");
  }
}
