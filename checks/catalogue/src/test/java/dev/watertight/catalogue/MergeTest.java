package dev.watertight.catalogue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team's own facts beside the built-in ones. */
final class MergeTest {
  private static final Catalogue BUILT_IN = Catalogue.builtIn();

  @TempDir Path folder = Path.of("");

  private Catalogue merged(String yaml) throws Exception {
    Path file = Files.writeString(folder.resolve("watertight.yaml"), yaml);
    return BUILT_IN.mergedWith(UserConfiguration.read(file));
  }

  private static ResourceType type(Catalogue catalogue, String name) {
    return requireNonNull(catalogue.type(name), name);
  }

  @Test
  void nothing_configured_changes_nothing() {
    Catalogue merged = BUILT_IN.mergedWith(UserConfiguration.NONE);
    assertThat(merged.types()).containsExactlyInAnyOrderElementsOf(BUILT_IN.types());
    assertThat(merged.words()).isEqualTo(BUILT_IN.words());
    assertThat(merged.hooks()).isEqualTo(BUILT_IN.hooks());
  }

  @Test
  void an_own_type_is_a_resource_everywhere() throws Exception {
    Catalogue merged =
        merged(
            """
            resources:
              - type: com.acme.Store
                kind: storage
                pooled: true
                creators: com.acme.Stores#open
                close: shutdown
            """);
    ResourceType store = type(merged, "com.acme.Store");
    assertThat(store.family()).isEqualTo("configuration");
    assertThat(store.needsClose()).isEqualTo(NeedsClose.ALWAYS);
    assertThat(store.closers()).extracting(Closer::method).containsExactly("shutdown");
    assertThat(merged.creators("com.acme.Stores", "open"))
        .singleElement()
        .satisfies(creator -> assertThat(creator.pooled()).isTrue());
    assertThat(merged.withSimpleName("Store")).contains("com.acme.Store");
    assertThat(merged.knows("com.acme.Stores")).isTrue();
    assertThat(merged.words()).contains("Store", "Stores", "open", "Jedis");
    assertThat(merged.types()).hasSize(BUILT_IN.types().size() + 1);
    assertThat(BUILT_IN.type("com.acme.Store")).isNull();
  }

  @Test
  void an_own_type_without_more_is_made_by_its_constructor_and_closed_by_close() throws Exception {
    Catalogue merged = merged("resources:\n  - type: com.acme.Plain\n");
    assertThat(merged.creators("com.acme.Plain", "<init>")).hasSize(1);
    assertThat(type(merged, "com.acme.Plain").closers())
        .extracting(Closer::method)
        .containsExactly("close");
  }

  @Test
  void a_known_type_keeps_what_is_not_said() throws Exception {
    Catalogue merged =
        merged(
            """
            resources:
              - type: redis.clients.jedis.Jedis
                pooled: true
                close: quit
                not-closers: disconnect
                creators: com.acme.Jedises#make
            """);
    ResourceType jedis = type(merged, "redis.clients.jedis.Jedis");
    assertThat(jedis.kind()).isEqualTo(Kind.REDIS_CLIENT);
    assertThat(jedis.family()).isEqualTo("redis");
    assertThat(jedis.closers()).extracting(Closer::method).containsExactly("close", "quit");
    assertThat(jedis.notClosers()).contains("shutdown", "disconnect");
    assertThat(jedis.creators())
        .extracting(creator -> creator.call().toString())
        .containsExactly("redis.clients.jedis.Jedis#<init>", "com.acme.Jedises#make");
    assertThat(jedis.creators()).extracting(Creator::pooled).containsOnly(true);
    assertThat(merged.creators("com.acme.Jedises", "make")).hasSize(1);
    assertThat(merged.knows("com.acme.Jedises")).isTrue();
    assertThat(merged.words()).contains("Jedises", "make");
    assertThat(merged.types()).hasSameSizeAs(BUILT_IN.types());
    assertThat(type(BUILT_IN, "redis.clients.jedis.Jedis").pooled()).isFalse();
  }

