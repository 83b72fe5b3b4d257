package dev.watertight.leaky;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.rules.Checker;
import dev.watertight.scan.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault is found where it is marked, by the scanner and by the compiler, and nothing else. */
final class MarkedFaultsTest {
  /**
   * Rules to come. The day one of them is there, its line here goes and its marks are looked for.
   */
  private static final Set<String> NOT_YET =
      Set.of(
          "BlockingKeyScan",
          "DeadEndState",
          "FireAndForgetStateWrite",
          "InMemoryStateStorage",
          "NonAtomicStateUpdate",
          "OversizedStateValue",
          "ShutdownOrder",
          "SilentStorageFallback",
          "StateWithoutCancel",
          "StateWithoutTtl",
          "UserDataInSharedField");

  /**
   * The guides have the faults of storages, pools and clients in holders, services and factories.
   */
  private static final Set<String> IN_SEVERAL_TYPES =
      Set.of(
          "ClientProliferation",
          "GlobalStorageNeverClosed",
          "PoolPerOperation",
          "SharedConnectionNotThreadSafe",
          "SharedStorageClosed",
          "UnclosedStorage");

  private record Scanned(int code, String output) {}

  private static Scanned scan(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    String[] typed =
        Stream.concat(Stream.of("scan"), Stream.of(arguments).map(Object::toString))
            .toArray(String[]::new);
    return new Scanned(Main.run(typed, stream, stream), out.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "javac", "javaparser"})
  void theScannerFindsThem(String frontEnd) throws IOException {
    Scanned scanned = scan("--front-end", frontEnd, ".");

    assertThat(scanned.output).contains("findings in ");
    assertThat(scanned.code).isEqualTo(1);
    assertThat(difference(Finding.printedIn(scanned.output))).isEmpty();
  }

  @Test
  void theCompilerFindsThem(@TempDir Path folder) throws Exception {
    String said = Javac.output(folder);

    assertThat(difference(Finding.printedIn(said))).as(said).isEmpty();
  }

  @Test
  void theGoodBotHasNone() {
    Scanned scanned = scan("../bot/src/main");

    assertThat(scanned.output).startsWith("No findings in ").doesNotContain(" in 0 files");
    assertThat(scanned.code).isZero();
  }

  @Test
  void eachRuleHasItsFault() throws IOException {
    SortedSet<String> marked = rules(Marks.all());
    SortedSet<String> known = new TreeSet<>(Checker.ruleIds());
    known.addAll(NOT_YET);

    assertThat(marked).isEqualTo(known);
  }

  @Test
  void faultsOfStoragesAreInSeveralTypes() throws IOException {
    SortedSet<Finding> marks = Marks.all();

    assertThat(IN_SEVERAL_TYPES)
        .isSubsetOf(Checker.ruleIds())
        .allSatisfy(
            rule ->
                assertThat(
                        marks.stream()
                            .filter(mark -> mark.rule().equals(rule))
                            .map(Finding::file)
                            .distinct())
                    .as(rule)
                    .hasSizeGreaterThan(1));
  }

  @Test
  void thePageTellsWhereEachIs() throws IOException {
    String page = Files.readString(Path.of("../../docs/sample-bot/leaky.md"));

    assertThat(Marks.all())
        .allSatisfy(
            mark ->
                assertThat(page.lines())
                    .anySatisfy(
                        line ->
                            assertThat(line)
                                .startsWith("|")
                                .contains("`" + mark.file().replace(".java", "") + "`")
                                .contains(mark.rule())));
  }

  @Test
  void noRuleToComeIsThere() {
    assertThat(NOT_YET).doesNotContainAnyElementsOf(Checker.ruleIds());
  }

  /** What is marked and not found, and what is found and not marked, a line each. */
  private static String difference(SortedSet<Finding> found) throws IOException {
    SortedSet<Finding> marks = Marks.all();
    marks.removeIf(mark -> NOT_YET.contains(mark.rule()));
    StringBuilder lines = new StringBuilder();
    for (Finding mark : marks) {
      if (!found.contains(mark)) {
        lines.append("missed: ").append(mark).append('\n');
      }
    }
    for (Finding finding : found) {
      if (!marks.contains(finding)) {
        lines.append("not marked: ").append(finding).append('\n');
      }
    }
    return lines.toString();
  }

  private static SortedSet<String> rules(SortedSet<Finding> findings) {
    return findings.stream().map(Finding::rule).collect(toCollection(TreeSet::new));
  }
}
