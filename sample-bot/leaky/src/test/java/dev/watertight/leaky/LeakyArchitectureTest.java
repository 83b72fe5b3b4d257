package dev.watertight.leaky;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The rules for ArchUnit fail on the twin, each for what the guides say of it, and no other. */
final class LeakyArchitectureTest {
  @Test
  void the_twin_violates_these_rules_here() {
    Map<String, String> places =
        EngineTestKit.engine("archunit")
            .selectors(selectClass(TwinArchitecture.class))
            .execute()
            .testEvents()
            .failed()
            .stream()
            .collect(
                toMap(
                    event -> event.getTestDescriptor().getDisplayName(),
                    LeakyArchitectureTest::places,
                    (one, other) -> one,
                    TreeMap::new));
    assertThat(places)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "resources_are_released_from_a_lifecycle_hook", "HybridStorage.background"));
  }

  /** The members that violations begin with. */
  private static String places(Event failed) {
    String message =
        failed
            .getRequiredPayload(TestExecutionResult.class)
            .getThrowable()
            .map(Throwable::getMessage)
            .orElse("");
    return Pattern.compile("^(?:Field|Method|Static Initializer|Class) <dev\\.watertight\\.leaky\\.([^(>]*)", Pattern.MULTILINE)
        .matcher(message)
        .results()
        .map(MatchResult::group)
        .map(text -> text.substring(text.lastIndexOf('<') + "<dev.watertight.leaky.".length()))
        .distinct()
        .sorted()
        .reduce((one, other) -> one + ", " + other)
        .orElse("");
  }
}
