package dev.watertight.testkit.internal.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All that the fake remembers. What has no lock of its own is guarded by the monitor. */
public final class Telegram {
  private final String token;
  private final String botUsername;
  private final Monitor monitor = new Monitor();
  private final Exchange exchange;
  private final Updates updates;
  private final Polls polls = new Polls(this);
  private final Webhook webhook = new Webhook(this);
  private final Files files = new Files();
  private final Chats chats = new Chats(this);
  private final Queries queries = new Queries();
  private final Faults faults = new Faults(monitor);
  private final Map<String, Scripted> scripts = new LinkedHashMap<>();
  private final List<CallRecord> calls = new ArrayList<>();
  private final List<String> mistakes = new ArrayList<>();
  private int underWay;
  private boolean loggedOut;
  private boolean closed;

  public Telegram(String token, String botUsername) {
    this.token = token;
    this.botUsername = botUsername;
    this.exchange = new Exchange(token);
    this.updates = new Updates(exchange);
  }

  public String token() {
    return token;
  }

  public Monitor monitor() {
    return monitor;
  }

  public Exchange exchange() {
    return exchange;
  }

  Updates updates() {
    return updates;
  }

  Polls polls() {
    return polls;
  }

  Webhook webhook() {
    return webhook;
  }

  Files files() {
    return files;
  }

  public Chats chats() {
    return chats;
  }

  Queries queries() {
    return queries;
  }

  public Faults faults() {
    return faults;
  }

  /** What the test answers methods with, by lower-case name. */
  public Map<String, Scripted> scripts() {
    return scripts;
  }

  /** The calls of the bot that were answered, but for getUpdates. */
  public List<CallRecord> calls() {
    return calls;
  }

  /** What the bot did wrong so far, each thing once. */
  public List<String> mistakes() {
    return mistakes;
  }

  void mistake(String explanation) {
    String safe = exchange.safe(explanation);
    if (!mistakes.contains(safe)) {
      mistakes.add(safe);
    }
  }

  void begins() {
    underWay++;
  }

  void ends() {
    underWay--;
  }

  /** Whether a call of the bot is being answered just now. */
  public boolean isBusy() {
    return underWay > 0;
  }

  /** Whether a bot asks for updates or has set a webhook. */
  public boolean hasBot() {
    return polls.count() > 0 || webhook.isSet();
  }

  /** How often a bot that asked for updates got 409. */
  public int conflicts() {
    return polls.conflicts();
  }

  /** Delivers an update that a test wrote; null if that is no JSON object. */
  public @Nullable UpdateState deliver(String json) {
    JsonNode update = Json.parse(json);
    if (update == null || !update.isObject()) {
      return null;
    }
    for (Map.Entry<String, JsonNode> content : update.properties()) {
      if (content.getValue() instanceof ObjectNode object) {
        return updates.add("test → bot", Texts.shortened(json), content.getKey(), object, null);
      }
    }
    return null;
  }

  /** Delivers an update once more. */
  public void again(UpdateState update) {
    updates.again(update);
  }

  /** The updates that no bot has confirmed. */
  public List<UpdateState> unconfirmed() {
    return updates.waiting();
  }

  boolean isLoggedOut() {
    return loggedOut;
  }

  void logOut() {
    loggedOut = true;
  }

  boolean isClosed() {
    return closed;
  }

  /** Drops what was said, called and sent; what waits, is scripted or was done wrong stays. */
  public void forget() {
    monitor.run(
        () -> {
          calls.clear();
          chats.forget();
          files.clear();
          queries.clear();
          exchange.clear();
        });
  }

  /** Begins anew, but for chats, users and a bot's webhook. */
  public void reset() {
    monitor.run(
        () -> {
          updates.clear();
          scripts.clear();
          mistakes.clear();
          faults.clear();
          chats.reset();
          loggedOut = false;
        });
    forget();
  }

  /** Ends what waits. */
  public void close() {
    monitor.run(() -> closed = true);
    webhook.close(Duration.ofSeconds(5));
  }

  ObjectNode bot() {
    return Json.object()
        .put("id", Long.parseLong(token.substring(0, token.indexOf(':'))))
        .put("is_bot", true)
        .put("first_name", botUsername)
        .put("username", botUsername);
  }
}
