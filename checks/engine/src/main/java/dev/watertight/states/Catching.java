package dev.watertight.states;

import dev.watertight.model.Stmt;
import dev.watertight.model.TypeName;
import dev.watertight.types.Answer;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.Set;

/** Which catch clauses take which failure, and what taking it means. */
final class Catching {
  private static final Set<String> ALL =
      Set.of("java.lang.Throwable", "java.lang.Exception", "Throwable", "Exception");
  private static final Set<String> NOT_UNCHECKED =
      Set.of(
          "IOException",
          "IllegalArgumentException",
          "IllegalStateException",
          "InterruptedException",
          "SQLException",
          "ParseException",
          "JsonProcessingException",
          "URISyntaxException",
          "NumberFormatException",
          "DateTimeParseException",
          "DateTimeException",
          "NullPointerException",
          "ExecutionException",
          "TimeoutException",
          "ArithmeticException",
          "IndexOutOfBoundsException",
          "ArrayIndexOutOfBoundsException");
  private static final Set<String> OF_INPUT =
      Set.of(
          "NumberFormatException",
          "DateTimeParseException",
          "DateTimeException",
          "IllegalArgumentException",
          "ParseException",
          "InputMismatchException",
          "IndexOutOfBoundsException",
          "ArrayIndexOutOfBoundsException");

  private final World world;

  Catching(World world) {
    this.world = world;
  }

  /** Whether a clause may catch what a failure throws; where that is open, it does. */
  boolean catches(Stmt.Catch clause, Type thrown, Typing typing) {
    return clause.types().stream().anyMatch(t -> catches(t, thrown, typing));
  }

  private boolean catches(TypeName name, Type thrown, Typing typing) {
    Type caught = typing.resolve(name);
    if (ALL.contains(caught.name()) || ALL.contains(name.name())) {
      return true;
    }
    String simple = name.simpleName();
    if (thrown.isUnknown()) {
      return !NOT_UNCHECKED.contains(simple) && !simple.startsWith("Telegram");
    }
    String other = Words.simple(thrown.name());
    if (simple.equals(other) || simple.startsWith("Telegram") && other.startsWith("Telegram")) {
      return true;
    }
    return world.isSubtype(thrown.name(), caught.name()) == Answer.YES
        || world.isSubtype(caught.name(), thrown.name()) == Answer.YES;
  }

  /** Whether a clause is there for what the user typed wrong, who is asked again on purpose. */
  boolean isForInput(Stmt.Catch clause) {
    return clause.types().stream().map(TypeName::simpleName).allMatch(Catching::isOfInput);
  }

  /** Whether an exception of this simple name says that something was typed wrong. */
  static boolean isOfInput(String t) {
    return OF_INPUT.contains(t)
        || Words.hasAny(
            t,
            Set.of(
                "validation",
                "invalid",
                "incorrect",
                "wrong",
                "illegal",
                "format",
                "bad",
                "already",
                "duplicate",
                "not",
                "conflict",
                "exists",
                "limit"));
  }
}
