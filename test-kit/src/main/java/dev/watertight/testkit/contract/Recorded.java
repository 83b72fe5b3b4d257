package dev.watertight.testkit.contract;

import dev.watertight.testkit.internal.Hook;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A storage whose calls are noted, and end within a deadline. What the storage throws is thrown as
 * it is, for the rule to judge.
 */
final class Recorded implements StorageUnderTest {
  private final String name;
  private final StorageUnderTest storage;
  private final Evidence evidence;
  private final Duration within;
  private volatile boolean used;
  private volatile boolean closed;

  Recorded(String name, StorageUnderTest storage, Evidence evidence, Duration within) {
    this.name = name;
    this.storage = Throwing.of(storage);
    this.evidence = evidence;
    this.within = within;
  }

  /** Whether anything was read or written. */
  boolean isUsed() {
    return used;
  }

  /** Whether it was closed. */
  boolean isClosed() {
    return closed;
  }

  /** The storage with deadlines and without notes, for calls whose number nobody wants to see. */
  StorageUnderTest quiet() {
    used = true;
    return new Recorded(name, storage, new Evidence(), within);
  }

  /** The storage without notes and deadlines, for many calls on threads of the rule's own. */
  StorageUnderTest plain() {
    used = true;
    return storage;
  }

  /** The storage's exception, apart from a failure to answer in time. */
  private <T extends @Nullable Object> T call(String what, Callable<T> code) throws Exception {
    String sent = name + "." + what;
    try {
      T answer =
          Hook.within(
              within,
              Hook.ALL_COUNTS,
              code,
              place ->
                  new AssertionError(
                      "%s did not return within %d s. It hangs here:%s"
                          .formatted(sent, within.toSeconds(), place)));
      evidence.add(sent + " -> " + (answer == null ? "done" : answer));
      return answer;
    } catch (AssertionError e) {
      evidence.add(sent + " -> did not return");
      throw e;
    } catch (Exception e) {
      evidence.add(sent + " -> threw " + e);
      throw e;
    }
  }

  @Override
  public void write(Conversation conversation, StoredDialog dialog) throws Exception {
    used = true;
    call(
        "write(%s, %s)".formatted(conversation, dialog),
        () -> {
          storage.write(conversation, dialog);
          return null;
        });
  }

  @Override
  public StoredDialog read(Conversation conversation) throws Exception {
    used = true;
    StoredDialog read = call("read(%s)".formatted(conversation), () -> storage.read(conversation));
    if (read == null) {
      throw new AssertionError(
          "read(%s) of the adapter returned null. For nothing it has to return StoredDialog.NONE."
              .formatted(conversation));
    }
    return read;
  }

  @Override
  public void clear(Conversation conversation) throws Exception {
    call(
        "clear(%s)".formatted(conversation),
        () -> {
          storage.clear(conversation);
          return null;
        });
  }

  @Override
  public void put(Conversation conversation, String field, String value) throws Exception {
    call(
        "put(%s, %s, %s)".formatted(conversation, field, value),
        () -> {
          storage.put(conversation, field, value);
          return null;
        });
  }

  @Override
  public long countActive() throws Exception {
    return call("countActive()", storage::countActive);
  }

  @Override
  public boolean isConnected() throws Exception {
    return call("isConnected()", storage::isConnected);
  }

  @Override
  public Duration stateLifetime() {
    return storage.stateLifetime();
  }

  @Override
  public Duration dataLifetime() {
    return storage.dataLifetime();
  }

  @Override
  public Duration longestLifetime() {
    return storage.longestLifetime();
  }

  @Override
  public void expire(Conversation conversation) throws Exception {
    call(
        "expire(%s)".formatted(conversation),
        () -> {
          storage.expire(conversation);
          return null;
        });
  }

  @Override
  public void close() throws Exception {
    closed = true;
    call(
        "close()",
        () -> {
          storage.close();
          return null;
        });
  }
}
