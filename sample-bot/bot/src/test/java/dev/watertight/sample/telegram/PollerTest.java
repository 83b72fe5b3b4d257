package dev.watertight.sample.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.sample.dialog.Incoming;
import dev.watertight.testkit.environment.telegram.Chat;
import dev.watertight.testkit.environment.telegram.FakeTelegram;
import dev.watertight.testkit.environment.telegram.SentUpdate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PollerTest {
  @RegisterExtension final FakeTelegram telegram = FakeTelegram.start();
  private final Chat anna = telegram.user("Anna").privateChat();
  private final SharedHttp http = new SharedHttp();
  private final PollingStatus status = new PollingStatus();

  @AfterEach
  void closeTheClient() {
    http.close();
  }

  private Poller poller(UpdateHandler handler, Duration deadline) {
    TelegramAccess access = new TelegramAccess(telegram.token(), HttpUrl.get(telegram.baseUrl()));
    return new Poller(http.client(), access, handler, status, deadline);
  }

  @Test
  void updates_whose_handling_fails_are_asked_for_again_and_confirmed_when_it_does_not()
      throws Exception {
    BlockingQueue<List<Incoming>> batches = new LinkedBlockingQueue<>();
    AtomicInteger attempts = new AtomicInteger();
    UpdateHandler handler =
        batch -> {
          if (attempts.incrementAndGet() < 3) {
            throw new IllegalStateException("broken");
          }
          batches.add(batch);
        };
    SentUpdate sent = anna.says("hello");
    try (Poller poller = poller(handler, Duration.ofSeconds(10))) {
      poller.start();
      assertThat(batches.poll(10, TimeUnit.SECONDS))
          .singleElement()
          .extracting(Incoming::id)
          .isEqualTo(sent.updateId());
      sent.awaitConfirmed();
      assertThat(status.problem()).isEmpty();
    }
    assertThat(attempts).hasValue(3);
    assertThat(sent.deliveries()).isEqualTo(3);
    assertThat(status.problem()).contains("nobody asks for updates any more");
  }

  @Test
  void updates_in_flight_are_finished_before_it_is_closed() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Poller poller =
        poller(
            batch -> {
              begun.countDown();
              mayEnd.await();
              ended.countDown();
            },
            Duration.ofSeconds(30));
    poller.start();
    anna.says("hello");
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    Thread closing = new Thread(poller::close);
    closing.start();
    mayEnd.countDown();
    closing.join(10_000);
    assertThat(closing.isAlive()).isFalse();
    assertThat(ended.getCount()).isZero();
  }

  @Test
  void updates_that_take_longer_than_the_deadline_are_interrupted_and_not_confirmed()
      throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Poller poller =
        poller(
            batch -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                interrupted.countDown();
              }
            },
            Duration.ofMillis(50));
    SentUpdate sent = anna.says("hello");
    poller.start();
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    poller.close();
    assertThat(interrupted.getCount()).isZero();
    assertThat(sent.isConfirmed()).isFalse();
  }
}
