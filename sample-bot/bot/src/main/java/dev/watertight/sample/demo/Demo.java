package dev.watertight.sample.demo;

import dev.watertight.sample.app.Lifecycle;
import dev.watertight.sample.dialog.Content;
import dev.watertight.sample.dialog.DialogEvents;
import dev.watertight.sample.dialog.DialogStorage;
import dev.watertight.sample.dialog.Dispatcher;
import dev.watertight.sample.dialog.Incoming;
import dev.watertight.sample.dialog.KeyStrategy;
import dev.watertight.sample.dialog.Lifetime;
import dev.watertight.sample.dialog.Origin;
import dev.watertight.sample.flow.DataService;
import dev.watertight.sample.flow.DemoDataService;
import dev.watertight.sample.flow.Flows;
import dev.watertight.sample.telegram.SharedHttp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The bot in a terminal: the same dialogs, handled by the same dispatcher. */
final class Demo {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Origin YOU = new Origin(1, 1, 1, 0);

  private final Clock clock;
  private final Dispatcher dispatcher;
  private final TerminalMessenger messenger;
  private final PrintStream out;
  private long lastId;

  private Demo(Clock clock, Dispatcher dispatcher, TerminalMessenger messenger, PrintStream out) {
    this.clock = clock;
    this.dispatcher = dispatcher;
    this.messenger = messenger;
    this.out = out;
  }

  /**
   * Talks until the input ends.
   *
   * @param storage stays the caller's to close, and may know of earlier talks
   * @throws IOException if the input cannot be read
   */
  static void talk(DialogStorage storage, Clock clock, BufferedReader in, PrintStream out)
      throws IOException, InterruptedException {
    try (Lifecycle lifecycle = new Lifecycle()) {
      SharedHttp http = new SharedHttp();
      lifecycle.own("HTTP client", http);
      DemoDataService dataService = new DemoDataService();
      lifecycle.own("data service of the demo", dataService);
      ExecutorService threads = Executors.newSingleThreadExecutor();
      lifecycle.own("handlers", threads::shutdownNow);
      TerminalMessenger messenger = new TerminalMessenger(out);
      Dispatcher dispatcher =
          new Dispatcher(
              storage,
              Flows.router(new DataService(http.client(), dataService.address())),
              messenger,
              new Dispatcher.Settings(
                  Flows.states(),
                  KeyStrategy.USER_IN_CHAT,
                  new Lifetime(DAY, DAY),
                  Flows.APOLOGIES,
                  PATIENCE,
                  clock),
              DialogEvents.NONE,
              threads);
      new Demo(clock, dispatcher, messenger, out).readAll(in);
    }
  }

  private void readAll(BufferedReader in) throws IOException, InterruptedException {
    out.println("Write to the bot, such as /start. A photo is !photo and its caption,");
    out.println("your contact is !contact and a number, a button is its number. Ctrl-D ends.");
    while (true) {
      out.print("you> ");
      out.flush();
      String line = in.readLine();
      if (line == null) {
        out.println();
        return;
      }
      if (!line.isBlank()) {
        dispatcher.handle(new Incoming(nextId(), YOU, content(line.strip())));
      }
    }
  }

  /** Higher than those of earlier talks, which the storage remembers. */
  private long nextId() {
    lastId = Math.max(lastId + 1, clock.millis());
    return lastId;
  }

  private Content content(String line) {
    String[] words = line.split("\\s+", 2);
    String rest = words.length == 2 ? words[1] : "";
    if (words[0].equals("!photo")) {
      return new Content.Photo("photo-of-the-demo", rest);
    }
    if (words[0].equals("!contact")) {
      return new Content.Contact(rest);
    }
    if (words[0].length() > 1 && words[0].startsWith("/")) {
      return new Content.Command(words[0].substring(1).toLowerCase(Locale.ROOT), rest);
    }
    return messenger
        .button(line)
        .<Content>map(button -> new Content.Press("demo", button.data()))
        .orElseGet(() -> new Content.Text(line));
  }
}
