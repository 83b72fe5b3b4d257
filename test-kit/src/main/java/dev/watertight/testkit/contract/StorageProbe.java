package dev.watertight.testkit.contract;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.environment.Operation;
import dev.watertight.testkit.environment.RealServer;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.environment.RedisKey;
import dev.watertight.testkit.internal.Deadline;
import dev.watertight.testkit.internal.Hook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a rule of a storage has to work with; closed with it, also if it fails. */
final class StorageProbe implements AutoCloseable {
  private static final int FOR_RECOVERY = 999;

  /** The hook that opens a storage. */
  interface Opening {
    StorageUnderTest open(Surroundings surroundings) throws Exception;
  }

  private final Opening hook;
  private final Surroundings surroundings;
  private final Duration patience;
  private final Evidence evidence = new Evidence();
  private final List<StorageUnderTest> adapters = new ArrayList<>();
  private final List<Recorded> opened = new ArrayList<>();
  private final UsageCheck usage = new UsageCheck();

  StorageProbe(Opening hook, Surroundings surroundings, Duration patience) {
    this.hook = hook;
    this.surroundings = surroundings;
    this.patience = patience;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Evidence evidence() {
    return evidence;
  }

  /** How long a call, or a recovery, may take. */
  Duration patience() {
    return patience;
  }

  /** A user's private chat; another number is another user. */
  Conversation user(int number) {
    return Conversation.of(surroundings.firstUser() + number);
  }

  /** One more instance of the storage, on the same servers. */
  Recorded open() throws Exception {
    try {
      return attempt();
    } catch (EnvironmentException | AssertionError e) {
      throw e;
    } catch (Exception e) {
      if (!opened.isEmpty()) {
        throw new AssertionError(
            "open(surroundings) threw %s, while it had opened %d before in this rule"
                .formatted(e, opened.size()),
            e);
      }
      throw new EnvironmentException(
          "open(surroundings) threw %s. It was expected to open your storage on the servers it is given%s; see the cause."
              .formatted(e, addresses()),
          e);
    }
  }

  /** The same, where it may throw; a hook that hangs fails the rule. */
  Recorded attempt() throws Exception {
    String name = adapters.isEmpty() ? "storage" : "storage " + (adapters.size() + 1);
    StorageUnderTest storage;
    try {
      storage =
          Hook.<@Nullable StorageUnderTest>within(
              openWithin(), surroundings::startingTook, this::asked, this::late);
    } catch (Exception e) {
      evidence.add("open() -> threw " + e);
      throw e;
    }
    if (storage == null) {
      throw new EnvironmentException(
          "open(surroundings) returned null. Return an adapter of your storage, opened on the servers it is given.");
    }
    for (StorageUnderTest before : adapters) {
      if (before == storage) {
        throw new EnvironmentException(
            "open(surroundings) returned the same object twice. Each call has to open another instance, as a second process of your bot does, or the same one after a restart; do not keep it in a field.");
      }
    }
    adapters.add(storage);
    evidence.add("open() -> " + name);
    Recorded recorded = new Recorded(name, storage, evidence, patience);
    opened.add(recorded);
    return recorded;
  }

  /** A method of its own, since the hook may return null in spite of what it says. */
  private @Nullable StorageUnderTest asked() throws Exception {
    return hook.open(surroundings);
  }

  private Duration openWithin() {
    return patience.multipliedBy(4);
  }

  private AssertionError late(String place) {
    String text =
        "open(surroundings) did not return within %d s. It hangs here:%s"
            .formatted(openWithin().toSeconds(), place);
    if (usage.isFaulty()) {
      return new AssertionError(text);
    }
    throw new EnvironmentException(
        text
            + "\nIt was expected to open your storage on the servers it is given"
            + addresses()
            + ", and to return.");
  }

  private String addresses() {
    return surroundings.serversInUse().stream()
        .map(server -> ", %s at %s:%d".formatted(server.name(), server.host(), server.port()))
        .collect(Collectors.joining());
  }

  /** The servers that the storage has asked for. */
  List<RealServer> servers() {
    List<RealServer> servers = surroundings.serversInUse();
    if (servers.isEmpty()) {
      throw new NotApplicable("the rule is about a server, and open() asked for none of the kit's");
    }
    return servers;
  }

  /** The same, all of which allow it. */
  List<RealServer> servers(Operation operation) {
    for (RealServer server : servers()) {
      if (!server.can(operation)) {
        throw new NotApplicable(
            "%s (%s) does not allow %s".formatted(server.name(), server.description(), operation));
      }
    }
    return servers();
  }

  /** The Redis that the storage has asked for. */
  Redis redis() {
    return surroundings
        .redisInUse()
        .orElseThrow(
            () ->
                new NotApplicable("the rule is about Redis, and open() did not ask for the kit's"));
  }

  /** What Redis has, by name. */
  Map<String, RedisKey> keys() {
    return redis().keys("*").stream()
        .collect(
            Collectors.toMap(
                RedisKey::name, key -> key, (first, second) -> first, LinkedHashMap::new));
  }

  /** What Redis has beyond what it had. */
  Map<String, RedisKey> keysBeside(Map<String, RedisKey> before) {
    Map<String, RedisKey> added = keys();
    added.keySet().removeAll(before.keySet());
    return added;
  }

  /** The servers are away for clients: connections break and are refused. */
  void away(List<RealServer> servers) {
    for (RealServer server : servers) {
      fault(
          server.name() + " goes away: connections break and are refused",
          () -> {
            server.network().refuse();
            server.network().drop();
          });
    }
  }

  /** Something happens to a server. */
  void fault(String what, Runnable fault) {
    usage.faulty();
    evidence.add(what);
    fault.run();
  }

  /** What happened to the servers is over. */
  void back(List<RealServer> servers) {
    for (RealServer server : servers) {
      server.network().heal();
      server.resume();
      server.start();
      evidence.add(server.name() + " is back");
    }
  }

  /** Waits until a storage writes and reads again, without having been opened anew. */
  void worksAgain(Recorded recorded, Conversation conversation) {
    StorageUnderTest storage = recorded.quiet();
    StoredDialog expected = StoredDialog.in("order:confirm");
    Deadline deadline = Deadline.in(patience);
    List<String> last = new ArrayList<>(List.of("nothing"));
    boolean works =
        deadline.await(
            () -> {
              try {
                storage.write(conversation, expected);
                StoredDialog read = storage.read(conversation);
                last.set(0, "it read " + read);
                return read.equals(expected);
              } catch (Exception e) {
                last.set(0, "it threw " + e);
                return false;
              }
            });
    evidence.add("until it writes and reads, %s: at last %s".formatted(conversation, last.get(0)));
    if (!works) {
      throw new AssertionError(
          "it does not work again within %d s after %s is back: %s. The bot answers nobody until somebody restarts it."
              .formatted(patience.toSeconds(), names(surroundings.serversInUse()), last.get(0)));
    }
  }

  static String names(List<RealServer> servers) {
    return servers.stream().map(RealServer::name).collect(Collectors.joining(" and "));
  }

  /**
   * Fails if the storage was used and no connection has arrived.
   *
   * @throws EnvironmentException names the hook
   */
  void checkUse() {
    usage.check(surroundings, opened.stream().anyMatch(Recorded::isUsed));
  }

  /** What was sent, what came back, and what the servers hold now. */
  String told() {
    StringBuilder text =
        new StringBuilder("What was sent and came back:\n").append(evidence.text());
    surroundings.held(key -> true).ifPresent(held -> text.append('\n').append(held));
    return text.toString();
  }

  @Override
  public void close() {
    try {
      surroundings.heal();
      if (usage.isFaulty() && surroundings.isGiven()) {
        opened.stream()
            .filter(storage -> !storage.isClosed())
            .findFirst()
            .ifPresent(this::recovers);
      }
      for (Recorded storage : opened) {
        // Rules close what they are about; a second close is one of them.
        if (!storage.isClosed()) {
          closeQuietly(storage);
        }
      }
    } finally {
      surroundings.close();
    }
  }

  /** The pool of somebody else's context serves the next rule too, and has to connect again. */
  private void recovers(Recorded storage) {
    try {
      worksAgain(storage, user(FOR_RECOVERY));
      storage.clear(user(FOR_RECOVERY));
    } catch (Exception | AssertionError e) {
      evidence.add("it did not recover at the end of the rule: " + e);
    }
  }

  private void closeQuietly(Recorded storage) {
    try {
      storage.close();
    } catch (Exception | AssertionError e) {
      evidence.add("closing at the end of the rule threw " + e);
    }
  }
}
