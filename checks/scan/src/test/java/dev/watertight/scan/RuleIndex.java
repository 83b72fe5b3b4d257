package dev.watertight.scan;

import dev.watertight.rules.Checker;
import dev.watertight.rules.RuleInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes the index of the pages of all rules: {@code RuleIndex <folder of the pages>}. Run it when
 * a test says that the index is stale; {@link #COMMAND} is how.
 */
public final class RuleIndex {
  static final String NAME = "README.md";

  /** From the root of the project, after the tests were compiled. */
  static final String COMMAND =
      "java -cp checks/scan/target/test-classes:checks/engine/target/classes:"
          + "checks/catalogue/target/classes dev.watertight.scan.RuleIndex docs/rules";

  private RuleIndex() {}

  /**
   * Runs the tool.
   *
   * @param args the folder of the pages
   */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]).resolve(NAME), text());
  }

  static String text() {
    StringBuilder text =
        new StringBuilder(
            """
            # Rules

            Each has a page, which `watertight explain RULE` prints as well. The level is what holds where neither
            [`watertight.yaml`](../configuration.md) nor `-Xep` sets one.

            | rule | level | what is wrong |
            |---|---|---|
            """);
    for (RuleInfo rule : Checker.rules()) {
      String level = rule.severity().name().toLowerCase(Locale.ROOT);
      text.append(
          "| [%1$s](%1$s.md) | %2$s | %3$s |\n".formatted(rule.id(), level, rule.summary()));
    }
    return text.append("\nThis list is generated from the rules by `RuleIndex`.\n").toString();
  }
}
