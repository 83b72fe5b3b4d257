package dev.watertight.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import dev.watertight.rules.Checker;
import dev.watertight.rules.RuleInfo;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule has its check, and every check its rule. */
final class ChecksTest {
  static List<Class<? extends BugChecker>> ours() {
    return ServiceLoader.load(BugChecker.class).stream()
        .<Class<? extends BugChecker>>map(ServiceLoader.Provider::type)
        .filter(type -> type.getPackageName().equals(ChecksTest.class.getPackageName()))
        .toList();
  }

  @Test
  void checksAreTheRules() {
    assertThat(ours())
        .extracting(Class::getSimpleName)
        .containsExactlyInAnyOrderElementsOf(Checker.ruleIds());
  }

  @ParameterizedTest
  @MethodSource("ours")
  void aCheckSaysWhatItIs(Class<? extends BugChecker> check) {
    BugPattern pattern = check.getAnnotation(BugPattern.class);

    assertThat(pattern.name()).isEmpty();
    RuleInfo rule =
        Checker.rules().stream()
            .filter(r -> r.id().equals(check.getSimpleName()))
            .findFirst()
            .orElseThrow();
    assertThat(pattern.summary()).isEqualTo(rule.summary());
    assertThat(pattern.severity().name()).isEqualTo(rule.severity().name());
    assertThat(pattern.link()).endsWith("/" + check.getSimpleName());
    assertThat(pattern.linkType()).isEqualTo(BugPattern.LinkType.CUSTOM);
    assertThat(pattern.altNames()).containsExactly(RuleCheck.ALL);
    assertThat(pattern.tags()).isNotEmpty();
  }
}
