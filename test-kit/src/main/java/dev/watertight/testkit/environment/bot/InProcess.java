package dev.watertight.testkit.environment.bot;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Hook;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A bot inside this JVM, started and closed by hooks. What is measured of it is what this whole JVM
 * holds, and it cannot be killed. Each method gives a changed copy.
 *
 * @param <T> what the start hook gives, and the close hook closes
 */
public final class InProcess<T> implements Bot {
  private static final Duration HOOKS_WITHIN = Duration.ofSeconds(60);

  private final String name;
  private final Callable<? extends T> start;
  private final Optional<CloseHook<? super T>> close;
  private final Readiness readiness;
  private final Duration within;

  private InProcess(
      String name,
      Callable<? extends T> start,
      Optional<CloseHook<? super T>> close,
      Readiness readiness,
      Duration within) {
    this.name = Objects.requireNonNull(name, "name");
    this.start = Objects.requireNonNull(start, "start hook");
    this.close = close;
    this.readiness = Objects.requireNonNull(readiness, "readiness");
    this.within = Objects.requireNonNull(within, "deadline");
  }

  /** Closes a bot, and returns when that is done. */
  @FunctionalInterface
  public interface CloseHook<T> {
    /**
     * Closes it.
     *
     * @throws Exception fails the test
     */
    void close(T bot) throws Exception;
  }

  /**
   * A bot that a hook starts.
   *
   * @param start returns the bot when its work is begun, never null; an {@code AutoCloseable} needs
   *     no close hook
   */
  public static <T> InProcess<T> startedBy(String name, Callable<? extends T> start) {
    return new InProcess<>(name, start, Optional.empty(), Readiness.atOnce(), HOOKS_WITHIN);
  }

  /** How it is closed, if not by its own {@code close()}. */
  public InProcess<T> closedBy(CloseHook<? super T> hook) {
    return new InProcess<>(name, start, Optional.of(hook), readiness, within);
  }

  /** When it counts as ready; else when the start hook has returned. */
  public InProcess<T> readyWhen(Readiness condition) {
    return new InProcess<>(name, start, close, condition, within);
  }

  /** How long the start hook, becoming ready, and the close hook may take each; else 60 seconds. */
  public InProcess<T> readyWithin(Duration deadline) {
    return new InProcess<>(name, start, close, readiness, deadline);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public BotProcess start() {
    T bot = Hook.run("The start hook of " + name, within, start::call);
    if (bot == null) {
      throw new EnvironmentException(
          "The start hook of "
              + name
              + " returned null. It has to return the started bot, which the close hook gets.");
    }
    HookedBot<T> started = new HookedBot<>(name, bot, closeHook(bot), within);
    try {
      ReadyWait.until(readiness, started, within);
      return started;
    } catch (RuntimeException | Error e) {
      Closing.after(e, started);
      throw e;
    }
  }

  private CloseHook<? super T> closeHook(T bot) {
    if (close.isPresent()) {
      return close.get();
    }
    if (bot instanceof AutoCloseable closeable) {
      return same -> closeable.close();
    }
    throw new EnvironmentException(
        name
            + " has no close hook, and what its start hook returned, a "
            + bot.getClass().getName()
            + ", is no AutoCloseable. Say how it is closed by closedBy(..).");
  }
}
