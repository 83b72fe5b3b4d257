package dev.watertight.testkit.environment.bot;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** When a bot that was started counts as ready; asked again and again until its deadline. */
@FunctionalInterface
public interface Readiness {
  /**
   * Whether the bot is ready.
   *
   * @throws Exception counts as not yet; the last one is told if the bot does not become ready
   */
  boolean isReady(BotProcess bot) throws Exception;

  /** As soon as it runs. */
  static Readiness atOnce() {
    return BotProcess::isAlive;
  }

  /** When it has written that text. */
  static Readiness output(String text) {
    return bot -> bot.output().contains(text);
  }

  /** When a port of this machine accepts connections. */
  static Readiness port(int port) {
    return bot -> {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("localhost", port), 1000);
        return true;
      } catch (IOException notYet) {
        return false;
      }
    };
  }
}
