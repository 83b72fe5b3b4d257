package dev.watertight.sample.app;

import dev.watertight.sample.dialog.StorageException;
import dev.watertight.sample.storage.OpenStorage;
import dev.watertight.sample.telegram.PollingStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the bot is. Safe for all threads. */
final class Vitals {
  private final Metrics metrics;
  private final PollingStatus polling;
  private volatile @Nullable OpenStorage storage;
  private volatile boolean stopping;

  Vitals(Metrics metrics, PollingStatus polling) {
    this.metrics = metrics;
    this.polling = polling;
  }

  void opened(OpenStorage opened) {
    storage = opened;
  }

  void stopping() {
    stopping = true;
  }

  boolean isStopping() {
    return stopping;
  }

  /** What keeps the bot from answering users; empty if nothing does. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (stopping) {
      problems.add("the bot is stopping");
    }
    OpenStorage opened = storage;
    if (opened == null) {
      problems.add("storage: not reached yet");
    } else if (!opened.dialogs().isConnected()) {
      problems.add("storage: does not answer");
    }
    polling.problem().ifPresent(problem -> problems.add("telegram: " + problem));
    return problems;
  }

  /** All figures, in the text format of Prometheus. */
  String prometheus() {
    StringBuilder text = new StringBuilder();
    metrics.appendTo(text);
    OpenStorage opened = storage;
    boolean connected = opened != null && opened.dialogs().isConnected();
    gauge(text, "bot_storage_up", connected ? 1 : 0);
    gauge(text, "bot_telegram_up", polling.problem().isEmpty() ? 1 : 0);
    if (opened != null) {
      gauge(
          text,
          "bot_storage_kind{kind=\"%s\"}".formatted(opened.kind().name().toLowerCase(Locale.ROOT)),
          1);
    }
    if (opened != null && connected) {
      try {
        gauge(text, "bot_active_dialogs", opened.dialogs().countActive());
      } catch (StorageException | IllegalStateException e) {
        text.append("# bot_active_dialogs is not known, the storage does not answer\n");
      }
    }
    return text.toString();
  }

  private static void gauge(StringBuilder text, String name, long value) {
    text.append("# TYPE %s gauge\n%s %d\n".formatted(name.replaceAll("\\{.*", ""), name, value));
  }
}
