package dev.watertight.testkit.environment.bot;

import java.io.FileInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A program for the tests of handles and measures; its arguments say what it does, in order. */
final class SubjectBot {
  private static final List<Object> HELD = new ArrayList<>();
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private SubjectBot() {}

  public static void main(String[] args) throws Exception {
    for (String arg : args) {
      String value = arg.substring(arg.indexOf('=') + 1);
      switch (arg.substring(0, arg.length() - value.length())) {
        case "say=" -> System.out.println(value);
        case "complain=" -> System.err.println(value);
        case "exit=" -> System.exit(Integer.parseInt(value));
        case "on-term=" -> onTerm(Integer.parseInt(value));
        case "hang-on-term=" ->
            Runtime.getRuntime().addShutdownHook(new Thread(SubjectBot::forever));
        case "touch-on-term=" ->
            Runtime.getRuntime().addShutdownHook(new Thread(() -> touch(value)));
        case "connect=" ->
            HELD.add(new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(value)));
        case "listen=" -> HELD.add(new ServerSocket(Integer.parseInt(value)));
        case "read=" -> HELD.add(new FileInputStream(value));
        case "thread=" -> new Thread(SubjectBot::forever, value).start();
        case "pipe=" -> HELD.add(Pipe.open());
        case "heap=" -> HELD.add(new byte[Integer.parseInt(value)]);
        case "spawn=" -> HELD.add(new ProcessBuilder("sleep", value).start());
        case "temp=" -> HELD.add(Files.createTempFile(value, ".tmp"));
        case "start-bot=" -> startBot(value);
        case "environment=" -> System.out.println(value + " is " + System.getenv(value));
        case "property=" -> System.out.println(value + " is " + System.getProperty(value));
        default -> throw new IllegalArgumentException(arg);
      }
    }
    System.out.println("ready");
    forever();
  }

  private static void onTerm(int code) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(code)));
  }

  private static void touch(String file) {
    try {
      Files.createFile(Path.of(file));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Stands for a test JVM that has a bot running. */
  private static void startBot(String name) {
    BotProcess bot =
        ChildJvm.running(SubjectBot.class)
            .named(name)
            .readyWhen(Readiness.output("ready"))
            .readyWithin(Duration.ofSeconds(60))
            .start();
    HELD.add(bot);
    System.out.println(bot.name());
  }

  private static void forever() {
    try {
      NEVER.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
