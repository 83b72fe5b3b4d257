package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Locale;

/** A storage and what it promises, tried by one rule; patient for a shorter time than usual. */
record Twin(StorageContracts.Opening opening, Promises<Capability> promises, Duration patience) {
  /** How a twin is opened on a Redis. */
  interface OnRedis {
    StorageUnderTest open(String uri) throws Exception;
  }

  static Twin of(OnRedis opening) {
    return opened(surroundings -> opening.open(surroundings.redis().uri()));
  }

  static Twin opened(StorageContracts.Opening opening) {
    return new Twin(opening, Promises.all(), Duration.ofSeconds(8));
  }

  Twin without(Capability... denied) {
    Promises<Capability> less = promises;
    for (Capability capability : denied) {
      less = less.without(capability);
    }
    return new Twin(opening, less, patience);
  }

  Twin waiving(String rule, String reason) {
    return new Twin(opening, promises.waiving(rule, reason), patience);
  }

  Twin patient(Duration less) {
    return new Twin(opening, promises, less);
  }

  StorageContracts contracts() {
    return new StorageContracts() {
      @Override
      protected StorageUnderTest open(Surroundings surroundings) throws Exception {
        return opening.open(surroundings);
      }

      @Override
      protected Promises<Capability> promises() {
        return promises;
      }

      @Override
      Frame frame() {
        return new Frame("the twin", super.frame().usual(), patience, Duration.ofSeconds(1));
      }
    };
  }

  /** Tries one rule; null if it holds. */
  Throwable tried(String id) {
    for (StorageRules contract : contracts().contracts()) {
      for (Method rule : Rule.methods(contract.getClass())) {
        if (Rule.of(rule).id().equals(id)) {
          return catchThrowable(() -> call(contract, rule));
        }
      }
    }
    throw new IllegalArgumentException("no rule " + id);
  }

  private static void call(StorageRules contract, Method rule) throws Throwable {
    try {
      rule.setAccessible(true);
      rule.invoke(contract);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** The rule does not hold, and says so with these texts. */
  void breaks(String id, String... texts) {
    assertThat(tried(id))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(id + " (")
        .hasMessageContainingAll(
            " does not hold for the twin: ",
            "What was sent and came back:",
            "open() -> ",
            "docs/kit/contracts/Storage",
            ".md#" + id.toLowerCase(Locale.ROOT) + "-")
        .hasMessageContainingAll(texts);
  }

  void keeps(String... ids) {
    for (String id : ids) {
      assertThat(tried(id)).as(id).isNull();
    }
  }
}
