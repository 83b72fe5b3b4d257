package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.ForeignDataException;
import dev.watertight.sample.dialog.StorageException;
import dev.watertight.sample.dialog.StorageFullException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Remembers that one of two storages did not answer, so that not each call waits for it. Safe for
 * all threads.
 */
final class Outage {
  private final String name;
  private final long pause;
  private final LongSupplier nanoTime;
  private final AtomicLong until;

  /**
   * Makes one.
   *
   * @param name of what may be away, for messages
   * @param pause for how long it is not asked again
   */
  Outage(String name, Duration pause, LongSupplier nanoTime) {
    this.name = name;
    this.pause = pause.toNanos();
    this.nanoTime = nanoTime;
    this.until = new AtomicLong(nanoTime.getAsLong());
  }

  /**
   * Asks it, unless it was found away just now.
   *
   * @throws AwayException if it is away
   */
  <T> T ask(Supplier<T> question) throws AwayException {
    if (until.get() - nanoTime.getAsLong() > 0) {
      throw new AwayException(new StorageException(name + " did not answer a moment ago"));
    }
    return askNow(question);
  }

  /** Asks it in any case. */
  <T> T askNow(Supplier<T> question) throws AwayException {
    try {
      T answer = question.get();
      until.set(nanoTime.getAsLong());
      return answer;
    } catch (ForeignDataException | StorageFullException e) {
      // It is there, and says what is wrong.
      throw e;
    } catch (StorageException e) {
      until.set(nanoTime.getAsLong() + pause);
      throw new AwayException(e);
    }
  }

  /** One of the two is away, which is no error yet. */
  static final class AwayException extends Exception {
    private static final long serialVersionUID = 1;

    private final StorageException failure;

    AwayException(StorageException failure) {
      super(failure);
      this.failure = failure;
    }

    StorageException failure() {
      return failure;
    }
  }
}