  @Test
  void a_method_that_looked_like_no_closer_can_be_one() throws Exception {
    Catalogue merged =
        merged("resources:\n  - type: redis.clients.jedis.Jedis\n    close: shutdown\n");
    ResourceType jedis = type(merged, "redis.clients.jedis.Jedis");
    assertThat(jedis.notClosers()).doesNotContain("shutdown");
    assertThat(jedis.closers()).extracting(Closer::method).contains("shutdown");
  }

  @Test
  void what_is_no_resource_is_gone_with_all_that_makes_it() throws Exception {
    Catalogue merged =
        merged(
            """
            not-resources:
              - redis.clients.jedis.Jedis
              - java.util.concurrent.Executors#newFixedThreadPool
            """);
    assertThat(merged.type("redis.clients.jedis.Jedis")).isNull();
    assertThat(merged.creators("redis.clients.jedis.Jedis", "<init>")).isEmpty();
    assertThat(merged.borrows("redis.clients.jedis.JedisPool", "getResource")).isEmpty();
    assertThat(merged.creators("redis.clients.jedis.JedisPool", "getResource")).isEmpty();
    String executors = "java.util.concurrent.Executors";
    assertThat(merged.creators(executors, "newFixedThreadPool")).isEmpty();
    assertThat(merged.isNeverCloseCall(executors, "newFixedThreadPool")).isTrue();
    assertThat(merged.creators(executors, "newCachedThreadPool")).hasSize(1);
  }

  @Test
  void one_overload_alone_can_be_excluded() throws Exception {
    Catalogue merged =
        merged("not-resources: [\"com.slack.api.Slack#getInstance(com.slack.api.SlackConfig)\"]\n");
    assertThat(merged.creators("com.slack.api.Slack", "getInstance"))
        .hasSize(BUILT_IN.creators("com.slack.api.Slack", "getInstance").size() - 1);
    assertThat(merged.isNeverCloseCall("com.slack.api.Slack", "getInstance")).isFalse();
  }

  @Test
  void own_helpers_replace_what_is_known_of_the_same_call() throws Exception {
    Catalogue merged =
        merged(
            """
            closing-helpers:
              - call: org.apache.commons.io.IOUtils#closeQuietly
                argument: 0
              - java.nio.file.Files#copy
            scoped-helpers: [com.acme.Stores#with]
            """);
    assertThat(merged.closingHelpers("org.apache.commons.io.IOUtils", "closeQuietly"))
        .extracting(Helper::closes)
        .containsExactly(new Closes(0));
    assertThat(merged.leavesOpen("java.nio.file.Files", "copy")).isFalse();
    assertThat(merged.closingHelpers("java.nio.file.Files", "copy")).hasSize(1);
    assertThat(merged.isScopedHelper("com.acme.Stores", "with")).isTrue();
  }

  @Test
  void own_places_come_after_the_known_ones() throws Exception {
    Catalogue merged =
        merged("hooks: [com.acme.Managed#stop]\nentry-points: [com.acme.OnMessage]\n");
    assertThat(merged.hooks()).hasSize(BUILT_IN.hooks().size() + 1);
    assertThat(merged.hooks().get(merged.hooks().size() - 1).name())
        .isEqualTo("com.acme.Managed#stop");
    assertThat(merged.entryPoints()).hasSize(BUILT_IN.entryPoints().size() + 1);
    assertThat(merged.creationPlaces()).isEqualTo(BUILT_IN.creationPlaces());
  }

  @Test
  void merging_again_keeps_both() throws Exception {
    Catalogue once = merged("resources:\n  - type: com.acme.One\nhooks: [com.acme.A]\n");
    Path second =
        Files.writeString(
            folder.resolve("second.yaml"),
            """
            resources:
              - type: com.acme.Two
              - type: com.acme.One
                pooled: true
                creators: com.acme.Ones#make
            hooks: [com.acme.B]
            """);
    Catalogue twice = once.mergedWith(UserConfiguration.read(second));
    assertThat(twice.type("com.acme.Two")).isNotNull();
    assertThat(type(twice, "com.acme.One").pooled()).isTrue();
    assertThat(twice.creators("com.acme.Ones", "make")).hasSize(1);
    assertThat(type(once, "com.acme.One").pooled()).isFalse();
    assertThat(twice.hooks()).hasSize(BUILT_IN.hooks().size() + 2);
    assertThat(twice.types()).hasSize(BUILT_IN.types().size() + 2);
  }
}
