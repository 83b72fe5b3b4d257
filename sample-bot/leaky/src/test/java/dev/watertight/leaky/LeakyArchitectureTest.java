package dev.watertight.leaky;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
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
                    LeakyArchitectureTest::rule,
                    LeakyArchitectureTest::places,
                    (one, other) -> one,
                    TreeMap::new));
    assertThat(places)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                // G1, and an executor that the close of its owner passes over.
                "resources_are_released_from_a_lifecycle_hook",
                "HybridStorage.background, RedisStorageHolder.storage, RegistrationDrafts.REDIS, VisitCounter.REDIS",
                // G2.
                "one_class_constructs_each_client",
                "CustomerDatabase.connect, Database.dataSource, OrderHandler.<clinit, OrderListHandler.<clinit, RedisStorage.fromUrl, RegistrationDrafts.<clinit, StorageFactory.createRedisStorage",
                // G3.
                "operations_and_entities_construct_no_client",
                "AdminHandler.health, AdminHandler.reset, RegistrationHandler.email, ReminderService.sendReminder",
                "static_fields_hold_no_client",
                "RedisStorageHolder.storage, RegistrationDrafts.REDIS",
                "singletons_hold_no_connection_of_one_thread",
                "VisitCounter.REDIS",
                // G6; that of G5 stands in the composition root, which may choose it.
                "only_the_composition_root_constructs_in_memory_storages",
                "StorageFactory.create",
                "handlers_reach_state_through_a_context",
                "AdminHandler.reset",
                "handlers_keep_no_user_data_in_fields",
                "OrderHandler.phone, PhotoHandler.caption"));
  }

  private static String rule(Event failed) {
    String path = failed.getTestDescriptor().getDisplayName();
    return path.substring(path.lastIndexOf(' ') + 1);
  }

  /** The members that violations begin with. */
  private static String places(Event failed) {
    String message =
        failed
            .getRequiredPayload(TestExecutionResult.class)
            .getThrowable()
            .map(Throwable::getMessage)
            .orElse("");
    return Pattern.compile(
            "^(?:Field|Method|Static Initializer|Class) <dev\\.watertight\\.leaky\\.([^(>]*)",
            Pattern.MULTILINE)
        .matcher(message)
        .results()
        .map(match -> match.group(1))
        .distinct()
        .sorted()
        .reduce((one, other) -> one + ", " + other)
        .orElse("");
  }
}
