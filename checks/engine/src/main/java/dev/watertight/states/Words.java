package dev.watertight.states;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words of names, and what they say of dialogs. */
final class Words {
  /** What says by itself that something is a dialog's state. */
  private static final Set<String> STATES =
      Set.of(
          "state",
          "states",
          "step",
          "steps",
          "stage",
          "stages",
          "dialog",
          "dialogs",
          "dialogue",
          "dialogues",
          "conversation",
          "conversations",
          "fsm",
          "wizard",
          "wizards",
          "awaiting",
          "await",
          "waiting",
          "expecting");

  /** What is a dialog's where a user or chat is its key. */
  private static final Set<String> SESSIONS =
      Set.of("session", "sessions", "temp", "temporary", "pending", "draft", "drafts");

  /** What makes a name that has any of those words something else. */
  private static final Set<String> NEVER =
      Set.of(
          "machine",
          "machines",
          "game",
          "games",
          "audio",
          "music",
          "voice",
          "repeat",
          "online",
          "presence",
          "playback",
          "world",
          "server",
          "handler",
          "handlers",
          "factory",
          "mute",
          "latch",
          "gateway",
          "shard",
          "ids",
          "list",
          "http",
          "socket",
          "connection",
          "country",
          "address");

  /** What makes a session, or what is pending, something else. */
  private static final Set<String> NO_DIALOGS =
      Set.of(
          "web",
          "login",
          "auth",
          "token",
          "database",
          "db",
          "hibernate",
          "jpa",
          "file",
          "files",
          "message",
          "messages",
          "queue",
          "player",
          "block",
          "wait",
          "url",
          "invite",
          "invites",
          "timer",
          "timers",
          "time",
          "ban",
          "role",
          "roles",
          "key",
          "keys",
          "ticket",
          "tickets",
          "cache",
          "updates");

  private Words() {}

  /** The words of a name in lower case: {@code userBotState}, {@code USER_STATE}, {@code a:b}. */
  static List<String> of(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean boundary =
          !Character.isLetter(c)
              || Character.isUpperCase(c)
                  && i > 0
                  && (Character.isLowerCase(name.charAt(i - 1))
                      || i + 1 < name.length()
                          && Character.isUpperCase(name.charAt(i - 1))
                          && Character.isLowerCase(name.charAt(i + 1)));
      if (boundary && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
      if (Character.isLetter(c)) {
        word.append(Character.toLowerCase(c));
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  /** How surely a name means dialog state. */
  enum Sense {
    NONE,
    SESSION,
    STATE
  }

  static Sense sense(String name) {
    Sense sense = Sense.NONE;
    List<String> words = of(name);
    for (String word : words) {
      if (NEVER.contains(word)) {
        return Sense.NONE;
      }
      if (STATES.contains(word)) {
        sense = Sense.STATE;
      } else if (SESSIONS.contains(word) && sense == Sense.NONE) {
        sense = Sense.SESSION;
      }
    }
    return sense == Sense.SESSION && words.stream().anyMatch(NO_DIALOGS::contains)
        ? Sense.NONE
        : sense;
  }

  /** Whether one of the words of a name is among these. */
  static boolean hasAny(String name, Set<String> words) {
    return of(name).stream().anyMatch(words::contains);
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static String simple(String binaryName) {
    return binaryName.substring(
        Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1);
  }
}
