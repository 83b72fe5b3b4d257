package dev.watertight.testkit.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.testkit.contract.Capability;
import dev.watertight.testkit.contract.ContractReport;
import dev.watertight.testkit.contract.Conversation;
import dev.watertight.testkit.contract.Promises;
import dev.watertight.testkit.contract.StorageContracts;
import dev.watertight.testkit.contract.StorageUnderTest;
import dev.watertight.testkit.contract.StoredDialog;
import dev.watertight.testkit.environment.AppendFsync;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.RedisExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A bean of a context that the test has already, tried as it is: the context closes it. */
final class SpringContextTest {
  private static final Duration LIFE = Duration.ofMinutes(20);

  @RegisterExtension
  static final RedisExtension REDIS =
      RedisExtension.with(Redis.settings().appendOnly(AppendFsync.ALWAYS));

  private record Template(StringRedisTemplate redis) implements StorageUnderTest {
    private static String key(Conversation of) {
      return "state:" + of.chat() + ":" + of.user();
    }

    @Override
    public void write(Conversation of, StoredDialog dialog) {
      if (dialog.state().isPresent()) {
        redis.opsForValue().set(key(of), dialog.state().get(), LIFE);
      } else {
        redis.delete(key(of));
      }
    }

    @Override
    public StoredDialog read(Conversation of) {
      String state = redis.opsForValue().get(key(of));
      return state == null ? StoredDialog.NONE : StoredDialog.in(state);
    }

    @Override
    public Duration stateLifetime() {
      return LIFE;
    }

    /** The context does it. */
    @Override
    public void close() {}
  }

  @Test
  void aBeanKeepsTheContractsInTheContextThatHasIt(Redis redis) {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.registerBean(LettuceConnectionFactory.class, () -> connections(redis));
      context.registerBean(
          StringRedisTemplate.class,
          () -> new StringRedisTemplate(context.getBean(LettuceConnectionFactory.class)));
      context.refresh();
      ContractReport report =
          StorageContracts.of(given -> new Template(context.getBean(StringRedisTemplate.class)))
              .promising(
                  Promises.<Capability>all()
                      .without(Capability.ATOMIC_PUT)
                      .without(Capability.CLOSES)
                      .without(Capability.COUNTS)
                      .without(Capability.DATA)
                      .without(Capability.HEALTH))
              .on(redis)
              .verify();
      assertThat(report.lines()).extracting(ContractReport.Line::rule).hasSize(48);
      assertThat(report.toString())
          .contains("TTL1 (every key that a write adds expires): kept")
          .contains("STO13 (what was acknowledged survives a kill of the server): kept")
          .contains("OUT9 (a full redis loses nothing): not applicable");
    }
  }

  private static LettuceConnectionFactory connections(Redis redis) {
    return new LettuceConnectionFactory(
        LettuceConnectionFactory.createRedisConfiguration(redis.uri()),
        LettuceClientConfiguration.builder().commandTimeout(Duration.ofSeconds(1)).build());
  }
}
