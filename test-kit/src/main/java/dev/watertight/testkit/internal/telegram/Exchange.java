package dev.watertight.testkit.internal.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What users, bot and fake said to each other, in order; guarded by the monitor. */
public final class Exchange {
  private record Entry(long nanos, String who, String what) {}

  private final String token;
  private final long start = System.nanoTime();
  private final List<Entry> entries = new ArrayList<>();

  Exchange(String token) {
    this.token = token;
  }

  void add(String who, String what) {
    entries.add(new Entry(System.nanoTime() - start, who, safe(what)));
  }

  void clear() {
    entries.clear();
  }

  /** The text without the token, whose secrecy is the bot's. */
  public String safe(String text) {
    return text.replace(token, "<token>");
  }

  /** The whole exchange, numbered, with the seconds since the fake was started. */
  public String shown() {
    StringBuilder shown =
        new StringBuilder(
            "The exchange (Bot API " + BotApi.VERSION + ", seconds since the fake started):\n");
    if (entries.isEmpty()) {
      shown.append("  nothing was said, and no bot has called\n");
    }
    int widest = entries.stream().mapToInt(entry -> entry.who().length()).max().orElse(0);
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      String who = entry.who() + " ".repeat(widest - entry.who().length());
      shown.append(
          String.format(
              Locale.ROOT, "%4d %8.3f  %s  %s%n", i + 1, entry.nanos() / 1e9, who, entry.what()));
    }
    return shown.toString();
  }
}
