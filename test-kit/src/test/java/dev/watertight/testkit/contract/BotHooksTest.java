package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.Properties;
import dev.watertight.testkit.environment.bot.Bot;
import dev.watertight.testkit.environment.bot.BotProcess;
import java.net.ConnectException;
import java.net.Socket;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mistakes in the hooks of a contract are told as such, and not as faults of the bot. */
final class BotHooksTest {
  @RegisterExtension final Properties properties = new Properties();

  private static class Hooks extends BotFailureContract {
    Surroundings given;

    @Override
    protected Bot bot(Surroundings surroundings) {
      given = surroundings;
      return FakeBot.inProcess(surroundings);
    }

    @Override
    protected DialogScript script() {
      return FakeBot.script(given);
    }
  }

  @BeforeEach
  void loseNoTime() {
    properties.set(BotTimes.PATIENCE, "3");
    properties.set(BotTimes.HOOKS, "1");
  }

  private static void told(BotFailureContract contract, String... parts) {
    assertThatThrownBy(contract::fai3_a_user_whose_work_failed_begins_anew)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void a_bot_that_is_null() {
    told(
        new Hooks() {
          @Override
          protected Bot bot(Surroundings surroundings) {
            return null;
          }
        },
        "bot(surroundings) of ",
        "returned null. Return how your bot is started");
  }

  @Test
  void a_bot_that_throws() {
    told(
        new Hooks() {
          @Override
          protected Bot bot(Surroundings surroundings) {
            throw new IllegalStateException("no jar");
          }
        },
        "bot(surroundings) of ",
        "threw java.lang.IllegalStateException: no jar");
  }

  @Test
  void a_bot_that_hangs() {
    told(
        new Hooks() {
          @Override
          protected Bot bot(Surroundings surroundings) {
            return hangs();
          }
        },
        "bot(surroundings) of ",
        "did not return within 1 s. It hangs here:",
        "hangs");
  }

  @Test
  void a_process_that_is_null() {
    told(
        new Hooks() {
          @Override
          protected Bot bot(Surroundings surroundings) {
            return new Bot() {
              @Override
              public String name() {
                return "nobody";
              }

              @Override
              public BotProcess start() {
                return null;
              }
            };
          }
        },
        "start() of nobody, which bot(surroundings) of ",
        "returned null. Return the bot that was started.");
  }

  @Test
  void a_script_that_is_null() {
    told(
        new Hooks() {
          @Override
          protected DialogScript script() {
            return null;
          }
        },
        "script() of ",
        "returned null. Return a dialog of two steps or more");
  }

  @Test
  void a_script_of_one_step() {
    told(
        new Hooks() {
          @Override
          protected DialogScript script() {
            return DialogScript.beginningWith("/order", "Which model?");
          }
        },
        "returned one step. Return a dialog of two steps or more");
  }

  @Test
  void a_script_that_throws() {
    told(
        new Hooks() {
          @Override
          protected DialogScript script() {
            throw new IllegalStateException("no words");
          }
        },
        "script() of ",
        "threw java.lang.IllegalStateException: no words");
  }

  @Test
  void a_script_that_hangs() {
    told(
        new Hooks() {
          @Override
          protected DialogScript script() {
            return hangs();
          }
        },
        "script() of ",
        "did not return within 1 s");
  }

  @Test
  void a_script_that_the_bot_does_not_play() {
    told(
        new Hooks() {
          @Override
          protected DialogScript script() {
            return DialogScript.beginningWith("/order", "Which model?")
                .then("Drill", "Which colour?")
                .then("Red", "Thank you");
          }
        },
        "script() of ",
        "is not what the bot plays: \"Which colour?\" of step 2 (says Drill) did not come",
        "Expected the bot to say to Anna: ... Which colour? ..., but it said: \"Your phone number?\"",
        "The exchange (Bot API");
  }

  @Test
  void a_step_that_throws() {
    told(
        new Hooks() {
          @Override
          protected DialogScript script() {
            return DialogScript.beginningWith("/order", "Which model?")
                .thenDoes(
                    "sends a plan",
                    chat -> {
                      throw new IllegalStateException("no plan");
                    },
                    "Thank you");
          }
        },
        "The step of script() that sends a plan ",
        "threw java.lang.IllegalStateException: no plan");
  }

  @Test
  void a_step_that_does_nothing() {
    told(
        new Hooks() {
          @Override
          protected DialogScript script() {
            return DialogScript.beginningWith("/order", "Which model?")
                .thenDoes("does nothing", chat -> {}, "Your phone number?")
                .then("Drill", "Thank you");
          }
        },
        "did not come",
        "(does nothing)");
  }

  @Test
  void a_count_that_throws() {
    Hooks contract =
        new Hooks() {
          @Override
          protected DialogScript script() {
            return FakeBot.dialog()
                .counting(
                    () -> {
                      throw new IllegalStateException("no table");
                    });
          }
        };
    assertThatThrownBy(contract::fai4_what_failed_is_not_done_twice)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContainingAll(
            "counting(..) of script() of ", "threw java.lang.IllegalStateException: no table");
  }

  @Test
  void a_failure_that_is_null() {
    told(
        new Hooks() {
          @Override
          protected DialogScript script() {
            return FakeBot.dialog().failingBy(() -> null);
          }
        },
        "failingBy(..) of script() of ",
        "returned null. Return what ends the failure.");
  }

  @Test
  void a_bot_that_does_not_become_ready() {
    told(
        new Hooks() {
          @Override
          protected Bot bot(Surroundings surroundings) {
            return FakeBot.inProcess(surroundings)
                .readyWhen(bot -> false)
                .readyWithin(java.time.Duration.ofMillis(100));
          }
        },
        "fake bot");
  }

  @Test
  void nothing_is_left_when_a_rule_fails() {
    Hooks contract =
        new Hooks() {
          @Override
          protected Bot bot(Surroundings surroundings) {
            super.bot(surroundings);
            return FakeBot.inProcess(surroundings, Flaw.FAILURE_BARS_USER);
          }
        };
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    assertThatThrownBy(contract::fai3_a_user_whose_work_failed_begins_anew)
        .isInstanceOf(AssertionError.class);
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !before.contains(thread))
        .extracting(Thread::getName)
        .doesNotContain(FakeBot.THREAD);
    assertThat(contract.given.folder()).doesNotExist();
    assertThatThrownBy(
            () -> new Socket(contract.given.telegram().host(), contract.given.telegram().port()))
        .isInstanceOf(ConnectException.class);
  }

  private static <T> T hangs() {
    java.util.concurrent.locks.LockSupport.park();
    return hangs();
  }
}
