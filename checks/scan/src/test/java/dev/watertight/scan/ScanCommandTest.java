package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScanCommandTest {
  private static final String ERROR = "class A { Object a = openStorage(); }\n";
  private static final String WARNING = "class W { Object w = openResource(); }\n";
  private static final String CLEAN = "class C {}\n";

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void aCleanProjectEndsWithZeroAndSaysSo() throws IOException {
    write("src/C.java", CLEAN);
    CommandLineRun run = CommandLineRun.of("scan", folder);
    assertThat(run.code).isZero();
    assertThat(run.out).matches("No findings in 1 file, 1 line, [0-9.]+ s\\.\n");
    assertThat(run.err).isEmpty();
  }

  @Test
  void aFindingIsShownWithFrameAndTable() throws IOException {
    Path file = write("A.java", ERROR);
    CommandLineRun run = CommandLineRun.of("scan", file);
    assertThat(run.code).isEqualTo(1);
    assertThat(run.out.replaceAll("[0-9.]+ s\\.", "0.1 s."))
        .isEqualTo(
            """
            %s:1:22: error: [UnclosedStorage] This is not closed. Close it.
              |
            1 | class A { Object a = openStorage(); }
              |                      ^^^^^^^^^^^^^ opened here

            rule               errors  warnings
            UnclosedStorage         1         0
            total                   1         0

            1 finding in 1 of 1 file, 1 line, 0.1 s.
            watertight explain UnclosedStorage says why, and what is right.
            """
                .formatted(file));
  }

  @Test
  void theRuleThatWasFoundMostIsTheOneToExplain() throws IOException {
    write("A.java", ERROR);
    write("W.java", WARNING + WARNING.replace("class W", "class V"));
    assertThat(CommandLineRun.of("scan", folder).out)
        .contains("explain UnclosedResource says")
        .doesNotContain("explain UnclosedStorage");
  }

  @ParameterizedTest
  @CsvSource({
    "error, openStorage, 1",
    "error, openResource, 0",
    "warning, openResource, 1",
    "warning, openStorage, 1",
    "warning, none, 0",
    "never, openStorage, 0"
  })
  void whatFailsIsTheUsersChoice(String failOn, String call, int code) throws IOException {
    write("A.java", "class A { Object a = " + call + "(); }");
    assertThat(CommandLineRun.of("scan", "--fail-on", failOn, folder).code).isEqualTo(code);
  }

  @Test
  void onlyTheRulesAskedForAreOn() throws IOException {
    write("A.java", ERROR);
    write("W.java", WARNING);
    CommandLineRun run = CommandLineRun.of("scan", "--rule", "UnclosedResource", folder);
    assertThat(run.out).contains("[UnclosedResource]").doesNotContain("[UnclosedStorage]");
    CommandLineRun both =
        CommandLineRun.of(
            "scan", "--rule", "UnclosedResource", "--rule", "UnclosedStorage", folder);
    assertThat(both.out).contains("[UnclosedResource]").contains("[UnclosedStorage]");
  }

  @Test
  void anUnknownRuleIsNamedWithTheOneThatWasMeant() throws IOException {
    write("A.java", ERROR);
    CommandLineRun run = CommandLineRun.of("scan", "--rule", "UnclosedStorrage", folder);
    assertThat(run.code).isEqualTo(2);
    assertThat(run.out).isEmpty();
    assertThat(run.err)
        .isEqualTo(
            "watertight: --rule: 'UnclosedStorrage' is no rule. Rules are UnclosedResource,"
                + " UnclosedStorage. Did you mean UnclosedStorage?\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--format, jsn, 'text, json', json",
    "--fail-on, waring, 'error, warning, never', warning",
    "--front-end, jvac, 'auto, javac, javaparser', javac",
    "--color, alwas, 'auto, always, never', always"
  })
  void aWrongValueIsNamedWithWhatIsAllowed(
      String option, String value, String allowed, String meant) throws IOException {
    write("A.java", ERROR);
    CommandLineRun run = CommandLineRun.of("scan", option, value, folder);
    assertThat(run.code).isEqualTo(2);
    assertThat(run.err)
        .isEqualTo(
            "watertight: %s: '%s' is not known. Allowed are %s. Did you mean %s?\n"
                .formatted(option, value, allowed, meant));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many", "257"})
  void aWrongNumberOfThreadsIsRefused(String threads) throws IOException {
    write("A.java", ERROR);
    CommandLineRun run = CommandLineRun.of("scan", "--threads=" + threads, folder);
    assertThat(run.code).isEqualTo(2);
    assertThat(run.err).contains("'" + threads + "' is not a number from 1 to 256");
  }

  @Test
  void anUnknownOptionIsAnsweredWithTheOneThatWasMeant() {
    CommandLineRun run = CommandLineRun.of("scan", "--fromat=json", folder);
    assertThat(run.code).isEqualTo(2);
    assertThat(run.err)
        .contains("'--fromat=json'")
        .contains("Did you mean --format?")
        .contains("--help");
  }

  @Test
  void aScanWithoutPathIsRefused() {
    CommandLineRun run = CommandLineRun.of("scan");
    assertThat(run.code).isEqualTo(2);
    assertThat(run.err).contains("PATH").contains("watertight scan --help");
  }

  @Test
  void nothingTypedIsAnsweredWithTheUsage() {
    CommandLineRun run = CommandLineRun.of();
    assertThat(run.code).isEqualTo(2);
    assertThat(run.err).contains("scan").contains("--help");
  }

  @Test
  void helpAndVersionAreNoErrors() {
    CommandLineRun help = CommandLineRun.of("scan", "--help");
    assertThat(help.code).isZero();
    assertThat(help.out).contains("--fail-on").contains("Exit codes").contains("130");
    CommandLineRun version = CommandLineRun.of("--version");
    assertThat(version.code).isZero();
    assertThat(version.out).startsWith("watertight ");
  }

  @Test
  void aMissingPathIsNamed() {
    Path missing = folder.resolve("missing");
    CommandLineRun run = CommandLineRun.of("scan", missing);
    assertThat(run.code).isEqualTo(2);
    assertThat(run.err).isEqualTo("watertight: " + missing + ": there is no such file or folder\n");
  }

  @Test
  void anEmptyFolderIsNothingToScan() {
    CommandLineRun run = CommandLineRun.of("scan", folder);
    assertThat(run.code).isEqualTo(2);
    assertThat(run.err)
        .isEqualTo("watertight: nothing to scan: no Java source in " + folder + ".\n");
  }

  @Test
  void aFolderOfTestsSaysHowToScanThem() throws IOException {
    write("src/test/java/A.java", ERROR);
    CommandLineRun run = CommandLineRun.of("scan", folder);
    assertThat(run.code).isEqualTo(2);
    assertThat(run.err).contains("1 test file left out, which --include-tests takes in");
    assertThat(CommandLineRun.of("scan", "--include-tests", folder).code).isEqualTo(1);
  }

  @Test
  void whatWasLeftOutIsCounted() throws IOException {
    write("src/main/java/C.java", CLEAN);
    write("src/test/java/T.java", ERROR);
    write("src/test/java/U.java", ERROR);
    write("target/generated-sources/G.java", ERROR);
    write("src/main/java/D.java", ERROR);
    CommandLineRun run = CommandLineRun.of("scan", folder, "--exclude", "D.java");
    assertThat(run.code).isZero();
    assertThat(run.out)
        .contains("2 test files were left out; --include-tests takes them in.")
        .contains("1 generated or built file was left out")
        .contains("1 file was left out by --exclude.");
  }

  @Test
  void aWrongPatternIsRefused() throws IOException {
    write("C.java", CLEAN);
    CommandLineRun run = CommandLineRun.of("scan", folder, "--exclude", "[a");
    assertThat(run.code).isEqualTo(2);
    assertThat(run.err).contains("--exclude").contains("'[a'");
  }

  @Test
  void aFileThatDoesNotParseIsReportedAndTheRestScanned() throws IOException {
    write("A.java", ERROR);
    Path broken = write("B.java", "class B {\n  int = 3;\n}\n");
    CommandLineRun run = CommandLineRun.of("scan", folder);
    assertThat(run.code).isEqualTo(1);
    assertThat(run.out)
        .contains(broken + ":2:7: error: cannot be parsed: ")
        .contains("[UnclosedStorage]")
        .contains("1 file could not be analysed; what is wrong with it is said above.");
  }

  @Test
  void onlyUnreadableFilesAreNothingToScan() throws IOException {
    Files.write(folder.resolve("B.java"), new byte[] {(byte) 0xCA, (byte) 0xFE, 0, 1});
    CommandLineRun run = CommandLineRun.of("scan", folder);
    assertThat(run.code).isEqualTo(2);
    assertThat(run.out).contains("B.java: error: is no text but binary data");
    assertThat(run.err).contains("no file could be analysed");
  }

  @Test
  void anUnreadableFileIsCounted() throws IOException {
    write("A.java", ERROR);
    Path locked = write("L.java", CLEAN);
    assumeThat(locked.toFile().setReadable(false)).isTrue();
    assumeThat(Files.isReadable(locked)).as("a superuser reads everything").isFalse();
    CommandLineRun run = CommandLineRun.of("scan", folder);
    assertThat(run.code).isEqualTo(1);
    assertThat(run.out).contains("L.java: error: cannot be read: permission denied");
  }

  @Test
  void invalidUtf8IsReadAndSaid() throws IOException {
    byte[] latin =
        "class A { /* caf\u00e9 */\n Object a = openStorage(); /* \u00e9 */ }"
            .getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(folder.resolve("A.java"), latin);
    CommandLineRun run = CommandLineRun.of("scan", file);
    assertThat(run.code).isEqualTo(1);
    assertThat(run.out)
        .contains(file + ":1:17: warning: is not valid UTF-8 here")
        .contains(file + ":2:13: error: [UnclosedStorage]")
        .doesNotContain("could not be analysed");
  }

  @Test
  void aFileNamedTwiceCountsOnce() throws IOException {
    Path file = write("A.java", ERROR);
    CommandLineRun run = CommandLineRun.of("scan", file, folder, file, folder.resolve("./A.java"));
    assertThat(run.out).contains("1 finding in 1 of 1 file,");
  }

  @Test
  void quietPrintsFindingsAndNothingElse() throws IOException {
    Path a = write("A.java", ERROR);
    Path w = write("W.java", WARNING);
    Path broken = write("B.java", "class {");
    CommandLineRun run = CommandLineRun.of("scan", "--quiet", folder);
    assertThat(run.out)
        .isEqualTo(
            a
                + ":1:22: error: [UnclosedStorage] This is not closed. Close it.\n"
                + w
                + ":1:22: warning: [UnclosedResource] This is not closed. Close it.\n");
    assertThat(run.err).startsWith(broken + ":1:").contains("cannot be parsed").hasLineCount(1);
  }

  @Test
  void jsonHasTheDocumentedShape() throws IOException {
    Path file =
        write("A.java", "class \u00c4 { // \"\uD83D\uDE00\"\n Object a = openStorage(); }\n");
    write("B.java", "class {");
    CommandLineRun run = CommandLineRun.of("scan", "--format", "json", folder);
    assertThat(run.code).isEqualTo(1);
    JsonNode json = new ObjectMapper().readTree(run.out);
    assertThat(json.at("/schema").asInt()).isEqualTo(1);
    assertThat(json.at("/tool/name").asText()).isEqualTo("watertight");
    JsonNode finding = json.at("/findings/0");
    assertThat(finding.at("/rule").asText()).isEqualTo("UnclosedStorage");
    assertThat(finding.at("/severity").asText()).isEqualTo("error");
    assertThat(finding.at("/confidence").asText()).isEqualTo("high");
    assertThat(finding.at("/path").asText()).isEqualTo(file.toString());
    assertThat(finding.at("/place/line").asInt()).isEqualTo(2);
    assertThat(finding.at("/place/column").asInt()).isEqualTo(13);
    assertThat(finding.at("/place/endColumn").asInt()).isEqualTo(26);
    assertThat(finding.at("/steps/0/note").asText()).isEqualTo("opened here");
    assertThat(json.at("/problems/0/kind").asText()).isEqualTo("error");
    assertThat(json.at("/problems/0/line").asInt()).isEqualTo(1);
    assertThat(json.at("/summary/errors").asInt()).isEqualTo(1);
    assertThat(json.at("/summary/files").asInt()).isEqualTo(1);
    assertThat(json.at("/summary/unreadFiles").asInt()).isEqualTo(1);
    assertThat(run.err).contains("1 file could not be analysed; the report says why.");
  }

  @Test
  void theReportGoesToAFileAsAWhole() throws IOException {
    write("A.java", ERROR);
    Path report = write("out/report.txt", "what was there before");
    CommandLineRun run = CommandLineRun.of("scan", folder, "--output", report);
    assertThat(run.code).isEqualTo(1);
    assertThat(run.out).isEmpty();
    assertThat(run.err).isEqualTo("watertight: 1 finding written to " + report + "\n");
    assertThat(report).content().contains("[UnclosedStorage]").doesNotContain("before");
    assertThat(report.getParent()).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void anOutputThatCannotBeWrittenIsRefusedBeforeTheScan() throws IOException {
    write("A.java", ERROR);
    CommandLineRun noFolder = CommandLineRun.of("scan", folder, "-o", folder.resolve("no/r.txt"));
    assertThat(noFolder.code).isEqualTo(2);
    assertThat(noFolder.err).contains("r.txt").contains("its folder does not exist");
    assertThat(noFolder.parts.indexed).isEmpty();
    CommandLineRun aFolder = CommandLineRun.of("scan", folder, "-o", folder);
    assertThat(aFolder.code).isEqualTo(2);
    assertThat(aFolder.err).contains("is a folder");
  }

  @Test
  void aCrashInOneFileIsToldCalmlyAndLosesNothing() throws IOException {
    write("A.java", ERROR);
    Path crashing = write("B.java", "class B { Object b = crash(); }");
    Path report = folder.resolve("r.txt");
    CommandLineRun run = CommandLineRun.of("scan", folder, "-o", report);
    assertThat(run.code).isEqualTo(3);
    assertThat(report).content().contains("[UnclosedStorage]");
    assertThat(run.err)
        .contains("this is a bug in Watertight, not in what it scanned")
        .contains("IllegalStateException at " + crashing)
        .contains("version")
        .doesNotContain("\tat ");
    String file = run.err.replaceAll("(?s).*with (\\S+), which has.*", "$1");
    assertThat(Path.of(file)).content().contains("made up").contains("FakeParts");
    Files.delete(Path.of(file));
  }

  @Test
  void aCrashOfTheWholeIsToldCalmlyToo() throws IOException {
    write("A.java", ERROR);
    FakeParts broken =
        new FakeParts() {
          @Override
          public Engine engine(EngineSetup setup) {
            throw new IllegalStateException("made up");
          }
        };
    CommandLineRun run = CommandLineRun.on(broken).run("scan", folder);
    assertThat(run.code).isEqualTo(3);
    assertThat(run.err)
        .startsWith("watertight: this is a bug in Watertight, not in what it scanned: Illegal")
        .doesNotContain("\tat ");
    Files.delete(Path.of(run.err.replaceAll("(?s).*with (\\S+), which has.*", "$1")));
  }

  @Test
  void tooLittleMemoryIsNoBug() throws IOException {
    write("A.java", ERROR);
    FakeParts large =
        new FakeParts() {
          @Override
          void checking(String path) {
            throw new OutOfMemoryError("made up");
          }
        };
    CommandLineRun run = CommandLineRun.on(large).run("scan", folder);
    assertThat(run.code).isEqualTo(3);
    assertThat(run.err).startsWith("watertight: the memory of ").contains("-Xmx").hasLineCount(1);
  }

  @Test
  void aSuppressionSilencesAndOneTooManyIsReportedOnRequest() throws IOException {
    write("A.java", "@SuppressWarnings(\"UnclosedStorage\") " + ERROR);
    Path unused = write("B.java", "@SuppressWarnings(\"UnclosedStorage\") class B {}\n");
    assertThat(CommandLineRun.of("scan", folder).out).startsWith("No findings");
    CommandLineRun run =
        CommandLineRun.of("scan", "--report-unused-suppressions", "--fail-on", "warning", folder);
    assertThat(run.code).isEqualTo(1);
    assertThat(run.out)
        .contains(unused + ":1:19: warning: [UnusedSuppression]")
        .contains("1 finding in 1 of 2 files");
  }

  @Test
  void aSuppressionOfARuleThatIsOffIsNotReported() throws IOException {
    write("B.java", "@SuppressWarnings(\"UnclosedStorage\") class B {}\n");
    CommandLineRun run =
        CommandLineRun.of(
            "scan", "--report-unused-suppressions", "--rule", "UnclosedResource", folder);
    assertThat(run.out).startsWith("No findings");
  }

  @Test
  void theReportDoesNotDependOnThreads() throws IOException {
    for (int i = 0; i < 60; i++) {
      write("p" + i % 7 + "/A" + i + ".java", (i % 2 == 0 ? ERROR : WARNING).repeat(i % 5 + 1));
    }
    String one = CommandLineRun.of("scan", "-q", "--threads", "1", folder).out;
    assertThat(one).isNotEmpty();
    for (int threads : List.of(2, 8)) {
      assertThat(CommandLineRun.of("scan", "-q", "--threads", threads, folder).out).isEqualTo(one);
    }
  }

  @Test
  void theFilterChangesNoFinding() throws IOException {
    write("A.java", ERROR);
    write("C.java", CLEAN);
    CommandLineRun filtered = CommandLineRun.of("scan", "-q", folder);
    CommandLineRun all = CommandLineRun.of("scan", "-q", "--no-filter", folder);
    assertThat(filtered.out).isEqualTo(all.out);
    assertThat(filtered.parts.checked).hasSize(1);
    assertThat(all.parts.checked).hasSize(2);
  }

  @Test
  void coloursAreForTerminalsThatWantThem() throws IOException {
    Path file = write("A.java", ERROR);
    assertThat(CommandLineRun.of("scan", file).out).doesNotContain("\u001B");
    assertThat(CommandLineRun.of("scan", "--color", "always", file).out).contains("\u001B[1;31m");
    assertThat(CommandLineRun.onTerminal().run("scan", file).out).contains("\u001B[1;31m");
    assertThat(CommandLineRun.onTerminal("NO_COLOR=1").run("scan", file).out)
        .doesNotContain("\u001B");
    assertThat(CommandLineRun.onTerminal("TERM=dumb").run("scan", file).out)
        .doesNotContain("\u001B");
    assertThat(CommandLineRun.onTerminal().run("scan", "--color=never", file).out)
        .doesNotContain("\u001B");
  }

  @Test
  void messagesAreWrappedOnATerminalOnly() throws IOException {
    Path file = write("A.java", ERROR);
    String wrapped = CommandLineRun.onTerminal("NO_COLOR=1", "COLUMNS=40").run("scan", file).out;
    assertThat(wrapped.lines().skip(1).findFirst())
        .hasValueSatisfying(line -> assertThat(line).startsWith("    "));
    assertThat(CommandLineRun.of("scan", file).out.lines().skip(1).findFirst()).hasValue("  |");
  }

  @Test
  void theClassPathIsHandedOnAndWrongEntriesAreNamed() throws IOException {
    write("A.java", ERROR);
    Path jar = write("lib/a.jar", "");
    Path other = write("lib/b.jar", "");
    CommandLineRun run =
        CommandLineRun.of("scan", folder, "--class-path", folder.resolve("lib") + "/*");
    assertThat(run.parts.setup.classPath()).containsExactly(jar, other);
    CommandLineRun wrong = CommandLineRun.of("scan", folder, "-cp", folder.resolve("lib/none.jar"));
    assertThat(wrong.code).isEqualTo(2);
    assertThat(wrong.err).contains("none.jar: there is no such jar or folder");
  }
}
