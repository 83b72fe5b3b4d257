package dev.watertight.sample.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.sample.dialog.Lifetime;
import dev.watertight.sample.settings.Environment;
import dev.watertight.sample.settings.SettingsException;
import dev.watertight.sample.storage.StorageSettings.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StorageSettingsTest {
  private static StorageSettings read(String... variables) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      map.put(variables[i], variables[i + 1]);
    }
    Environment environment = new Environment(map);
    StorageSettings settings = StorageSettings.read(environment);
    environment.check();
    return settings;
  }

  @Test
  void what_is_configured_decides() {
    assertThat(read("REDIS_HOST", "cache").kind()).isEqualTo(Kind.REDIS);
    assertThat(read("DATABASE_URL", "postgresql://db/bot").kind()).isEqualTo(Kind.POSTGRES);
    assertThat(read("REDIS_URL", "redis://cache", "DATABASE_URL", "postgresql://db/bot").kind())
        .isEqualTo(Kind.TIERED);
    assertThat(
            read(
                    "REDIS_ENABLED", "false",
                    "REDIS_URL", "redis://cache",
                    "DATABASE_URL", "postgresql://db/bot")
                .kind())
        .isEqualTo(Kind.POSTGRES);
  }

  @Test
  void memory_takes_an_explicit_word() {
    assertThat(read("STORAGE_FALLBACK", "memory").kind()).isEqualTo(Kind.MEMORY);
    assertThatThrownBy(StorageSettingsTest::read)
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll("REDIS_URL", "DATABASE_URL", "STORAGE_FALLBACK=memory");
    assertThatThrownBy(() -> read("REDIS_ENABLED", "false", "REDIS_URL", "redis://cache"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("STORAGE_FALLBACK=memory");
  }

  @Test
  void what_is_configured_wins_over_the_word() {
    assertThat(read("STORAGE_FALLBACK", "memory", "REDIS_HOST", "cache").kind())
        .isEqualTo(Kind.REDIS);
  }

  @Test
  void redis_by_an_address() {
    assertThat(read("REDIS_URL", "rediss://bot:p%40+ss@cache:6380/3").redis())
        .contains(
            new RedisSettings(
                "cache",
                6380,
                Optional.of("bot"),
                Optional.of("p@+ss"),
                3,
                true,
                "fsm:",
                16,
                Duration.ofSeconds(2)));
    assertThat(read("REDIS_URL", "redis://:pass@cache", "REDIS_FSM_DB", "2").redis())
        .hasValueSatisfying(
            redis -> {
              assertThat(redis.user()).isEmpty();
              assertThat(redis.password()).contains("pass");
              assertThat(redis.port()).isEqualTo(6379);
              assertThat(redis.database()).isEqualTo(2);
            });
  }

  @Test
  void redis_by_its_parts() {
    assertThat(
            read(
                    "REDIS_HOST", "cache",
                    "REDIS_PORT", "7000",
                    "REDIS_USER", "bot",
                    "REDIS_PASSWORD", "pass",
                    "REDIS_TLS", "true",
                    "REDIS_FSM_DB", "4",
                    "REDIS_KEY_PREFIX", "shop:",
                    "REDIS_POOL", "5",
                    "REDIS_TIMEOUT", "9")
                .redis())
        .contains(
            new RedisSettings(
                "cache",
                7000,
                Optional.of("bot"),
                Optional.of("pass"),
                4,
                true,
                "shop:",
                5,
                Duration.ofSeconds(9)));
  }

  @Test
  void postgresql_by_either_kind_of_address() {
    PostgresSettings expected =
        new PostgresSettings(
            "jdbc:postgresql://db:5433/bot?sslmode=verify-full",
            Optional.of("me"),
            Optional.of("p@ss"),
            Optional.of("dialogs"),
            3,
            Duration.ofSeconds(5));
    assertThat(
            read(
                    "DATABASE_URL", "postgresql://me:p%40ss@db:5433/bot?sslmode=verify-full",
                    "DATABASE_SCHEMA", "dialogs",
                    "DATABASE_POOL", "3",
                    "DATABASE_TIMEOUT", "5")
                .postgres())
        .contains(expected);
    assertThat(
            read(
                    "DATABASE_URL", "jdbc:postgresql://db:5433/bot?sslmode=verify-full",
                    "DATABASE_USER", "me",
                    "DATABASE_PASSWORD", "p@ss",
                    "DATABASE_SCHEMA", "dialogs",
                    "DATABASE_POOL", "3",
                    "DATABASE_TIMEOUT", "5")
                .postgres())
        .contains(expected);
  }

  @Test
  void dialogs_live_for_a_day_unless_the_settings_say_otherwise() {
    assertThat(read("REDIS_HOST", "cache").lifetime())
        .isEqualTo(new Lifetime(Duration.ofDays(1), Duration.ofDays(1)));
    assertThat(
            read("REDIS_HOST", "c", "REDIS_FSM_STATE_TTL", "600", "REDIS_FSM_DATA_TTL", "3600")
                .lifetime())
        .isEqualTo(new Lifetime(Duration.ofMinutes(10), Duration.ofHours(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "REDIS_HOST, cache, REDIS_HOST is set beside REDIS_URL",
    "REDIS_PASSWORD, s3cret, REDIS_PASSWORD is set beside REDIS_URL",
    "REDIS_TLS, true, REDIS_TLS is set beside REDIS_URL",
    "REDIS_FSM_DB, 2, REDIS_FSM_DB is set beside a REDIS_URL with another database",
    "DATABASE_USER, me, DATABASE_USER is set beside a DATABASE_URL that has one"
  })
  void contradictions_are_refused(String name, String value, String problem) {
    assertThatThrownBy(
            () ->
                read(
                    name,
                    value,
                    "REDIS_URL",
                    "redis://cache/1",
                    "DATABASE_URL",
                    "postgresql://me:pass@db/bot"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(problem)
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @CsvSource({
    "REDIS_URL, http://cache",
    "REDIS_URL, redis://",
    "REDIS_URL, redis://cache/first",
    "REDIS_URL, redis://ca che",
    "DATABASE_URL, mysql://db/bot",
    "DATABASE_URL, jdbc:mysql://db/bot",
    "DATABASE_URL, postgresql:///bot",
    "REDIS_KEY_PREFIX, a{b}",
    "REDIS_KEY_PREFIX, *",
    "REDIS_POOL, 0",
    "REDIS_TIMEOUT, 0",
    "DATABASE_TIMEOUT, 1",
    "DATABASE_SCHEMA, Robert'); DROP",
    "REDIS_FSM_DB, -1",
    "REDIS_FSM_STATE_TTL, never",
    "STORAGE_FALLBACK, disk"
  })
  void what_is_wrong_is_named_with_its_value(String name, String value) {
    String[] usual = {"REDIS_HOST", "cache", "DATABASE_URL", "postgresql://db/bot", name, value};
    if (name.equals("REDIS_URL")) {
      usual[0] = name;
    }
    assertThatThrownBy(() -> read(usual))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(name + " is '" + value + "': expected ");
  }

  @Test
  void a_user_of_redis_needs_a_password() {
    assertThatThrownBy(() -> read("REDIS_HOST", "cache", "REDIS_USER", "bot"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("REDIS_PASSWORD is not set");
  }

  @Test
  void no_secret_is_shown() {
    StorageSettings settings =
        read(
            "REDIS_URL", "redis://bot:s3cret@cache",
            "DATABASE_URL", "postgresql://me:s3cret@db/bot?sslmode=require");
    assertThat(settings.toString())
        .isEqualTo(
            "Redis at cache:6379, database 0, keys fsm:* in front of PostgreSQL at db/bot,"
                + " state for 86400 s, data for 86400 s");
    assertThatThrownBy(() -> read("REDIS_URL", "redis://bot:s3cret@cache/x"))
        .hasMessageNotContaining("s3cret");
  }
}
