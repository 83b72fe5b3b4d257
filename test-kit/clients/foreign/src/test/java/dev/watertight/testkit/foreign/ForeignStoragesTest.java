package dev.watertight.testkit.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.contract.Capability;
import dev.watertight.testkit.contract.Promises;
import dev.watertight.testkit.contract.StorageContracts;
import dev.watertight.testkit.contract.StorageVerification;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.statemachine.data.redis.RedisStateMachineContextRepository;

/** What each fails, and why; {@code docs/kit/foreign.md} tells it. */
final class ForeignStoragesTest {
  private static final Pattern BROKEN = Pattern.compile("(?m)^([A-Z]{3}\\d+) \\(.*\\): broken$");

  /** None of them has an expiry, a step that changes one field, a count, or a health check. */
  private static final Promises<Capability> STATES =
      Promises.<Capability>all()
          .without(Capability.ATOMIC_PUT)
          .without(Capability.COUNTS)
          .without(Capability.EXPIRES)
          .without(Capability.HEALTH);

  @Test
  void theMapDbOfAnAbilityBot() {
    String report =
        report(
            StorageContracts.of(given -> AbilitiesMapDb.in(given.folder()))
                .promising(STATES.without(Capability.SHARED)));
    assertThat(broken(report)).as(report).isEmpty();
    assertThat(report).contains("STO12 (two instances share dialogs): kept");
  }

  @Test
  void theRedisOfSpringStateMachineWithATimeout() {
    String report =
        report(
            stateMachine(
                LettuceClientConfiguration.builder()
                    .commandTimeout(Duration.ofSeconds(1))
                    .build()));
    assertThat(broken(report)).as(report).containsExactly("STO9");
    assertThat(report)
        .contains(
            "keys of a dialog that stay",
            "user 101 never expires",
            "storage.clear(user 101) -> done");
  }

  @Test
  @Tag("slow")
  void theRedisOfSpringStateMachineAsItComes() {
    String report = report(stateMachine(LettuceClientConfiguration.defaultConfiguration()));
    assertThat(broken(report))
        .as(report)
        .containsExactly("STO9", "STO13", "STO14", "OUT1", "OUT2", "OUT3", "OUT4", "OUT6", "OUT7");
    assertThat(report).contains("did not return within 15 s", "LettuceConnection.await");
  }

  private static StorageVerification stateMachine(LettuceClientConfiguration client) {
    return StorageContracts.of(
            given -> {
              LettuceConnectionFactory redis =
                  new LettuceConnectionFactory(
                      LettuceConnectionFactory.createRedisConfiguration(given.redis().uri()),
                      client);
              redis.afterPropertiesSet();
              redis.start();
              return new StateMachineOnRedis(
                  redis, new RedisStateMachineContextRepository<>(redis));
            })
        .promising(STATES);
  }

  private static String report(StorageVerification verification) {
    try {
      return verification.verify().toString();
    } catch (AssertionError broken) {
      return broken.getMessage();
    }
  }

  private static List<String> broken(String report) {
    return BROKEN.matcher(report).results().map(result -> result.group(1)).toList();
  }
}
