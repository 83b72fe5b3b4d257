package dev.watertight.testkit.environment.bot;

import static dev.watertight.testkit.environment.bot.Eventually.assertTrueSoon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.watertight.testkit.EnvironmentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChildJvmTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void aKilledBotRunsNoHook(@TempDir Path folder) {
    Path touched = folder.resolve("touched");
    try (BotProcess bot = bot("touch-on-term=" + touched).start()) {
      bot.kill();
      assertThat(bot.isAlive()).isFalse();
      assertThat(bot.terminate(LONG).code()).as("128 and SIGKILL").hasValue(128 + 9);
      assertThat(touched).doesNotExist();
    }
  }

  @Test
  void aTerminatedBotRunsItsHooksAndEndsBySigterm(@TempDir Path folder) {
    Path touched = folder.resolve("touched");
    try (BotProcess bot = bot("touch-on-term=" + touched, "say=at work").start()) {
      Exit exit = bot.terminate(LONG);
      assertThat(exit.code()).as("128 and SIGTERM").hasValue(128 + 15);
      assertThat(exit.output()).contains("at work");
      assertThat(touched).exists();
    }
  }

  @Test
  void aBotEndsWithAnExitCodeOfItsOwn() {
    try (BotProcess bot = bot("on-term=7").start()) {
      assertThat(bot.terminate(LONG).code()).hasValue(7);
    }
  }

  @Test
  void aBotThatHangsOnSigtermIsKilledAndItsThreadsAreShown() {
    try (BotProcess bot = bot("hang-on-term=", "say=at work").start()) {
      assertThatExceptionOfType(EnvironmentException.class)
          .isThrownBy(() -> bot.terminate(Duration.ofMillis(500)))
          .withMessageMatching(
              "(?s)order bot \\(JVM \\d+\\) did not end within 500 ms of SIGTERM.*")
          .withMessageContaining("at work")
          .withMessageContaining("shutdown hooks have to return")
          .withMessageContaining("SubjectBot.forever");
      assertThat(bot.isAlive()).isFalse();
    }
  }

  @Test
  void aBotThatEndsBeforeItIsReadyShowsWhatItWrote() {
    assertThatExceptionOfType(EnvironmentException.class)
        .isThrownBy(() -> bot("say=no token", "complain=giving up", "exit=3").start())
        .withMessageMatching("(?s)order bot \\(JVM \\d+\\) ended before it was ready.*")
        .withMessageContaining("no token")
        .withMessageContaining("giving up");
  }

  @Test
  void aBotThatDoesNotBecomeReadyIsEndedAndShowsWhatItWrote() {
    Set<Long> before = children();
    assertThatExceptionOfType(EnvironmentException.class)
        .isThrownBy(
            () ->
                bot("say=still loading")
                    .readyWhen(bot -> bot.output().contains("loaded"))
                    .readyWithin(Duration.ofSeconds(2))
                    .start())
        .withMessageContaining("was not ready within 2 s")
        .withMessageContaining("still loading")
        .withMessageContaining("readyWhen(..)");
    assertThat(children()).isEqualTo(before);
  }

  @Test
  void aReadinessThatThrowsIsNamedWithWhatItThrew() {
    assertThatExceptionOfType(EnvironmentException.class)
        .isThrownBy(
            () ->
                bot()
                    .readyWhen(
                        bot -> {
                          throw new IllegalStateException("no such page");
                        })
                    .readyWithin(Duration.ofSeconds(1))
                    .start())
        .withMessageContaining("The readiness of order bot")
        .withMessageContaining("no such page");
  }

  @Test
  void aReadinessThatHangsIsLeftBehindAtTheDeadline() {
    assertThatExceptionOfType(EnvironmentException.class)
        .isThrownBy(
            () ->
                bot()
                    .readyWhen(
                        bot ->
                            new java.util.concurrent.CountDownLatch(1)
                                .await(1, java.util.concurrent.TimeUnit.HOURS))
                    .readyWithin(Duration.ofSeconds(1))
                    .start())
        .withMessageContaining("The readiness of order bot")
        .withMessageContaining("It hangs here")
        .withMessageContaining("CountDownLatch.await");
  }

  @Test
  void aJdkThatIsNoneIsNamed(@TempDir Path folder) {
    assertThatExceptionOfType(EnvironmentException.class)
        .isThrownBy(() -> bot().withJavaHome(folder.resolve("none")).start())
        .withMessageContaining("order bot")
        .withMessageContaining(folder.resolve("none").toString());
  }

  @Test
  void environmentPropertiesAndArgumentsReachTheBot() {
    try (BotProcess bot =
        bot("environment=REDIS_URL", "property=mode")
            .withEnvironment("REDIS_URL", "redis://localhost")
            .withProperty("mode", "test")
            .start()) {
      assertThat(bot.output()).contains("REDIS_URL is redis://localhost", "mode is test");
    }
  }

  @Test
  void aBotStartsAgainAfterItWasKilled() {
    ChildJvm bot = bot();
    try (BotProcess first = bot.start()) {
      first.kill();
      try (BotProcess second = bot.start()) {
        assertThat(second.isAlive()).isTrue();
        assertThat(second.name()).isNotEqualTo(first.name());
      }
    }
  }

  @Test
  void nothingIsLeftOfAClosedBot() {
    Set<Long> before = children();
    BotProcess bot = bot("property=java.io.tmpdir", "temp=order", "spawn=1000").start();
    Set<Long> started = children();
    started.removeAll(before);
    assertThat(started).as("the bot and its child").hasSize(2);
    Path folder = folder(bot);
    assertThat(folder).isNotEmptyDirectory();
    assertThat(watchers(folder)).hasSize(1);
    bot.close();
    bot.close();
    assertThat(folder).doesNotExist();
    for (Long pid : started) {
      assertTrueSoon("ended", () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }
    assertTrueSoon("no thread", () -> threads().noneMatch(name -> name.startsWith("watertight-")));
    assertTrueSoon("no watcher", () -> watchers(folder).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"KILL", "INT"})
  void aBotEndsWithItsTestJvm(String signal) throws Exception {
    try (BotProcess testJvm =
        bot("property=java.io.tmpdir", "start-bot=order bot of the other").start()) {
      Matcher name = Pattern.compile("of the other \\(JVM (\\d+)\\)").matcher(testJvm.output());
      assertThat(name.find()).as(testJvm.output()).isTrue();
      long bot = Long.parseLong(name.group(1));
      ProcessHandle handle = ProcessHandle.of(bot).orElseThrow();
      String pid = testJvm.name().replaceAll(".*JVM (\\d+).*", "$1");
      assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor()).isZero();
      assertTrueSoon("the bot ended", () -> !handle.isAlive());
      Path folders = folder(testJvm);
      assertTrueSoon("its folder is gone", () -> isEmpty(folders));
      assertTrueSoon(
          "its watcher is gone", () -> watchers(folders.resolve("watertight-bot")).isEmpty());
    }
  }

  private static ChildJvm bot(String... arguments) {
    return ChildJvm.running(SubjectBot.class)
        .named("order bot")
        .withArguments(arguments)
        .withJvmOptions("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
        .readyWhen(Readiness.output("ready"))
        .readyWithin(LONG);
  }

  private static Set<Long> children() {
    return ProcessHandle.current()
        .descendants()
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  private static Stream<String> threads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName);
  }

  private static Path folder(BotProcess bot) {
    Matcher folder = Pattern.compile("java.io.tmpdir is (\\S+)").matcher(bot.output());
    assertThat(folder.find()).as(bot.output()).isTrue();
    return Path.of(folder.group(1));
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Shells that watch a process whose folder is that one, or is in it. */
  private static List<Long> watchers(Path folder) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(
            pid ->
                command(pid).startsWith("/bin/sh\0-c") && command(pid).contains(folder.toString()))
        .toList();
  }

  private static String command(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException ended) {
      return "";
    }
  }
}
