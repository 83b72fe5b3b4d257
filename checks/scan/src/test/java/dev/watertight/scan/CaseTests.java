package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.SourceFile;
import dev.watertight.rules.Finding;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Tests of fixtures by themselves. */
final class CaseTests {
  private static final Map<String, String> NOTED = FindingsInFull.noted();

  private CaseTests() {}

  /**
   * A test for each group whose first file is in one of these folders: its findings equal the
   * marks, and to the letter what is noted of them.
   */
  static Stream<DynamicTest> in(Predicate<String> folder) {
    return FixtureCases.all().stream()
        .filter(files -> folder.test(files.get(0).path().replaceFirst("/.*", "")))
        .map(files -> DynamicTest.dynamicTest(files.get(0).path(), () -> judge(files)));
  }

  private static void judge(List<SourceFile> files) {
    Checkout checkout = Checkout.of(files);
    for (SourceFile file : files) {
      List<Finding> findings = checkout.check(file);
      if (FixtureCases.isMarked(file)) {
        Judgement judgement = Judgement.of(file, findings);
        assertThat(judgement.actual())
            .as("findings in %s", file.path())
            .isEqualTo(judgement.expected());
      }
      assertThat(FindingsInFull.of(file, findings))
          .as(
              "findings in %s as noted; if they are right, package the project and run from the"
                  + " root: %s",
              file.path(), FindingsInFull.COMMAND)
          .isEqualTo(NOTED.getOrDefault(file.path(), ""));
      assertThat(checkout.mayFind(file) || findings.isEmpty())
          .as("%s is looked at", file.path())
          .isTrue();
    }
  }
}
