package dev.watertight.testkit.environment.telegram;

import dev.watertight.testkit.EnvironmentException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** How a fake is to be. Wrong values are refused with {@link EnvironmentException}. */
public final class FakeTelegramSettings {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

  private String address = "127.0.0.1";
  private int port;
  private String token = "4200000001:" + randomLetters();
  private String botUsername = "watertight_test_bot";
  private Duration patience = Duration.ofSeconds(5);
  private Duration quiet = Duration.ofMillis(200);
  private Set<Leftover> forbidden = EnumSet.of(Leftover.UNUSED_FAULTS);

  FakeTelegramSettings() {}

  private static String randomLetters() {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < 35; i++) {
      letters.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
    }
    return letters.toString();
  }

  /** A certain port instead of any that is free. */
  public FakeTelegramSettings port(int fixed) {
    if (fixed < 0 || fixed > 65_535) {
      throw new EnvironmentException("port(" + fixed + "): expected 0 to 65535; 0 is any");
    }
    port = fixed;
    return this;
  }

  /**
   * An address of this machine to listen on instead of 127.0.0.1, for bots in containers: such as
   * that of the bridge they are on. Others may then reach it too.
   */
  public FakeTelegramSettings address(String ofThisMachine) {
    if (!ofThisMachine.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      throw new EnvironmentException(
          "address(\"" + ofThisMachine + "\"): expected an IPv4 address, such as 172.17.0.1");
    }
    address = ofThisMachine;
    return this;
  }

  /** A certain token instead of a random one, such as {@code 4200000001:AA...}. */
  public FakeTelegramSettings token(String fixed) {
    if (!fixed.matches("[1-9]\\d{0,14}:[A-Za-z0-9_-]{1,64}")) {
      throw new EnvironmentException(
          "token(..): expected the bot's number, a colon and letters, digits, _ or -");
    }
    token = fixed;
    return this;
  }

  /** The name of the bot behind the @. */
  public FakeTelegramSettings botUsername(String name) {
    if (!name.matches("\\w{2,29}(?i:bot)")) {
      throw new EnvironmentException(
          "botUsername(\"" + name + "\"): expected 5 to 32 letters that end with bot");
    }
    botUsername = name;
    return this;
  }

  /** How long expectations wait for the bot; 5 s if not set. */
  public FakeTelegramSettings patience(Duration longest) {
    patience = positive("patience", longest);
    return this;
  }

  /** How long {@link Chat#expectsNothing()} listens; 200 ms if not set. */
  public FakeTelegramSettings quiet(Duration listening) {
    quiet = positive("quiet", listening);
    return this;
  }

  /** What must not be left at the end of a test; {@link Leftover#UNUSED_FAULTS} if not set. */
  public FakeTelegramSettings forbid(Leftover... leftovers) {
    forbidden = leftovers.length == 0 ? Set.of() : Set.copyOf(List.of(leftovers));
    return this;
  }

  private static Duration positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new EnvironmentException(
          name + "(" + value + "): expected a positive duration, such as Duration.ofSeconds(5)");
    }
    return value;
  }

  /** Starts a fake with these settings. */
  public FakeTelegram start() {
    return new FakeTelegram(this);
  }

  String address() {
    return address;
  }

  int port() {
    return port;
  }

  String token() {
    return token;
  }

  String botUsername() {
    return botUsername;
  }

  Duration patience() {
    return patience;
  }

  Duration quiet() {
    return quiet;
  }

  Set<Leftover> forbidden() {
    return forbidden;
  }
}
