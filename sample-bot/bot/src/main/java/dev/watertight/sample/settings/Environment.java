package dev.watertight.sample.settings;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads variables, and collects all that is wrong before {@link #check} tells it: a team that sets
 * up a bot should not have to start it once for each mistake. A variable that is blank is not set.
 * Of one thread.
 */
public final class Environment {
  private static final String MASK = "***";

  private final Map<String, String> variables;
  private final Set<String> problems = new LinkedHashSet<>();

  public Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** The value of a variable; empty if it is not set. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** The value of one that has to be set; something harmless, and a problem, if it is not. */
  public String required(String name, String what) {
    return text(name)
        .orElseGet(
            () -> {
              problem(name, "is not set: expected " + what);
              return "";
            });
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String name, boolean usual) {
    return parsed(
        name,
        usual,
        "true or false",
        text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  /** A whole number in a range, both ends in it. */
  public int number(String name, int usual, int least, int most) {
    return parsed(
        name,
        usual,
        "a whole number from %d to %d".formatted(least, most),
        text ->
            whole(text).stream()
                .filter(value -> value >= least && value <= most)
                .mapToObj(value -> (int) value)
                .findFirst());
  }

  /** A number of seconds, at least one. */
  public Duration seconds(String name, Duration usual) {
    return parsed(
        name,
        usual,
        "a whole number of seconds, at least 1",
        text ->
            whole(text).stream()
                .filter(value -> value >= 1)
                .mapToObj(Duration::ofSeconds)
                .findFirst());
  }

  /** One of the names of an enum, in any case, with a hyphen for each underscore. */
  public <E extends Enum<E>> E oneOf(String name, Class<E> type, E usual) {
    String allowed =
        Stream.of(type.getEnumConstants())
            .map(Environment::shown)
            .collect(Collectors.joining(", "));
    return parsed(
        name,
        usual,
        "one of " + allowed,
        text ->
            Stream.of(type.getEnumConstants())
                .filter(constant -> shown(constant).equalsIgnoreCase(text))
                .findFirst());
  }

  private static String shown(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static OptionalLong whole(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** The parsed value of a variable, the usual one if it is not set or wrong. */
  public <T> T parsed(String name, T usual, String expected, Function<String, Optional<T>> parser) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return usual;
    }
    return parser
        .apply(text.get())
        .orElseGet(
            () -> {
              problem(name, "is '%s': expected %s".formatted(masked(name, text.get()), expected));
              return usual;
            });
  }

  /** Notes that a variable is wrong; told once, however many read it. */
  public void problem(String name, String text) {
    String problem = name + " " + text;
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /** A value as it may be shown: secrets, and passwords within addresses, are not. */
  public static String masked(String name, String value) {
    return name.matches(".*(TOKEN|PASSWORD|SECRET).*")
        ? MASK
        : value
            .replaceAll("(//[^:/@\\s]*:)[^@\\s]*@", "$1" + MASK + "@")
            .replaceAll("(?i)(password=)[^&\\s]*", "$1" + MASK);
  }

  /**
   * Ends the reading.
   *
   * @throws SettingsException if anything was wrong or missing
   */
  public void check() {
    if (!problems.isEmpty()) {
      throw new SettingsException(List.copyOf(problems));
    }
  }
}
