package dev.watertight.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stores of frozen rules go by these words: a change makes all that was frozen new again. */
final class SetDescriptionsTest {
  @Test
  void of_clients() throws IllegalAccessException {
    assertThat(descriptions(ClientRules.class))
        .containsExactly(
            "one class constructs each client, because clients that are made apart open connections"
                + " and threads apart; make one and pass it on",
            "operations and entities construct no client, because a pool for each operation connects"
                + " again each time and runs out of sockets under load; make it at the start",
            "static fields hold no client, because what a static field holds has no owner who closes"
                + " it; make it in the composition root and close it there",
            "singletons hold no connection of one thread, because threads that talk over one"
                + " connection at once mix up their answers; borrow one from a pool for each"
                + " operation");
  }

  @Test
  void of_state() throws IllegalAccessException {
    assertThat(descriptions(StateRules.class))
        .containsExactly(
            "only the composition root constructs in-memory storages, because what they keep is lost"
                + " with every restart; whether that is wanted is decided in one place, by a setting",
            "handlers keep no dialog state in maps, because a restart forgets all dialogs; keep"
                + " state in the storage of the bot",
            "handlers reach state through a context, because only one place should decide how state"
                + " is written, expires and is released; pass a context to the handler",
            "states hold only data, because a state is stored at each step and read after a restart;"
                + " keep identifiers in it");
  }

  @Test
  void of_handlers() throws IllegalAccessException {
    assertThat(descriptions(HandlerRules.class))
        .containsExactly(
            "handlers keep no user data in fields, because one handler serves all users, who would"
                + " overwrite and see each other's data",
            "handlers do not sleep, because who sleeps keeps all others waiting; schedule what comes"
                + " later",
            "handlers wait for futures only with a timeout, because what never answers would stop the"
                + " bot for all; give a timeout",
            "handlers do not end the process, because no message of a user may end the bot for all;"
                + " leave that to the main class");
  }

  @Test
  void each_begins_with_the_name_of_its_field() throws IllegalAccessException {
    for (Class<?> set : List.of(ClientRules.class, StateRules.class, HandlerRules.class)) {
      for (Field field : rules(set).toList()) {
        assertThat(((ArchRule) field.get(null)).getDescription().replace("in-memory", "in memory"))
            .startsWith(field.getName().replace('_', ' ') + ", because ");
      }
    }
  }

  private static List<String> descriptions(Class<?> set) throws IllegalAccessException {
    List<String> descriptions = new ArrayList<>();
    for (Field field : rules(set).toList()) {
      descriptions.add(((ArchRule) field.get(null)).getDescription());
    }
    return descriptions;
  }

  private static Stream<Field> rules(Class<?> set) {
    return Stream.of(set.getDeclaredFields()).filter(f -> f.isAnnotationPresent(ArchTest.class));
  }
}
