package dev.watertight.testkit.internal.server;

import dev.watertight.testkit.internal.process.KitOwned;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The servers of this run, one for each way to set one up; closed with the run or the JVM. */
public final class SharedServers {
  private static final Map<Object, AutoCloseable> SERVERS = new LinkedHashMap<>();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(SharedServers::closeAll, "watertight-shutdown"));
  }

  private SharedServers() {}

  /** The server for that key; started if there is none. */
  public static <T extends AutoCloseable> T get(Class<T> type, Object key, Supplier<T> start) {
    synchronized (SERVERS) {
      AutoCloseable known = SERVERS.get(key);
      if (known == null) {
        known = KitOwned.adopting(start::get);
        SERVERS.put(key, known);
      }
      return type.cast(known);
    }
  }

  /** Also for a server of one test alone, which must not outlive the JVM either. */
  public static <T extends AutoCloseable> T own(Supplier<T> start) {
    T server = KitOwned.adopting(start::get);
    synchronized (SERVERS) {
      SERVERS.put(server, server);
    }
    return server;
  }

  /** Closes a server that was one test's own. */
  public static void closeOwn(AutoCloseable server) {
    synchronized (SERVERS) {
      SERVERS.remove(server);
    }
    closeQuietly(server);
  }

  /** How many are open. */
  public static int count() {
    synchronized (SERVERS) {
      return SERVERS.size();
    }
  }

  /** Closes all, what was opened last first; the next who asks starts anew. */
  public static void closeAll() {
    synchronized (SERVERS) {
      List<AutoCloseable> all = new ArrayList<>(SERVERS.values());
      SERVERS.clear();
      Collections.reverse(all);
      all.forEach(SharedServers::closeQuietly);
    }
  }

  private static void closeQuietly(AutoCloseable server) {
    try {
      server.close();
    } catch (Exception e) {
      System.err.println("watertight: a server was not closed in good order: " + e);
    }
  }
}
