package dev.watertight.testkit.internal.telegram;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** Plays getUpdates: one bot at a time waits for updates. */
final class Polls {
  private static final long LONGEST_SECONDS = 50;

  private static final class Poll {
    private @Nullable String conflict;
    private boolean ended;
  }

  private final Telegram telegram;
  private @Nullable Poll current;
  private int count;
  private int conflicts;

  Polls(Telegram telegram) {
    this.telegram = telegram;
  }

  Reply poll(ApiCall call) throws InterruptedException {
    Poll poll = new Poll();
    long offset = call.number("offset");
    boolean webhook =
        telegram
            .monitor()
            .locked(
                () -> {
                  if (telegram.webhook().isSet()) {
                    return true;
                  }
                  conflict(
                      "Conflict: terminated by other getUpdates request; make sure that only one"
                          + " bot instance is running");
                  current = poll;
                  count++;
                  telegram.updates().allow(call.value("allowed_updates"));
                  telegram.updates().confirm(offset);
                  return false;
                });
    if (webhook) {
      return conflicting(
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to"
              + " delete the webhook first");
    }
    long seconds = Math.max(0, Math.min(LONGEST_SECONDS, call.number("timeout")));
    telegram
        .monitor()
        .await(
            () ->
                poll.ended || telegram.isClosed() || !telegram.updates().from(offset, 1).isEmpty(),
            Duration.ofSeconds(seconds));
    return telegram.monitor().locked(() -> answer(poll, offset, call.number("limit", 100)));
  }

  private Reply answer(Poll poll, long offset, long limit) {
    if (poll.conflict != null) {
      return conflicting(poll.conflict);
    }
    if (poll == current) {
      current = null;
    }
    List<UpdateState> found = telegram.updates().from(offset, limit);
    ArrayNode result = Json.array();
    for (UpdateState update : found) {
      update.delivered();
      result.add(update.json());
    }
    if (!found.isEmpty()) {
      telegram
          .exchange()
          .add(
              "Telegram → bot",
              "getUpdates delivers update "
                  + found.stream()
                      .map(update -> String.valueOf(update.id()))
                      .collect(Collectors.joining(", ")));
    }
    return Reply.ok(result);
  }

  /** Ends the poll that waits, if one does. */
  void conflict(String description) {
    if (current != null) {
      current.conflict = description;
      current.ended = true;
      current = null;
    }
  }

  /** How often a bot asked for updates. */
  int count() {
    return count;
  }

  /** How often a bot was told that there is another one, or a webhook. */
  int conflicts() {
    return conflicts;
  }

  private Reply conflicting(String description) {
    telegram
        .monitor()
        .run(
            () -> {
              conflicts++;
              telegram.exchange().add("bot → Telegram", "getUpdates -> 409 " + description);
            });
    return Reply.error(409, description);
  }
}
