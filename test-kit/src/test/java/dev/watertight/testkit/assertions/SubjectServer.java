package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.bot.BotProcess;
import dev.watertight.testkit.environment.bot.ChildJvm;
import dev.watertight.testkit.environment.bot.Readiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A subject as a JVM of its own, which does an operation for each byte that it is sent. */
final class SubjectServer {
  private SubjectServer() {}

  public static void main(String[] args) throws Exception {
    try (Subject subject = subject(args[0]);
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      System.out.println("listening on " + server.getLocalPort());
      try (Socket test = server.accept()) {
        for (int update = test.getInputStream().read();
            update >= 0;
            update = test.getInputStream().read()) {
          subject.call();
          test.getOutputStream().write(update);
        }
      }
    }
  }

  private static Subject subject(String name) throws IOException {
    return switch (name) {
      case "socket" -> Subject.leakingOneSocketIn(50);
      case "thread" -> Subject.leakingOneThreadIn(100);
      case "bytes" -> Subject.leakingBytes(200);
      case "warm" -> Subject.warmingUp(700, 8);
      default -> throw new IllegalArgumentException(name.toUpperCase(Locale.ROOT));
    };
  }

  static BotProcess start(String subject) {
    return ChildJvm.running(SubjectServer.class)
        .named(subject + " bot")
        .withArguments(subject)
        .withJvmOptions("-Xmx128m", "-XX:+UseSerialGC")
        .readyWhen(Readiness.output("listening on"))
        .readyWithin(Duration.ofSeconds(60))
        .start();
  }

  static Socket connect(BotProcess bot) throws IOException {
    Matcher port = Pattern.compile("listening on (\\d+)").matcher(bot.output());
    if (!port.find()) {
      throw new IOException(bot.output());
    }
    return new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));
  }

  static ThrowingCallable operation(Socket socket) {
    return () -> {
      socket.getOutputStream().write(1);
      if (socket.getInputStream().read() != 1) {
        throw new IOException("the bot has ended");
      }
    };
  }
}
