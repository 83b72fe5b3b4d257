package dev.watertight.testkit.contract;

import dev.watertight.testkit.environment.Operation;
import dev.watertight.testkit.environment.RealServer;
import dev.watertight.testkit.environment.Redis;
import dev.watertight.testkit.internal.Deadline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A server that is killed while dialogs are written, and what of them is there afterwards. */
final class ServerKill {
  private static final int FIRST_USER = 2_000;
  private static final int BEFORE_THE_KILL = 60;
  private static final int MOST = 100_000;

  private ServerKill() {}

  /** Each write that was acknowledged is there. */
  static void nothingIsLost(StorageProbe probe) throws Exception {
    probe.open().write(probe.user(101), StoredDialog.in("order:phone"));
    for (RealServer server : probe.servers(Operation.KILL)) {
      demandAllOnDisk(server);
      List<Integer> acknowledged = killedWhileWriting(probe, server);
      List<Integer> lost = lost(probe, acknowledged);
      if (!lost.isEmpty()) {
        throw new AssertionError(
            "%d of %d writes that were acknowledged before %s was killed are gone, such as that of user %d, though %s. These users were told that the bot goes on, and it has forgotten them."
                .formatted(
                    lost.size(),
                    acknowledged.size(),
                    server.name(),
                    lost.get(0),
                    server instanceof Redis
                        ? "Redis has each on disk before it answers"
                        : "PostgreSQL keeps what it commits"));
      }
    }
  }

  private static void demandAllOnDisk(RealServer server) {
    if (server instanceof Redis redis
        && !(redis.setting("appendonly").orElse("").equals("yes")
            && redis.setting("appendfsync").orElse("").equals("always"))) {
      throw new NotApplicable(
          "this Redis runs without appendonly yes and appendfsync always, so that it may lose what it acknowledged");
    }
  }

  /** What Redis may lose by its own settings is printed, and is no fault of the storage. */
  static void windowIsTold(StorageProbe probe, String subject) throws Exception {
    probe.open().write(probe.user(101), StoredDialog.in("order:phone"));
    Redis redis = probe.redis();
    probe.servers(Operation.KILL);
    List<Integer> acknowledged = killedWhileWriting(probe, redis);
    List<Integer> lost = lost(probe, acknowledged);
    System.out.println(
        "watertight: STO14 of %s: with appendfsync everysec, a kill of Redis lost %d of %d acknowledged writes; up to a second of them may be lost"
            .formatted(subject, lost.size(), acknowledged.size()));
  }

  private static List<Integer> killedWhileWriting(StorageProbe probe, RealServer server)
      throws Exception {
    StorageUnderTest storage = probe.open().plain();
    List<Integer> acknowledged = Collections.synchronizedList(new ArrayList<>());
    boolean[] killed = {false};
    Crowd writers =
        Crowd.begin(
            1,
            "wrote while " + server.name() + " was killed",
            number -> {
              for (int i = 0; i < MOST && !isSet(killed); i++) {
                try {
                  storage.write(probe.user(FIRST_USER + i), StoredDialog.in("order:phone"));
                  acknowledged.add(FIRST_USER + i);
                } catch (Exception e) {
                  // Whoever is told so writes again.
                  probe.evidence().add("a write threw " + e);
                  return;
                }
              }
            });
    Deadline.in(probe.patience()).await(() -> acknowledged.size() >= BEFORE_THE_KILL);
    probe.fault(server.name() + " is killed by SIGKILL", server::kill);
    set(killed);
    writers.join(probe.patience());
    probe
        .evidence()
        .add(
            "%d writes were acknowledged until %s was killed"
                .formatted(acknowledged.size(), server.name()));
    probe.back(List.of(server));
    return new ArrayList<>(acknowledged);
  }

  private static boolean isSet(boolean[] flag) {
    synchronized (flag) {
      return flag[0];
    }
  }

  private static void set(boolean[] flag) {
    synchronized (flag) {
      flag[0] = true;
    }
  }

  private static List<Integer> lost(StorageProbe probe, List<Integer> acknowledged)
      throws Exception {
    StorageUnderTest reopened = probe.open().plain();
    Deadline recovered = Deadline.in(probe.patience());
    List<Integer> lost = new ArrayList<>();
    for (int user : acknowledged) {
      if (read(reopened, probe.user(user), recovered).state().isEmpty()) {
        lost.add(user);
      }
    }
    probe
        .evidence()
        .add(
            "%d of %d are there".formatted(acknowledged.size() - lost.size(), acknowledged.size()));
    return lost;
  }

  /** A pool that all instances share may have to connect again first. */
  private static StoredDialog read(
      StorageUnderTest storage, Conversation conversation, Deadline recovered) throws Exception {
    while (true) {
      try {
        return storage.read(conversation);
      } catch (Exception e) {
        if (!recovered.pause()) {
          throw e;
        }
      }
    }
  }
}
