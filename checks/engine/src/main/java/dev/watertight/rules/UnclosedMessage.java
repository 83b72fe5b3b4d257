package dev.watertight.rules;

import dev.watertight.analysis.Leak;
import dev.watertight.model.SourceFile;
import java.util.stream.Stream;

/** The words of the unclosed rules: what was found, what will happen at run time, what to do. */
final class UnclosedMessage {
  private UnclosedMessage() {}

  static String of(Leak leak, SourceFile file) {
    return what(leak, file) + " " + consequence(leak) + " " + advice(leak);
  }

  private static String what(Leak leak, SourceFile file) {
    String type = simple(leak.type());
    String name = leak.holder() == null ? "this " + type : type + " '" + leak.holder() + "'";
    String subject = leak.holder() == null ? "This " + type : name;
    int line = file.lines().line(leak.leaves().start());
    return switch (leak.extent()) {
      case ALWAYS ->
          switch (leak.cause()) {
            case OVERWRITTEN -> subject + " is replaced in line " + line + " and never closed.";
            case FIELD ->
                "This "
                    + type
                    + " is kept in field '"
                    + leak.holder()
                    + "', and nothing in its class closes it.";
            default -> subject + " is never closed.";
          };
      case SOME_NORMAL_WAY ->
          switch (leak.cause()) {
            case RETURN -> subject + " is still open when line " + line + " returns.";
            case OVERWRITTEN -> subject + " is still open when line " + line + " replaces it.";
            default -> subject + " is not closed on every way through this method.";
          };
      case EXCEPTIONAL_ONLY ->
          leak.cause() == Leak.Cause.THROW
              ? subject + " is still open when line " + line + " throws."
              : subject + " stays open when line " + line + " throws.";
    };
  }

  private static String consequence(Leak leak) {
    if (leak.borrowed()) {
      return "Each time, the pool has one less to lend, until callers wait for ever.";
    }
    return leak.storage()
        ? "Each time, its connections and threads stay until the process runs out of them."
        : "Each time, " + stays(simple(leak.type())) + ".";
  }

  /** What stays behind, as far as the name of a type tells. */
  private static String stays(String type) {
    if (endsWith(type, "Statement", "ResultSet")) {
      return "a cursor stays open in the database until it allows no more";
    } else if (isExecutor(type)) {
      return "its threads stay until the process runs out of them";
    } else if (endsWith(type, "Response", "ResponseBody")) {
      return "its connection stays taken until there is none left to ask with";
    } else if (endsWith(
        type, "Stream", "Reader", "Writer", "Channel", "Socket", "Scanner", "File")) {
      return "the file or socket behind it stays open until the process may open no more";
    }
    return "what it holds stays taken until the process runs out of it";
  }

  /** Before JDK 19, no try statement shuts one down. */
  private static boolean isExecutor(String type) {
    return endsWith(type, "ExecutorService", "Timer");
  }

  private static boolean endsWith(String type, String... ends) {
    return Stream.of(ends).anyMatch(type::endsWith);
  }

  private static String advice(Leak leak) {
    if (leak.cause() == Leak.Cause.OVERWRITTEN) {
      return "Close the old one before it is replaced.";
    }
    if (leak.cause() == Leak.Cause.FIELD) {
      return "Close it when its owner is done: make the class AutoCloseable and close its instances.";
    }
    if (isExecutor(simple(leak.type()))) {
      return "Shut it down in a finally block, or share one that lives as long as the program.";
    }
    return leak.borrowed()
        ? "Borrow it in a try-with-resources statement, which gives it back on every way out."
        : "Open it in a try-with-resources statement, or close it in a finally block.";
  }

  static String simple(String type) {
    String name = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    return name.equals("?") ? "resource" : name;
  }
}
