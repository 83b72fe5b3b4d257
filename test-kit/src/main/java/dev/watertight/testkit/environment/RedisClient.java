package dev.watertight.testkit.environment;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A connection as Redis lists it by {@code CLIENT LIST}.
 *
 * @param id unique for the life of the server
 * @param name given by {@code CLIENT SETNAME}, or an empty text
 * @param database the selected one
 * @param lastCommand in lower case
 * @param age since it was opened, in whole seconds
 * @param idle since its last command, in whole seconds
 * @param fields all that Redis says, by its own names
 */
public record RedisClient(
    long id,
    String name,
    int database,
    String lastCommand,
    Duration age,
    Duration idle,
    Map<String, String> fields) {
  static RedisClient parse(String line) {
    Map<String, String> fields =
        Stream.of(line.split(" "))
            .filter(field -> field.contains("="))
            .collect(
                Collectors.toUnmodifiableMap(
                    field -> field.substring(0, field.indexOf('=')),
                    field -> field.substring(field.indexOf('=') + 1),
                    (first, second) -> first));
    return new RedisClient(
        number(fields, "id"),
        fields.getOrDefault("name", ""),
        (int) number(fields, "db"),
        fields.getOrDefault("cmd", ""),
        Duration.ofSeconds(number(fields, "age")),
        Duration.ofSeconds(number(fields, "idle")),
        fields);
  }

  private static long number(Map<String, String> fields, String name) {
    return Long.parseLong(fields.getOrDefault(name, "0"));
  }
}
