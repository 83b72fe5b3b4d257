package dev.watertight.sample.storage;

import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.DialogKey;
import dev.watertight.sample.dialog.ForeignDataException;
import dev.watertight.sample.dialog.Lifetime;
import dev.watertight.sample.dialog.StorageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the scripts on the keys of one dialog. */
final class RedisDialogs {
  private final RedisConnection connection;
  private final RedisKeys keys;

  RedisDialogs(RedisConnection connection, RedisKeys keys) {
    this.connection = connection;
    this.keys = keys;
  }

  /**
   * Runs one of the scripts.
   *
   * @param further keys after those of the dialog
   * @throws ForeignDataException if a key has another type
   */
  Object run(RedisScript script, DialogKey key, List<String> further, List<String> arguments) {
    List<String> all = new ArrayList<>(keys.of(key));
    all.addAll(further);
    return run(key, (redis, again) -> RedisConnection.run(redis, script, all, arguments));
  }

  /** Compares and writes; what a script of that kind answers. */
  long write(
      RedisScript script, DialogKey key, List<String> further, Written written, String... more) {
    List<String> all = new ArrayList<>(keys.of(key));
    all.addAll(further);
    Object answer =
        run(
            key,
            (redis, again) ->
                RedisConnection.run(redis, script, all, written.arguments(again, more)));
    if (answer.equals(-1L)) {
      throw new ForeignDataException(keys.place(key), "by its beginning");
    }
    return (long) answer;
  }

  Object run(DialogKey key, RedisConnection.Command<Object> command) {
    try {
      return connection.call(command);
    } catch (StorageException e) {
      if (String.valueOf(e.getMessage()).contains("WRONGTYPE")) {
        throw new ForeignDataException(keys.place(key), "a key of another type");
      }
      throw e;
    }
  }

  /** What to write: documents and for how long. */
  record Written(
      long before,
      String state,
      String data,
      String version,
      Duration stateTime,
      Duration dataTime,
      Duration versionTime) {
    static Written of(Dialog before, Dialog after, Lifetime lifetime) {
      return new Written(
          before.version(),
          DialogJson.state(after),
          DialogJson.data(after),
          DialogJson.version(after),
          lifetime.state(),
          lifetime.data(),
          lifetime.receipt());
    }

    List<String> arguments(boolean again, String... more) {
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  Long.toString(before),
                  state,
                  data,
                  version,
                  millis(stateTime),
                  millis(dataTime),
                  millis(versionTime),
                  again ? "1" : "0"));
      arguments.addAll(List.of(more));
      return arguments;
    }

    private static String millis(Duration time) {
      return Long.toString(Math.max(1, time.toMillis()));
    }
  }

  /** Reads three answers of a script. */
  Dialog read(DialogKey key, List<?> answers) {
    return DialogReader.read(
        keys.place(key), text(answers.get(0)), text(answers.get(1)), text(answers.get(2)));
  }

  static @Nullable String text(@Nullable Object answer) {
    return (String) answer;
  }
}
