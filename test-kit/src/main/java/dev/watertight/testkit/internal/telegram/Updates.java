package dev.watertight.testkit.internal.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The updates that wait for the bot, in order; guarded by the monitor. */
final class Updates {
  private static final long FIRST = 700_000_001;
  private static final Set<String> ONLY_IF_ASKED =
      Set.of("chat_member", "message_reaction", "message_reaction_count");

  private final Exchange exchange;
  private final List<UpdateState> waiting = new ArrayList<>();
  private Set<String> allowed = Set.of();
  private long next = FIRST;

  Updates(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Tells the bot of something that happened, unless it does not want to know. */
  UpdateState add(
      String who, String what, String kind, ObjectNode content, @Nullable MessageState message) {
    ObjectNode json = Json.object().put("update_id", next++);
    json.set(kind, content);
    UpdateState update = new UpdateState(json, kind, message);
    if (isAllowed(kind)) {
      waiting.add(update);
      exchange.add(who, what + "  (update " + update.id() + ')');
    } else {
      update.confirm();
      exchange.add(who, what + "  (the bot's allowed_updates leave out " + kind + ')');
    }
    return update;
  }

  private boolean isAllowed(String kind) {
    return allowed.isEmpty() ? !ONLY_IF_ASKED.contains(kind) : allowed.contains(kind);
  }

  /** Remembers the kinds of updates that the bot wants; null leaves them as they were. */
  void allow(@Nullable JsonNode kinds) {
    if (kinds != null) {
      allowed =
          StreamSupport.stream(kinds.spliterator(), false)
              .map(kind -> kind.asString(""))
              .collect(Collectors.toSet());
    }
  }

  ArrayNode allowed() {
    ArrayNode kinds = Json.array();
    allowed.stream().sorted().forEach(kinds::add);
    return kinds;
  }

  /** Puts an update before all others, as if nobody had confirmed it. */
  void again(UpdateState update) {
    waiting.remove(update);
    update.again();
    waiting.add(0, update);
    exchange.add("test → Telegram", "delivers update " + update.id() + " once more");
  }

  /** Everything before the offset is confirmed; a negative one keeps the last few. */
  void confirm(long offset) {
    List<UpdateState> done =
        offset < 0
            ? waiting.subList(0, (int) Math.max(0, waiting.size() + offset))
            : waiting.stream().filter(update -> update.id() < offset && !update.isAgain()).toList();
    for (UpdateState update : List.copyOf(done)) {
      confirm(update);
    }
  }

  void confirm(UpdateState update) {
    update.confirm();
    waiting.remove(update);
  }

  List<UpdateState> waiting() {
    return waiting;
  }

  @Nullable UpdateState first() {
    return waiting.isEmpty() ? null : waiting.get(0);
  }

  List<UpdateState> from(long offset, long limit) {
    return waiting.stream()
        .filter(update -> update.id() >= offset || update.isAgain())
        .limit(limit)
        .toList();
  }

  void clear() {
    waiting.forEach(UpdateState::confirm);
    waiting.clear();
  }
}
