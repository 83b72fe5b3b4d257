package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.catalogue.RuleLevel;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.SourceFile;
import dev.watertight.rules.Checker;
import dev.watertight.rules.Finding;
import dev.watertight.rules.RuleInfo;
import dev.watertight.rules.Settings;
import dev.watertight.rules.Severity;
import dev.watertight.scan.source.JavaParserFrontEnd;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user sets for a rule holds for all of its findings, and for no other rule. */
final class RuleSettingsTest {
  static Set<String> rules() {
    return Checker.ruleIds();
  }

  private static List<Finding> found(String folder, Settings settings) {
    return FixtureCases.of(folder).stream()
        .flatMap(
            files -> {
              Checkout checkout = Checkout.of(files, settings);
              return files.stream().flatMap(file -> checkout.check(file).stream());
            })
        .toList();
  }

  private static Settings level(String rule, RuleLevel level) {
    return new Settings(Map.of(rule, level), true);
  }

  /** Settings with one rule on, and all others off. */
  private static Settings only(String rule) {
    return new Settings(
        Checker.ruleIds().stream()
            .filter(id -> !id.equals(rule))
            .collect(Collectors.toMap(id -> id, id -> RuleLevel.OFF)),
        true);
  }

  @Test
  void rulesAreSortedAndDescribed() {
    assertThat(Checker.rules())
        .extracting(RuleInfo::id)
        .isSorted()
        .containsExactlyElementsOf(Checker.ruleIds())
        .contains("PoolPerOperation", "UnclosedStorage");
    assertThat(Checker.rules()).extracting(RuleInfo::summary).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void anErrorIsAnErrorHoweverSureTheRuleIs(String rule) {
    assertThat(found(rule, level(rule, RuleLevel.ERROR)))
        .filteredOn(finding -> finding.rule().equals(rule))
        .isNotEmpty()
        .extracting(Finding::severity)
        .containsOnly(Severity.ERROR);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aWarningIsAWarning(String rule) {
    assertThat(found(rule, level(rule, RuleLevel.WARNING)))
        .filteredOn(finding -> finding.rule().equals(rule))
        .isNotEmpty()
        .extracting(Finding::severity)
        .containsOnly(Severity.WARNING);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleThatIsOffFindsNothing(String rule) {
    assertThat(found(rule, level(rule, RuleLevel.OFF)))
        .extracting(Finding::rule)
        .doesNotContain(rule);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleFindsTheSameWithoutTheOthers(String rule) {
    Settings settings = only(rule);
    List<Finding> alone = found(rule, settings);

    assertThat(alone).extracting(Finding::rule).containsOnly(rule);
    assertThat(alone)
        .containsAll(
            found(rule, Settings.DEFAULT).stream().filter(f -> f.rule().equals(rule)).toList());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void filesWithFindingsAreLookedAtForOneRuleAlone(String rule) {
    for (List<SourceFile> files : FixtureCases.of(rule)) {
      Checkout checkout = Checkout.of(files, only(rule));
      for (SourceFile file : files) {
        assertThat(checkout.mayFind(file) || checkout.check(file).isEmpty())
            .as(file.path())
            .isTrue();
      }
    }
  }

  /** Files that only one rule has to do with. */
  static Stream<Arguments> filesOfOneRule() {
    return Stream.of(
        Arguments.of("StateClearNotInFinally", "states.remove(id);"),
        Arguments.of("SharedStorageClosed", "pool.shutdown();"),
        Arguments.of("SharedConnectionNotThreadSafe", "db.beginTransaction();"));
  }

  @ParameterizedTest
  @MethodSource("filesOfOneRule")
  void aFileIsLookedAtForARuleThatIsOn(String rule, String statement) {
    assertThat(mayFind(statement, Settings.DEFAULT)).isTrue();
    assertThat(mayFind(statement, only(rule))).isTrue();
    assertThat(mayFind(statement, level(rule, RuleLevel.OFF))).isFalse();
  }

  @Test
  void aFileOfNoBotHasNoDialogs() {
    String tool = "class Tool { void run(Long id) { states.remove(id); } }";
    Settings dialogs = only("StateClearNotInFinally");
    assertThat(mayFindIn(tool, dialogs)).isFalse();
    assertThat(mayFindIn("import org.telegram.abilitybots.api.bot.AbilityBot; " + tool, dialogs))
        .isTrue();
  }

  @Test
  void aFileWithNothingOfTheKindIsPassedOver() {
    assertThat(mayFind("System.out.println(id);", Settings.DEFAULT)).isFalse();
  }

  private static boolean mayFind(String statement, Settings settings) {
    return mayFindIn(
        "class Bot { void onUpdateReceived(Long id, Pool pool, Db db) { %s } }"
            .formatted(statement),
        settings);
  }

  private static boolean mayFindIn(String text, Settings settings) {
    SourceFile file = ((FrontEnd.Read) new JavaParserFrontEnd().read("Bot.java", text)).file();
    return Checkout.of(List.of(file), settings).mayFind(file);
  }

  @Test
  void exceptionalWaysCanBeLeftOut() {
    Settings settings = new Settings(Map.of(), false);

    assertThat(Stream.of("UnclosedResource", "UnclosedStorage"))
        .allSatisfy(
            rule -> {
              List<Finding> all = found(rule, Settings.DEFAULT);
              List<Finding> normal = all.stream().filter(f -> !isExceptional(f)).toList();
              assertThat(normal).isNotEmpty().hasSizeLessThan(all.size());
              assertThat(found(rule, settings)).isEqualTo(normal);
            });
  }

  private static boolean isExceptional(Finding finding) {
    return finding.message().contains(" throws.");
  }

  @Test
  void whatOtherFilesDoIsUnknownWhereTheyAreNotAllAtHand() {
    Settings settings = new Settings(Map.of(), true, false);

    assertThat(found("ClientProliferation", settings))
        .extracting(Finding::rule)
        .doesNotContain("ClientProliferation");
    assertThat(found("GlobalStorageNeverClosed", settings))
        .filteredOn(finding -> finding.rule().equals("GlobalStorageNeverClosed"))
        .isNotEmpty()
        .hasSizeLessThan(
            found("GlobalStorageNeverClosed", Settings.DEFAULT).stream()
                .filter(finding -> finding.rule().equals("GlobalStorageNeverClosed"))
                .toList()
                .size());
  }
}
