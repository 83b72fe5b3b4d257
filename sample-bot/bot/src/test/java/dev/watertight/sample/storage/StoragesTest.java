package dev.watertight.sample.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.StorageException;
import dev.watertight.sample.storage.StorageSettings.Kind;
import dev.watertight.testkit.assertions.KitAssertions;
import dev.watertight.testkit.environment.Postgres;
import dev.watertight.testkit.environment.PostgresExtension;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.RedisExtension;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

@ExtendWith({RedisExtension.class, PostgresExtension.class})
final class StoragesTest {
  private static StorageSettings settings(
      Optional<RedisSettings> redis, Optional<PostgresSettings> postgres) {
    return new StorageSettings(redis, postgres, DialogStorageRules.LIFETIME);
  }

  @Test
  void each_is_opened_with_what_it_needs_done(Redis redis, Postgres postgres) {
    Optional<RedisSettings> inRedis = Optional.of(RedisStorageTest.settings(redis));
    Optional<PostgresSettings> inPostgres = Optional.of(PostgresStorageTest.settings(postgres));
    assertOpens(settings(inRedis, Optional.empty()), Kind.REDIS, List.of());
    assertOpens(settings(Optional.empty(), inPostgres), Kind.POSTGRES, List.of("prune dialogs"));
    assertOpens(
        settings(inRedis, inPostgres), Kind.TIERED, List.of("flush dialogs", "prune dialogs"));
    KitAssertions.assertThat(redis).hasNoConnections();
    KitAssertions.assertThat(postgres).hasNoConnections();
  }

  private static void assertOpens(StorageSettings settings, Kind kind, List<String> tasks) {
    try (OpenStorage open = Storages.open(settings)) {
      assertThat(open.kind()).isEqualTo(kind);
      assertThat(open.tasks()).extracting(MaintenanceTask::name).isEqualTo(tasks);
      open.tasks().forEach(task -> task.work().run());
      DialogStorageRules.begin(open.dialogs(), new DialogKey(1, 2, kind.ordinal(), 0), "a");
      assertThat(open.dialogs().isConnected()).isTrue();
    }
  }

  @Test
  void one_that_is_away_is_no_reason_for_another(Redis redis, Postgres postgres) {
    Optional<RedisSettings> inRedis = Optional.of(RedisStorageTest.settings(redis));
    Optional<PostgresSettings> inPostgres = Optional.of(PostgresStorageTest.settings(postgres));
    redis.network().refuse();
    postgres.network().refuse();
    for (StorageSettings settings :
        List.of(
            settings(inRedis, Optional.empty()),
            settings(Optional.empty(), inPostgres),
            settings(inRedis, inPostgres))) {
      assertThatThrownBy(() -> Storages.open(settings)).isExactlyInstanceOf(StorageException.class);
    }
    redis.network().heal();
    postgres.network().heal();
    KitAssertions.assertThat(redis).hasNoConnections();
    KitAssertions.assertThat(postgres).hasNoConnections();
  }

  @Test
  void memory_is_loud() {
    Logger logger = (Logger) LoggerFactory.getLogger(Storages.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    try (OpenStorage open = Storages.open(settings(Optional.empty(), Optional.empty()))) {
      assertThat(open.kind()).isEqualTo(Kind.MEMORY);
    } finally {
      logger.detachAppender(lines);
    }
    assertThat(lines.list)
        .anySatisfy(
            line -> {
              assertThat(line.getLevel()).isEqualTo(Level.WARN);
              assertThat(line.getFormattedMessage()).contains("IN MEMORY ONLY");
            });
  }
}
