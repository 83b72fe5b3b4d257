package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.ConnectionSource;
import dev.watertight.testkit.environment.bot.Amount;
import dev.watertight.testkit.environment.bot.Amount.Measured;
import dev.watertight.testkit.environment.bot.Amount.NotMeasured;
import dev.watertight.testkit.environment.bot.Item;
import dev.watertight.testkit.environment.bot.Kind;
import dev.watertight.testkit.environment.bot.Measurable;
import dev.watertight.testkit.environment.bot.Reading;
import dev.watertight.testkit.internal.origin.Origins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A stretch of a run, and what was there when it began. */
final class GuardedScope implements AutoCloseable {
  private static final long FIRST_PAUSE = 2_000_000;
  private static final long LONGEST_PAUSE = 100_000_000;

  /** What was told once is not told again, by the scope around. */
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private final String name;
  private final GuardSettings settings;
  private final Measurable jvm;
  private final List<Kind> kinds;
  private final Reading before;
  private final TemporaryFileOwner owner = TemporaryFileOwner.ofThisMachine();

  private GuardedScope(String name, GuardSettings settings) {
    this.name = name;
    this.settings = settings;
    this.jvm = new WithServers(Measurable.thisJvm(), settings.servers());
    this.kinds = kinds(settings.servers());
    this.before = jvm.measure(kinds);
    TOLD.retainAll(ids(before));
  }

  private static Set<String> ids(Reading reading) {
    return reading.amounts().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Measured)
        .flatMap(
            entry -> reading.items(entry.getKey()).stream().map(item -> id(entry.getKey(), item)))
        .collect(Collectors.toSet());
  }

  private static String id(Kind kind, Item item) {
    return kind + " " + item.id();
  }

  static GuardedScope begin(String name, GuardSettings settings) {
    Origins.record();
    return new GuardedScope(name, settings);
  }

  /** The live heap says nothing of one test: what it loads and caches stays for good reason. */
  private static List<Kind> kinds(List<ConnectionSource> servers) {
    List<Kind> kinds = new ArrayList<>(Kind.OF_A_PROCESS);
    kinds.remove(Kind.LIVE_HEAP);
    servers.forEach(server -> kinds.add(Kind.connectionsOf(server.name())));
    return kinds;
  }

  /** What this guard does not see, and why. */
  Map<Kind, String> notMeasured() {
    Map<Kind, String> reasons = new LinkedHashMap<>();
    before
        .amounts()
        .forEach(
            (kind, amount) -> {
              if (amount instanceof NotMeasured not) {
                reasons.put(kind, not.reason());
              }
            });
    return reasons;
  }

  /**
   * Waits until all is gone that came since the beginning, or the time to settle is over.
   *
   * @throws AssertionError names what stays
   */
  @Override
  public void close() {
    Map<Kind, List<Item>> left = settled();
    left.forEach((kind, items) -> items.forEach(item -> TOLD.add(id(kind, item))));
    if (!left.isEmpty()) {
      throw new AssertionError(LeakText.of(name, settings.settling(), left, Origins.read()));
    }
  }

  private Map<Kind, List<Item>> settled() {
    long start = System.nanoTime();
    long pause = FIRST_PAUSE;
    boolean collected = false;
    Map<Kind, List<Item>> left = left();
    while (!left.isEmpty() && System.nanoTime() - start < patience(left).toNanos()) {
      if (!collected && JdkHttpClient.isAmong(left)) {
        System.gc();
        collected = true;
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
      left = left();
    }
    return left;
  }

  private Duration patience(Map<Kind, List<Item>> left) {
    Duration settling = settings.settling();
    return JdkKeepAlive.mayBeAmong(left) && settling.compareTo(JdkKeepAlive.LIFE) < 0
        ? JdkKeepAlive.LIFE
        : settling;
  }

  private Map<Kind, List<Item>> left() {
    Reading now = jvm.measure(kinds);
    Map<Kind, List<Item>> left = new LinkedHashMap<>();
    for (Kind kind : kinds) {
      if (before.amount(kind) instanceof Measured first) {
        List<Item> items = left(kind, first, now.amount(kind));
        if (!items.isEmpty()) {
          left.put(kind, items);
        }
      }
    }
    return left;
  }

  private List<Item> left(Kind kind, Measured first, Amount now) {
    if (now instanceof NotMeasured not) {
      throw new AssertionError(
          "Whether "
              + name
              + " leaves "
              + kind
              + " behind cannot be told any more: "
              + not.reason());
    }
    Set<String> old = first.items().stream().map(Item::id).collect(Collectors.toSet());
    return ((Measured) now)
        .items().stream()
            .filter(item -> !old.contains(item.id()))
            .filter(item -> !TOLD.contains(id(kind, item)))
            .filter(item -> !settings.allows(item))
            .filter(item -> !kind.equals(Kind.TEMPORARY_FILES) || owner.isOurs(item))
            .toList();
  }
}
