package dev.watertight.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other checks and processors in the same compilation change nothing about what ours find. */
final class NeighboursTest {
  private static final String ORDER =
      """
      package bot;

      import java.io.FileInputStream;
      import java.io.IOException;
      import lombok.Builder;
      import lombok.Cleanup;
      import lombok.Data;
      import lombok.RequiredArgsConstructor;
      import lombok.SneakyThrows;
      import lombok.extern.slf4j.Slf4j;

      @Slf4j
      @RequiredArgsConstructor
      class Orders {
        private Object missing = null;
        private final redis.clients.jedis.JedisPool pool;

        @Builder
        static class Address {
          private String city;
        }

        @Data
        static class Order {
          private String user;
          private int price;
        }

        @Data
        static class Row {
          private String user;
          private int price;
        }

        @SneakyThrows
        int cleaned() {
          @Cleanup FileInputStream in = new FileInputStream("a");
          return in.read();
        }

        int leaked(Order order) throws IOException {
          log.info("for {}", order.getUser());
          FileInputStream in = new FileInputStream(order.getUser());
          return in.read();
        }

        String borrowed(Row row) {
          var jedis = pool.getResource();
          return jedis.get(row.getUser());
        }
      }
      """;

  private static final String MAPPER =
      """
      package bot;

      import org.mapstruct.Mapper;

      @SuppressWarnings("unused")
      @Mapper
      interface OrderMapper {
        Orders.Order order(Orders.Row row);
      }
      """;

  @TempDir private Path folder;

  private CompilerRun.Builder sources(String policy) {
    return CompilerRun.in(folder)
        .policy(policy)
        .source("bot/Orders.java", ORDER)
        .source("bot/OrderMapper.java", MAPPER)
        .source("bot/Resource.java", Samples.RESOURCE)
        .flags("-Xep:watertight:WARN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"simple", "byfile"})
  void findingsAreTheSame(String policy) {
    CompilerRun run =
        sources(policy)
            .beside(Jars.others())
            .flags("-XepAllSuggestionsAsWarnings")
            .flags("-Xep:NullAway:WARN", "-XepOpt:NullAway:AnnotatedPackages=bot")
            .flags("-Xep:LexicographicalAnnotationListing:WARN", "-Xep:MissingOverride:WARN")
            .run();

    assertThat(run.output()).isEmpty();
    assertThat(run.others()).noneMatch(said -> said.startsWith("ERROR"));
    assertThat(run.others()).noneMatch(said -> said.contains("Watertight"));
    assertThat(run.findings())
        .filteredOn(
            finding -> List.of("UnclosedStorage", "UnclosedResource").contains(finding.rule()))
        .extracting(
            finding ->
                folder.relativize(Path.of(finding.path()))
                    + ":"
                    + finding.line()
                    + " "
                    + finding.rule())
        .containsExactlyInAnyOrder(
            "bot/Orders.java:43 UnclosedResource",
            "bot/Orders.java:48 UnclosedStorage",
            "bot/Resource.java:8 UnclosedResource");
    assertThat(run.findings())
        .extracting(Reported::rule)
        .contains("NullAway", "LexicographicalAnnotationListing");
    assertThat(run.succeeded()).isTrue();
  }
}
