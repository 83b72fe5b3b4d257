package dev.watertight.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.freeze.FreezingArchRule;
import com.tngtech.archunit.library.freeze.ViolationStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.JedisPool;

/** A team may freeze what it has, and hears of what is new only. */
final class FreezingTest {
  @Test
  void what_is_frozen_is_silent_and_what_is_new_is_told() {
    Memory store = new Memory();
    ArchRule frozen =
        FreezingArchRule.freeze(LifecycleRules.resources_are_released_from_a_lifecycle_hook)
            .persistIn(store);
    JavaClasses before = Judged.application(Before.class);
    assertThat(frozen.evaluate(before).hasViolation()).as("is frozen at first").isFalse();
    assertThat(store.frozen.keySet())
        .containsExactly(
            LifecycleRules.resources_are_released_from_a_lifecycle_hook.getDescription());
    assertThat(frozen.evaluate(before).hasViolation()).as("stays frozen").isFalse();

    EvaluationResult after = frozen.evaluate(Judged.application(After.class));
    assertThat(after.getFailureReport().getDetails())
        .singleElement()
        .asString()
        .contains("After$Bot.cache");
  }

  @Test
  void a_line_that_moves_is_no_new_violation() {
    Memory store = new Memory();
    ArchRule rule = LifecycleRules.resources_are_released_from_a_lifecycle_hook;
    JavaClasses classes = Judged.application(Before.class);
    List<String> moved =
        rule.evaluate(classes).getFailureReport().getDetails().stream()
            .map(text -> text.replaceAll("java:\\d+", "java:7"))
            .toList();
    assertThat(moved).singleElement().asString().contains("(FreezingTest.java:7)");
    store.frozen.put(rule.getDescription(), moved);
    assertThat(FreezingArchRule.freeze(rule).persistIn(store).evaluate(classes).hasViolation())
        .isFalse();
  }

  static final class Before {
    static final class Bot {
      private static final JedisPool DIALOGS = new JedisPool();

      public static void main(String[] args) {
        DIALOGS.getNumActive();
      }
    }
  }

  static final class After {
    static final class Bot {
      private static JedisPool cache = new JedisPool();

      public static void main(String[] args) {
        cache.getNumActive();
      }
    }
  }

  private static final class Memory implements ViolationStore {
    private final Map<String, List<String>> frozen = new HashMap<>();

    @Override
    public void initialize(Properties properties) {}

    @Override
    public boolean contains(ArchRule rule) {
      return frozen.containsKey(rule.getDescription());
    }

    @Override
    public void save(ArchRule rule, List<String> violations) {
      frozen.put(rule.getDescription(), List.copyOf(violations));
    }

    @Override
    public List<String> getViolations(ArchRule rule) {
      return frozen.get(rule.getDescription());
    }
  }
}
