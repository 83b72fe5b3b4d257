package dev.watertight.sample.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EnvironmentTest {
  private enum Mode {
    ONE,
    TWO_THREE
  }

  private final Environment environment =
      new Environment(
          Map.of(
              "FLAG", "True",
              "WRONG_FLAG", "yes",
              "PORT", "65536",
              "TTL", "0",
              "MODE", "two-three",
              "WRONG_MODE", "four",
              "API_TOKEN", "123:secret",
              "BLANK", " "));

  @Test
  void what_is_set_is_read() {
    assertThat(environment.flag("FLAG", false)).isTrue();
    assertThat(environment.oneOf("MODE", Mode.class, Mode.ONE)).isEqualTo(Mode.TWO_THREE);
    environment.check();
  }

  @Test
  void what_is_blank_or_not_set_is_as_usual() {
    assertThat(environment.number("BLANK", 7, 1, 9)).isEqualTo(7);
    assertThat(environment.seconds("MISSING", Duration.ofMinutes(1)))
        .isEqualTo(Duration.ofMinutes(1));
    environment.check();
  }

  @Test
  void all_that_is_wrong_is_told_at_once_with_value_and_what_is_allowed() {
    environment.flag("WRONG_FLAG", false);
    environment.number("PORT", 1, 1, 65535);
    environment.seconds("TTL", Duration.ofSeconds(1));
    environment.oneOf("WRONG_MODE", Mode.class, Mode.ONE);
    environment.required("BLANK", "a name");
    assertThatThrownBy(environment::check)
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            String.join(
                System.lineSeparator(),
                "WRONG_FLAG is 'yes': expected true or false",
                "PORT is '65536': expected a whole number from 1 to 65535",
                "TTL is '0': expected a whole number of seconds, at least 1",
                "WRONG_MODE is 'four': expected one of one, two-three",
                "BLANK is not set: expected a name"));
  }

  @Test
  void what_several_read_is_told_once() {
    environment.seconds("TTL", Duration.ofSeconds(1));
    environment.seconds("TTL", Duration.ofSeconds(1));
    assertThatThrownBy(environment::check)
        .hasMessage("TTL is '0': expected a whole number of seconds, at least 1");
  }

  @Test
  void secrets_are_not_shown() {
    environment.number("API_TOKEN", 0, 0, 1);
    assertThatThrownBy(environment::check).hasMessageStartingWith("API_TOKEN is '***'");
    assertThat(Environment.masked("REDIS_URL", "redis://bot:pass@host:1/0"))
        .isEqualTo("redis://bot:***@host:1/0");
    assertThat(
            Environment.masked("DATABASE_URL", "jdbc:postgresql://h/db?user=a&password=b&ssl=true"))
        .isEqualTo("jdbc:postgresql://h/db?user=a&password=***&ssl=true");
  }
}
