package dev.watertight.catalogue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
  private static final Catalogue CATALOGUE = Catalogue.builtIn();

  private static ResourceType type(String name) {
    return requireNonNull(CATALOGUE.type(name), name);
  }

  @Test
  void what_is_not_catalogued_is_null() {
    assertThat(CATALOGUE.type("com.acme.Nothing")).isNull();
    assertThat(CATALOGUE.knows("com.acme.Nothing")).isFalse();
    assertThat(CATALOGUE.creators("com.acme.Nothing", "<init>")).isEmpty();
    assertThat(CATALOGUE.library("com.acme.Nothing")).isNull();
    assertThat(CATALOGUE.withSimpleName("NoSuchName")).isEmpty();
  }

  @Test
  void shutdown_is_no_closer_of_jedis() {
    ResourceType jedis = type("redis.clients.jedis.Jedis");
    assertThat(jedis.kind()).isEqualTo(Kind.REDIS_CLIENT);
    assertThat(jedis.pooled()).isFalse();
    assertThat(jedis.threadSafe()).isFalse();
    assertThat(jedis.notClosers()).contains("shutdown");
    assertThat(jedis.closers()).extracting(Closer::method).containsExactly("close", "disconnect");
    assertThat(jedis.family()).isEqualTo("redis");
    assertThat(jedis.artifact()).isEqualTo("redis.clients:jedis");
  }

  @Test
  void a_jedis_pool_lends_what_close_or_the_pool_takes_back() {
    assertThat(CATALOGUE.borrows("redis.clients.jedis.JedisPool", "getResource"))
        .singleElement()
        .satisfies(
            borrow -> {
              assertThat(borrow.returns()).isEqualTo("redis.clients.jedis.Jedis");
              assertThat(borrow.ownReleases()).containsExactly("close");
              assertThat(borrow.foreignReleases())
                  .extracting(MemberRef::member)
                  .containsExactly("returnResource");
            });
    assertThat(CATALOGUE.creators("redis.clients.jedis.JedisPool", "getResource")).isEmpty();
  }

  @Test
  void slack_without_arguments_is_shared_and_with_a_configuration_is_not() {
    String slack = "com.slack.api.Slack";
    assertThat(CATALOGUE.isSharedInstance(slack, "getInstance", 0)).isTrue();
    assertThat(CATALOGUE.isSharedInstance(slack, "getInstance", 1)).isFalse();
    assertThat(CATALOGUE.isSharedInstance(slack, "getInstance", -1)).isTrue();
    assertThat(CATALOGUE.mustCloseCalls(slack, "getInstance")).hasSize(3);
    assertThat(CATALOGUE.creators(slack, "getInstance"))
        .extracting(creator -> creator.call().parameters())
        .doesNotContainNull();
  }

  @Test
  void a_getter_of_what_its_owner_keeps_creates_nothing() {
    assertThat(CATALOGUE.creators("net.dv8tion.jda.api.entities.Guild", "getAudioManager"))
        .isEmpty();
  }

  @Test
  void poolness_belongs_to_the_creator() {
    String executors = "java.util.concurrent.Executors";
    assertThat(CATALOGUE.creators(executors, "newFixedThreadPool"))
        .extracting(Creator::pooled)
        .containsExactly(true);
    assertThat(CATALOGUE.creators(executors, "newVirtualThreadPerTaskExecutor"))
        .singleElement()
        .satisfies(
            creator -> {
              assertThat(creator.pooled()).isFalse();
              assertThat(creator.sinceJdk()).isEqualTo(21);
            });
  }

  @Test
  void an_executor_is_closeable_from_19_on() {
    Support support = type("java.util.concurrent.ExecutorService").autoCloseable();
    assertThat(support.on(17)).isFalse();
    assertThat(support.on(19)).isTrue();
    assertThat(type("java.util.concurrent.ExecutorService").closers())
        .filteredOn(closer -> closer.method().equals("close"))
        .extracting(Closer::sinceJdk)
        .containsExactly(19);
  }

  @Test
  void an_okhttp_response_is_closed_through_its_body() {
    assertThat(type("okhttp3.Response").closers())
        .extracting(Closer::chain)
        .contains(List.of("body", "close"), List.of("body", "string"), List.of("body", "bytes"));
    assertThat(CATALOGUE.sharesParent("okhttp3.OkHttpClient", "newBuilder")).isTrue();
    assertThat(type("okhttp3.OkHttpClient").closersTogether()).isTrue();
    assertThat(CATALOGUE.receivedAs("okhttp3.Callback", "onResponse"))
        .extracting(ParameterRole::parameter)
        .containsExactly(1);
  }

  @Test
  void a_reactive_connection_closes_only_when_subscribed() {
    assertThat(type("io.r2dbc.spi.Connection").closers())
        .filteredOn(closer -> closer.method().equals("close"))
        .extracting(Closer::mustSubscribe)
        .containsExactly(true);
  }

  @Test
  void namespaces_of_the_elasticsearch_client_stay_its_own() {
    String client = "co.elastic.clients.elasticsearch.ElasticsearchClient";
    assertThat(CATALOGUE.isAccessorNotOwned(client, "indices")).isTrue();
    assertThat(CATALOGUE.isAccessorNotOwned(client, "search")).isFalse();
    assertThat(type(client).notClosers()).contains("shutdown");
    assertThat(type("org.opensearch.client.opensearch.OpenSearchClient").autoCloseable())
        .isEqualTo(Support.NO);
  }

  @Test
  void standard_streams_are_never_closed() {
    assertThat(CATALOGUE.isNeverCloseField("java.lang.System", "in")).isTrue();
    assertThat(CATALOGUE.isNeverCloseField("java.lang.System", "lineSeparator")).isFalse();
    assertThat(CATALOGUE.isNeverCloseCall("java.nio.file.FileSystems", "getDefault")).isTrue();
  }

  @Test
  void a_scanner_of_a_string_needs_no_close_but_others_do() {
    assertThat(CATALOGUE.isNeverCloseCall("java.util.Scanner", "<init>")).isFalse();
    assertThat(CATALOGUE.neverCloseCalls("java.util.Scanner", "<init>"))
        .extracting(MemberRef::parameters)
        .containsExactly(List.of("java.lang.String"));
  }

  @Test
  void only_the_listed_creators_of_streams_have_to_be_closed() {
    assertThat(type("java.util.stream.Stream").needsClose()).isEqualTo(NeedsClose.NO);
    assertThat(CATALOGUE.mustCloseCalls("java.nio.file.Files", "lines")).hasSize(1);
    assertThat(CATALOGUE.creators("java.nio.file.Files", "lines"))
        .extracting(Creator::creates)
        .containsExactly("java.util.stream.Stream");
  }

  @Test
  void helpers_close_all_or_one_argument_or_none() {
    assertThat(CATALOGUE.closingHelpers("org.apache.commons.io.IOUtils", "closeQuietly"))
        .singleElement()
        .satisfies(
            helper -> {
              assertThat(helper.closes().all()).isTrue();
              assertThat(helper.closes().at(3)).isTrue();
            });
    assertThat(CATALOGUE.closingHelpers("com.google.common.io.Closeables", "close"))
        .singleElement()
        .satisfies(
            helper -> {
              assertThat(helper.closes().at(0)).isTrue();
              assertThat(helper.closes().at(1)).isFalse();
              assertThat(helper.owner()).isEqualTo("com.google.common.io.Closeables");
              assertThat(helper.member()).isEqualTo("close");
            });
    assertThat(CATALOGUE.leavesOpen("java.nio.file.Files", "copy")).isTrue();
    assertThat(CATALOGUE.closingHelpers("java.nio.file.Files", "copy")).isEmpty();
    assertThat(CATALOGUE.isScopedHelper("org.jdbi.v3.core.Jdbi", "withHandle")).isTrue();
    assertThat(CATALOGUE.isScopedHelper("org.jdbi.v3.core.Jdbi", "open")).isFalse();
  }

  @Test
  void a_shared_simple_name_gives_every_type() {
    assertThat(CATALOGUE.withSimpleName("RedisClient"))
        .contains("io.lettuce.core.RedisClient", "redis.clients.jedis.RedisClient");
    assertThat(CATALOGUE.withSimpleName("HttpClients"))
        .contains("org.apache.http.impl.client.HttpClients");
    assertThat(CATALOGUE.withSimpleName("IOUtils")).contains("org.apache.commons.io.IOUtils");
  }

  @Test
  void owners_of_creators_and_helpers_are_known() {
    assertThat(CATALOGUE.knows("java.util.concurrent.Executors")).isTrue();
    assertThat(CATALOGUE.knows("org.apache.commons.io.IOUtils")).isTrue();
    assertThat(CATALOGUE.knows("redis.clients.jedis.Jedis")).isTrue();
    assertThat(CATALOGUE.knows("org.apache.http.impl.client.HttpClients")).isTrue();
  }

  @Test
  void words_name_types_and_creating_methods() {
    assertThat(CATALOGUE.words())
        .contains("Jedis", "JedisPool", "Executors", "newFixedThreadPool", "Files", "lines")
        .contains("getResource", "FileInputStream", "HttpClients")
        .doesNotContain("<init>", "");
  }

  @Test
  void places_tell_elements_and_roles_apart() {
    assertThat(CATALOGUE.hooks())
        .filteredOn(hook -> hook.name().equals("jakarta.annotation.PreDestroy"))
        .singleElement()
        .satisfies(
            hook -> {
              assertThat(hook.element()).isEqualTo(Element.ANNOTATION);
              assertThat(hook.role()).isEqualTo(Hook.Role.CLOSE);
              assertThat(hook.member()).isNull();
            });
    assertThat(CATALOGUE.hooks())
        .filteredOn(hook -> hook.name().equals("java.lang.Object#finalize"))
        .singleElement()
        .satisfies(
            hook -> {
              assertThat(hook.role()).isEqualTo(Hook.Role.NOT_A_CLOSE);
              assertThat(hook.owner()).isEqualTo("java.lang.Object");
              assertThat(hook.member()).isEqualTo("finalize");
            });
    assertThat(CATALOGUE.creationPlaces().structural()).containsKey("lazy-getter");
  }

  @Test
  void versions_that_lack_a_type_are_told() {
    assertThat(type("redis.clients.jedis.JedisPooled").lastSeen()).isEqualTo("7.5.3");
    assertThat(type("redis.clients.jedis.RedisClient").firstSeen()).isEqualTo("7.5.3");
    assertThat(type("com.mchange.v2.c3p0.ComboPooledDataSource").autoCloseable().notIn())
        .containsExactly("0.9.5.5");
  }

  @Test
  void releases_of_loans_name_a_method_or_a_call() {
    assertThat(CATALOGUE.types())
        .flatExtracting(ResourceType::borrows)
        .allSatisfy(
            borrow ->
                assertThat(borrow.ownReleases().size() + borrow.foreignReleases().size())
                    .isEqualTo(borrow.releases().size()));
  }

  @Test
  void a_call_that_lends_a_type_is_not_listed_as_its_creator_too() {
    for (ResourceType type : CATALOGUE.types()) {
      for (Borrow borrow : type.borrows()) {
        assertThat(CATALOGUE.creators(borrow.call().owner(), borrow.call().member()))
            .as(borrow.toString())
            .extracting(Creator::creates)
            .doesNotContain(borrow.returns());
      }
    }
  }

  @Test
  void threads_see_the_same_facts() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> sizes =
          executor.invokeAll(
              java.util.Collections.nCopies(8, () -> Catalogue.builtIn().types().size()));
      for (Future<Integer> size : sizes) {
        assertThat(size.get()).isEqualTo(CATALOGUE.types().size());
      }
    } finally {
      executor.shutdownNow();
    }
  }
}
