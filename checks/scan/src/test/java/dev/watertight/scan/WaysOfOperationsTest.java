package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.rules.Finding;
import dev.watertight.scan.source.JavaParserFrontEnd;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which way PoolPerOperation names from what repeats a creation down to it. */
final class WaysOfOperationsTest {
  private static final String POOL =
      """
      import redis.clients.jedis.JedisPool;

      final class Storage {
        static int count() {
          try (JedisPool pool = new JedisPool("localhost", 6379)) {
            return pool.getNumActive();
          }
        }
      }
      """;

  private static final String COMMANDS =
      """
      interface Command {
        void run(String text);
      }

      final class Count implements Command {
        public void run(String text) {
          Storage.count();
        }
      }

      final class Help implements Command {
        public void run(String text) {}
      }

      final class Start implements Command {
        public void run(String text) {}
      }

      final class Stop implements Command {
        public void run(String text) {}
      }
      """;

  private static final String DISPATCH =
      """
      import org.telegram.telegrambots.meta.api.objects.Update;

      final class Bot {
        private final java.util.Map<String, Command> commands = new java.util.HashMap<>();

        void onUpdateReceived(Update update) {
          Command command = commands.get("count");
          command.run("all");
        }
      }
      """;

  private static List<String> messages(Map<String, String> texts) {
    Checkout checkout = Checkout.read(new TreeMap<>(texts), new JavaParserFrontEnd());
    return checkout.files().stream()
        .flatMap(file -> checkout.check(file).stream())
        .filter(finding -> finding.rule().equals("PoolPerOperation"))
        .map(Finding::message)
        .map(message -> message.substring(0, message.indexOf(". Even")))
        .toList();
  }

  @Test
  void aCallOfOneOfManyMethodsIsAGuess() {
    assertThat(
            messages(Map.of("Storage.java", POOL, "Command.java", COMMANDS, "Bot.java", DISPATCH)))
        .containsExactly(
            "A new JedisPool is made each time Bot.onUpdateReceived runs (for each Update), by way"
                + " of perhaps Count.run (Command.java:7), then Storage.count");
  }

  @Test
  void aWayWithoutAGuessIsWorthMore() {
    String direct =
        """
        import org.springframework.scheduling.annotation.Scheduled;

        final class Ticker {
          @Scheduled(fixedDelay = 1000)
          void tick() {
            first();
          }

          private void first() {
            second();
          }

          private void second() {
            Storage.count();
          }
        }
        """;
    assertThat(
            messages(
                Map.of(
                    "Storage.java",
                    POOL,
                    "Command.java",
                    COMMANDS,
                    "Bot.java",
                    DISPATCH,
                    "Ticker.java",
                    direct)))
        .containsExactly(
            "A new JedisPool is made each time Ticker.tick runs (@Scheduled), by way of"
                + " Ticker.first (Ticker.java:10), then Ticker.second (Ticker.java:14), then"
                + " Storage.count");
  }

  @Test
  void ofALongWayTheMiddleIsLeftOut() {
    String far =
        """
        import org.springframework.scheduling.annotation.Scheduled;

        final class Far {
          @Scheduled(fixedDelay = 1000)
          void tick() {
            first();
          }

          private void first() {
            second();
          }

          private void second() {
            third();
          }

          private void third() {
            Storage.count();
          }
        }
        """;
    assertThat(messages(Map.of("Storage.java", POOL, "Far.java", far)))
        .containsExactly(
            "A new JedisPool is made each time Far.tick runs (@Scheduled), by way of Far.first"
                + " (Far.java:10), then Far.second (Far.java:14), ..., then Storage.count");
  }

  @Test
  void ofAJobItIsSaidWhetherAnythingSchedulesIt() {
    String job =
        """
        import org.quartz.Job;
        import org.quartz.JobExecutionContext;
        import redis.clients.jedis.JedisPool;

        public class Reminder implements Job {
          private final JedisPool pool = new JedisPool("localhost", 6379);

          public void execute(JobExecutionContext context) {
            pool.getResource().close();
          }
        }
        """;
    String schedule =
        """
        import org.quartz.JobBuilder;

        final class Jobs {
          Object reminder() {
            return JobBuilder.newJob(Reminder.class).build();
          }
        }
        """;
    assertThat(messages(Map.of("Reminder.java", job)))
        .containsExactly(
            "A new JedisPool is made each time Quartz runs the job Reminder (which nothing in sight"
                + " schedules), in a new object");
    assertThat(messages(Map.of("Reminder.java", job, "Jobs.java", schedule)))
        .containsExactly(
            "A new JedisPool is made each time Quartz runs the job Reminder, in a new object");
  }
}
