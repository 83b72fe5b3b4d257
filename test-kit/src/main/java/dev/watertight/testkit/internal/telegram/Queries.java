package dev.watertight.testkit.internal.telegram;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The presses of buttons that want an answer; guarded by the monitor. */
public final class Queries {
  /** A press, and what the bot answered to it. */
  public static final class Query {
    private final String id;
    private @Nullable String answer;
    private boolean alert;
    private boolean expired;

    private Query(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }

    /** The text of the notification, empty if it had none; null if there was no answer. */
    public @Nullable String answer() {
      return answer;
    }

    /** Whether the notification is one that has to be closed. */
    public boolean isAlert() {
      return alert;
    }

    public void expire() {
      expired = true;
    }
  }

  private final Map<String, Query> queries = new LinkedHashMap<>();

  private int count;

  void clear() {
    queries.clear();
  }

  Query add() {
    Query query = new Query(String.valueOf(9_100_000_000_000_000_001L + count++));
    queries.put(query.id(), query);
    return query;
  }

  void answer(String id, String text, boolean alert) throws ApiError {
    Query query = queries.get(id);
    if (query == null || query.expired) {
      throw ApiError.badRequest(
          "query is too old and response timeout expired or query ID is invalid");
    }
    query.answer = text;
    query.alert = alert;
  }
}
