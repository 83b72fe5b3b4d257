package dev.watertight.testkit.environment.telegram;

import dev.watertight.testkit.internal.telegram.ChatState;
import dev.watertight.testkit.internal.telegram.MessageState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the bot sent into a chat, from one user's view: read once, in order. */
final class Inbox {
  private final Waiting waiting;
  private final ChatState chat;
  private final int thread;
  private final String reader;
  private int position;

  Inbox(Waiting waiting, ChatState chat, int thread, String reader) {
    this.waiting = waiting;
    this.chat = chat;
    this.thread = thread;
    this.reader = reader;
    this.position = 0;
  }

  /** The next message has to be the wanted one, as it was sent or as an edit left it. */
  BotMessage next(String wanted, Predicate<BotMessage> matches) {
    waiting.until(() -> peek() != null, () -> expected(wanted) + ", but it said nothing");
    BotMessage[] versions = waiting.telegram().monitor().locked(this::take);
    for (BotMessage version : versions) {
      if (isMatch(wanted, matches, version)) {
        return version;
      }
    }
    throw waiting.failure(expected(wanted) + ", but it said: " + versions[versions.length - 1]);
  }

  /** The messages that nobody read here, as they are now. */
  List<BotMessage> unread() {
    return waiting
        .telegram()
        .monitor()
        .locked(
            () -> {
              List<BotMessage> messages = new ArrayList<>();
              while (peek() != null) {
                BotMessage[] versions = take();
                messages.add(versions[versions.length - 1]);
              }
              return messages;
            });
  }

  /** Passes over messages until the wanted one comes. */
  BotMessage eventually(String wanted, Predicate<BotMessage> matches) {
    long deadline = System.nanoTime() + waiting.patience().toNanos();
    BotMessage passed = null;
    while (waiting.isTrueWithin(
        () -> peek() != null, java.time.Duration.ofNanos(deadline - System.nanoTime()))) {
      for (BotMessage version : waiting.telegram().monitor().locked(this::take)) {
        passed = version;
        if (isMatch(wanted, matches, version)) {
          return version;
        }
      }
    }
    throw waiting.failure(
        expected(wanted)
            + (passed == null ? ", but it said nothing" : ", but last it said: " + passed)
            + " (waited "
            + waiting.patience().toMillis() / 1000.0
            + " s)");
  }

  /** A later version of a message has to become the wanted one. */
  BotMessage edit(BotMessage message, String wanted, Predicate<BotMessage> matches) {
    long deadline = System.nanoTime() + waiting.patience().toNanos();
    BotMessage seen = message;
    while (true) {
      int next = seen.version() + 1;
      MessageState state = message.state();
      if (!waiting.isTrueWithin(
          () -> state.versions().size() > next,
          java.time.Duration.ofNanos(deadline - System.nanoTime()))) {
        throw waiting.failure(
            "Expected the bot to edit message "
                + message.id()
                + " to "
                + wanted
                + ", but it is "
                + seen
                + " (waited "
                + waiting.patience().toMillis() / 1000.0
                + " s)");
      }
      seen = waiting.telegram().monitor().locked(() -> new BotMessage(state, next));
      if (isMatch(wanted, matches, seen)) {
        return seen;
      }
    }
  }

  /** The next message that nobody read here, without reading it; asked under the monitor. */
  @Nullable MessageState peek() {
    position = Math.max(position, chat.forgotten());
    while (position - chat.forgotten() < chat.fromBot().size()) {
      MessageState message = chat.fromBot().get(position - chat.forgotten());
      if (message.thread() == thread) {
        return message;
      }
      position++;
    }
    return null;
  }

  private BotMessage[] take() {
    MessageState message = peek();
    if (message == null) {
      return new BotMessage[0];
    }
    position++;
    message.markRead();
    BotMessage[] versions = new BotMessage[message.versions().size()];
    for (int i = 0; i < versions.length; i++) {
      versions[i] = new BotMessage(message, i);
    }
    return versions;
  }

  private String expected(String wanted) {
    return "Expected the bot to say to " + reader + ": " + wanted;
  }

  private boolean isMatch(String wanted, Predicate<BotMessage> matches, BotMessage message) {
    try {
      return matches.test(message);
    } catch (RuntimeException | AssertionError thrown) {
      AssertionError failure =
          waiting.failure(
              "The predicate given for "
                  + wanted
                  + " threw "
                  + thrown
                  + " when it was asked about: "
                  + message);
      failure.initCause(thrown);
      throw failure;
    }
  }
}
