package dev.watertight.sample.telegram;

import dev.watertight.sample.dialog.Backoff;
import dev.watertight.sample.dialog.Incoming;
import dev.watertight.sample.telegram.UpdateSource.Batch;
import dev.watertight.sample.telegram.UpdateSource.PollException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands updates over, and confirms them to Telegram only when all of them have been handled: what
 * was not is delivered again.
 *
 * <p>The session of TelegramBots 10.2 does not promise that. It moves its offset before it hands
 * updates over, so one whose handling fails is confirmed by the next poll, or polling ends without
 * a word if the failure gets out; it does not start while Telegram is away, it does not heed {@code
 * retry_after}, one update of a form unknown to it holds up all others, and a running poll cannot
 * be ended.
 */
public final class Poller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
  private static final long AFTER_INTERRUPT_SECONDS = 2;

  private final UpdateSource source;
  private final TelegramAccess access;
  private final UpdateHandler handler;
  private final PollingStatus status;
  private final Duration deadline;
  private final Thread thread;
  private final CountDownLatch stop = new CountDownLatch(1);

  /**
   * Makes one that does not poll yet.
   *
   * @param http stays the caller's to close
   * @param deadline how long updates in flight may take once it is closed
   */
  public Poller(
      OkHttpClient http,
      TelegramAccess access,
      UpdateHandler handler,
      PollingStatus status,
      Duration deadline) {
    this.source = new UpdateSource(http, access);
    this.access = access;
    this.handler = handler;
    this.status = status;
    this.deadline = deadline;
    this.thread = new Thread(this::run, "telegram-poller");
  }

  /** Begins to poll, in a thread of its own. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      UpdateReader reader = null;
      int offset = 0;
      boolean stuck = false;
      Backoff backoff = Backoff.endless();
      while (stop.getCount() > 0) {
        try {
          if (reader == null) {
            reader = new UpdateReader(access.bot(), source.name());
          }
          // A long poll would leave it open for a minute whether Telegram is back.
          Batch batch = source.poll(offset, status.problem().isEmpty());
          if (!stuck) {
            status.works();
          }
          offset = handOver(reader, batch);
          stuck = false;
          status.works();
          backoff = Backoff.endless();
        } catch (PollException e) {
          failed(e.failure(), backoff);
        } catch (RuntimeException e) {
          LOG.error("Updates could not be handled; they are asked for again", e);
          stuck = true;
          status.fails("updates cannot be handled");
          pause(backoff.next());
        }
      }
    } catch (InterruptedException e) {
      LOG.warn("Updates in flight were given up; they will be delivered again");
    } finally {
      status.ended();
    }
  }

  private int handOver(UpdateReader reader, Batch batch) throws InterruptedException {
    List<Incoming> incoming =
        batch.updates().stream().map(reader::read).flatMap(Optional::stream).toList();
    if (!incoming.isEmpty()) {
      handler.handleAll(incoming);
    }
    return batch.next();
  }

  private void failed(Failure failure, Backoff backoff) throws InterruptedException {
    if (stop.getCount() > 0) {
      status.fails(failure.toString());
      pause(failure.pause().plus(backoff.next()));
    }
  }

  private void pause(Duration pause) throws InterruptedException {
    if (stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.debug("Told to stop while Telegram was away");
    }
  }

  /** Ends the running poll and waits for updates in flight, but not longer than the deadline. */
  @Override
  public void close() {
    stop.countDown();
    source.stop();
    try {
      thread.join(deadline.toMillis());
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(AFTER_INTERRUPT_SECONDS));
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
