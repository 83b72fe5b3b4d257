package dev.watertight.archunit;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static dev.watertight.archunit.Judged.application;
import static dev.watertight.archunit.Judged.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.JedisPool;

final class CanaryRulesTest {
  @TempDir Path folder;

  @Test
  void nothing_was_imported() {
    assertThat(
            CanaryRules.classes_are_imported
                .evaluate(new ClassFileImporter().importPath(folder))
                .getFailureReport()
                .getDetails())
        .containsExactly(
            "No class was imported, so that all other rules pass unseen. Check the packages of @AnalyzeClasses, and that the classes are compiled and not left out by an import option.");
  }

  @Test
  void all_that_was_imported_is_ignored() {
    BotArchitecture none = BotArchitecture.usual().ignoring(alwaysTrue());
    assertThat(violations(CanaryRules.classesAreImported(none), WithStore.class))
        .containsExactly(
            "All 1 imported classes are ignored, so that all other rules pass unseen. Check ignoring(..) of the BotArchitecture.");
    assertThat(violations(CanaryRules.classes_are_imported, WithStore.class)).isEmpty();
  }

  static final class WithStore {
    static final class Store {
      final JedisPool pool = new JedisPool();
    }
  }

  @Test
  void no_resource_is_recognised() {
    assertThat(violations(CanaryRules.resources_are_recognised, WithoutStore.class))
        .containsExactly(
            "None of the 2 imported classes makes a resource that is known, so that rules on resources pass unseen. Import the whole application with its composition root; name resources of your own in watertight.yaml (resources) or by BotArchitecture.withResources(..). A bot that has none imports the other rule sets one by one, without CanaryRules.");
    assertThat(violations(CanaryRules.resources_are_recognised, WithStore.class)).isEmpty();
  }

  static final class WithoutStore {
    static final class Sessions {}

    static final class Bot {
      final Sessions sessions = new Sessions();
    }
  }

  @Test
  void a_resource_that_arrives_later_is_recognised() {
    assertThat(violations(CanaryRules.resources_are_recognised, WithSocket.class)).isEmpty();
  }

  static final class WithSocket {
    static final class Bot {
      CompletableFuture<WebSocket> open(WebSocket.Builder builder, WebSocket.Listener listener) {
        return builder.buildAsync(URI.create("wss://localhost"), listener);
      }
    }
  }

  @Test
  void a_resource_of_the_team_is_recognised() {
    BotArchitecture named =
        BotArchitecture.usual().withResources(WithoutStore.Sessions.class.getName());
    assertThat(violations(CanaryRules.resourcesAreRecognised(named), WithoutStore.class)).isEmpty();
  }

  @Test
  void watertight_yaml_is_read() throws IOException {
    Path file = folder.resolve("watertight.yaml");
    Files.writeString(
        file,
        """
        resources:
          - type: %s
            kind: storage
            creators: ["%s#<init>"]
            close: [end]
        """
            .formatted(
                WithoutStore.Sessions.class.getName(), WithoutStore.Sessions.class.getName()));
    assertThat(
            CanaryRules.resourcesAreRecognised(BotArchitecture.configuredBy(file))
                .evaluate(application(WithoutStore.class))
                .hasViolation())
        .isFalse();
  }

  @Test
  void a_mistake_in_watertight_yaml_is_told_with_its_place() throws IOException {
    Path file = folder.resolve("watertight.yaml");
    Files.writeString(file, "resurces: []\n");
    assertThatThrownBy(() -> BotArchitecture.configuredBy(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("watertight.yaml:1", "resurces", "resources");
  }

  @Test
  void there_is_no_such_file() {
    assertThatThrownBy(() -> BotArchitecture.configuredBy(folder.resolve("none.yaml")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.yaml");
  }

  @Test
  void the_canaries_are_named_for_frozen_stores() {
    assertThat(
            List.of(
                CanaryRules.classes_are_imported.getDescription(),
                CanaryRules.resources_are_recognised.getDescription(),
                LifecycleRules.resources_are_released_from_a_lifecycle_hook.getDescription(),
                LifecycleRules.beans_are_released_by_their_container.getDescription()))
        .containsExactly(
            "classes should be imported, because a rule that sees nothing finds nothing",
            "classes should make a resource that is recognised, because a rule that sees nothing finds nothing",
            "stateful resources in fields should be released in a method that a lifecycle hook reaches, because what nobody closes keeps its connections and threads when the bot is stopped",
            "stateful resources that are beans should be released by their container, because containers close what has a close() or shutdown() of its own, and nothing else unasked");
  }
}
