package dev.watertight.archunit.corpus;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.util.List;

/**
 * Prints what all published rules find in compiled code, a line for each violation: the rule, a
 * tab, the text. To be read by eye; the command is in {@code docs/quality.md}.
 */
final class Violations {
  private Violations() {}

  public static void main(String[] arguments) throws MalformedURLException, IllegalAccessException {
    List<PublishedRules.Published> rules = PublishedRules.all();
    Judged judged = Judged.of(List.of(arguments));
    judged.resolveByLibraries();
    JavaClasses classes = judged.imported();
    System.err.println(rules.size() + " rules, " + classes.size() + " classes");
    print(rules, classes, System.out);
  }

  static void print(
      List<PublishedRules.Published> rules, JavaClasses classes, PrintStream printed) {
    for (PublishedRules.Published rule : rules) {
      for (String text : rule.violations(classes)) {
        printed.println(rule.name() + "\t" + text.replace("\n", "\\n"));
      }
    }
  }
}
