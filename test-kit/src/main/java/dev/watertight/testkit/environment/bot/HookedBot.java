package dev.watertight.testkit.environment.bot;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Hook;
import java.time.Duration;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

/** A bot that hooks have started in this JVM. */
final class HookedBot<T> implements BotProcess {
  private final String name;
  private final T bot;
  private final InProcess.CloseHook<? super T> hook;
  private final Duration within;
  private final AtomicBoolean closed = new AtomicBoolean();

  HookedBot(String name, T bot, InProcess.CloseHook<? super T> hook, Duration within) {
    this.name = name;
    this.bot = bot;
    this.hook = hook;
    this.within = within;
  }

  @Override
  public String name() {
    return name + " (in this JVM)";
  }

  @Override
  public boolean isAlive() {
    return !closed.get();
  }

  @Override
  public boolean isKillable() {
    return false;
  }

  @Override
  public String output() {
    return "";
  }

  @Override
  public Reading measure(Collection<Kind> kinds) {
    return Measurable.thisJvm().measure(kinds);
  }

  @Override
  public void kill() {
    throw new EnvironmentException(
        name
            + " runs inside this JVM, which would die with it. Run it by ChildJvm to kill it, and ask"
            + " isKillable() where both are possible.");
  }

  @Override
  public Exit terminate(Duration deadline) {
    if (closed.compareAndSet(false, true)) {
      Hook.<Object>run(
          "The close hook of " + name,
          deadline,
          () -> {
            hook.close(bot);
            return bot;
          });
    }
    return new Exit(OptionalInt.empty(), "");
  }

  @Override
  public void close() {
    terminate(within);
  }
}
