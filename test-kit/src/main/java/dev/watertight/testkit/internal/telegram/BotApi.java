package dev.watertight.testkit.internal.telegram;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The methods of one version of the Bot API and the objects that go into them.
 *
 * <p>The table is a text: {@code method NAME -> RESULT}, {@code type NAME} and {@code union NAME =
 * A | B}; below the first two a line for each parameter or field, indented: name, type, {@code
 * required} or {@code legacy}, and what the value is limited to. {@code [X]} is an array of X.
 */
public final class BotApi {
  /** The version whose methods and parameters the fake knows. */
  public static final String VERSION = "10.2";

  private static final BotApi PINNED = read("bot-api-" + VERSION + ".txt");

  private final Map<String, ApiMethod> methods = new LinkedHashMap<>();
  private final Map<String, Map<String, ApiField>> types = new LinkedHashMap<>();
  private final Map<String, List<String>> unions = new LinkedHashMap<>();

  private BotApi() {}

  /** A method's name as Telegram spells it; empty where there is no such method. */
  public static Optional<String> spelled(String method) {
    return Optional.ofNullable(PINNED.method(method)).map(ApiMethod::name);
  }

  static BotApi pinned() {
    return PINNED;
  }

  /** A method by its name, which Telegram takes in upper or lower case. */
  @Nullable ApiMethod method(String name) {
    return methods.get(name.toLowerCase(Locale.ROOT));
  }

  Collection<ApiMethod> methods() {
    return methods.values();
  }

  /** The fields of an object; null where the table does not look into it. */
  @Nullable Map<String, ApiField> fields(String type) {
    return types.get(type);
  }

  /** The types that a type stands for; empty if it is one itself. */
  List<String> members(String type) {
    return unions.getOrDefault(type, List.of());
  }

  /** The methods whose names are most like a name that is none. */
  List<String> similarTo(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return methods.entrySet().stream()
        .filter(entry -> Likeness.distance(wanted, entry.getKey()) <= 3)
        .map(entry -> entry.getValue().name())
        .limit(3)
        .toList();
  }

  private static BotApi read(String resource) {
    BotApi api = new BotApi();
    try (InputStream in = BotApi.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + resource);
      }
      try (Stream<String> lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines()) {
        Map<String, ApiField> fields = new LinkedHashMap<>();
        for (String line : lines.toList()) {
          if (line.startsWith("  ")) {
            ApiField field = ApiField.of(line);
            fields.put(field.name(), field);
          } else {
            fields = api.add(line.split(" ", -1), fields);
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return api;
  }

  private Map<String, ApiField> add(String[] words, Map<String, ApiField> before) {
    switch (words[0]) {
      case "method" -> {
        Map<String, ApiField> parameters = new LinkedHashMap<>();
        methods.put(
            words[1].toLowerCase(Locale.ROOT), new ApiMethod(words[1], words[3], parameters));
        return parameters;
      }
      case "type" -> {
        Map<String, ApiField> fields = new LinkedHashMap<>();
        types.put(words[1], fields);
        return fields;
      }
      case "union" ->
          unions.put(words[1], Stream.of(words).skip(3).filter(word -> !word.equals("|")).toList());
      default -> {}
    }
    return before;
  }
}
