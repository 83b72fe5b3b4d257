package dev.watertight.sample.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.sample.dialog.DialogStorage;
import dev.watertight.sample.storage.MemoryStorage;
import dev.watertight.testkit.assertions.LeakGuard;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DemoTest {
  private static String talk(DialogStorage storage, String... lines) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Demo.talk(
        storage,
        Clock.systemUTC(),
        new BufferedReader(new StringReader(String.join("\n", lines))),
        new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_dialog_goes_on_in_the_next_run_and_buttons_have_numbers() throws Throwable {
    LeakGuard.during(
        () -> {
          try (MemoryStorage storage = new MemoryStorage(Clock.systemUTC())) {
            assertThat(talk(storage, "/order", "Drill", "", "!contact +4930123456"))
                .contains("bot> Order Drill and call +4930123456: is that right?", "[2] No");
            assertThat(talk(storage, "yes", "/photo", "!photo The roof"))
                .contains("bot> Order 1 is placed. We will call you.", "bot> Photo 2 is stored.");
          }
        });
  }

  @Test
  void a_button_is_pressed_by_number_or_label() throws Exception {
    for (String typed : List.of("2", "no")) {
      try (MemoryStorage storage = new MemoryStorage(Clock.systemUTC())) {
        assertThat(talk(storage, "/order", "Drill", "030 123456", typed))
            .contains("bot> Nothing is ordered. /order begins anew.");
      }
    }
  }
}
