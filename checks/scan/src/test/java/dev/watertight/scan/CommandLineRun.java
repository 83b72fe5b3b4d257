package dev.watertight.scan;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A run of the command line inside the test, with what it said and returned. */
final class CommandLineRun {
  final FakeParts parts;
  final int code;
  final String out;
  final String err;

  private CommandLineRun(FakeParts parts, int code, String out, String err) {
    this.parts = parts;
    this.code = code;
    this.out = out;
    this.err = err;
  }

  static CommandLineRun of(Object... args) {
    return new Builder().run(args);
  }

  static Builder on(FakeParts parts) {
    Builder builder = new Builder();
    builder.parts = parts;
    return builder;
  }

  static Builder onTerminal(String... environment) {
    Builder builder = new Builder();
    builder.terminal = true;
    for (String variable : environment) {
      String[] parts = variable.split("=", -1);
      builder.environment.put(parts[0], parts[1]);
    }
    return builder;
  }

  static final class Builder {
    private FakeParts parts = new FakeParts();
    private boolean terminal;
    private final Map<String, String> environment = new HashMap<>();

    CommandLineRun run(Object... args) {
      String[] typed = new String[args.length];
      for (int i = 0; i < args.length; i++) {
        typed[i] = args[i].toString();
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Surroundings here =
          new Surroundings(
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              terminal,
              terminal,
              environment);
      int code = Main.run(typed, here, parts, false);
      return new CommandLineRun(
          parts, code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }
}
