package dev.watertight.states;

import java.util.List;
import java.util.Set;

/** What names say of calls: which go far, which only look something up, which close. */
final class RiskWords {
  private static final List<String> REMOTE =
      List.of(
          "Repository",
          "Repo",
          "Dao",
          "DAO",
          "Client",
          "Api",
          "API",
          "Gateway",
          "Sender",
          "JdbcTemplate",
          "RestTemplate",
          "MongoTemplate",
          "KafkaTemplate",
          "RabbitTemplate",
          "EntityManager",
          "Database",
          "DatabaseManager");
  private static final Set<String> CLOSING =
      Set.of(
          "close",
          "closeQuietly",
          "shutdown",
          "shutdownNow",
          "disconnect",
          "release",
          "dispose",
          "logout",
          "quit",
          "stop",
          "destroy",
          "flush",
          "cancel",
          "interrupt");
  private static final Set<String> PLAIN =
      Set.of(
          "get",
          "is",
          "set",
          "with",
          "builder",
          "build",
          "of",
          "to",
          "equals",
          "hash",
          "has",
          "size",
          "on",
          "register",
          "log",
          "empty",
          "name");
  private static final Set<String> LOOKING =
      Set.of(
          "find",
          "get",
          "exists",
          "is",
          "has",
          "count",
          "load",
          "list",
          "read",
          "fetch",
          "contains",
          "query",
          "select",
          "search",
          "lookup",
          "check",
          "all",
          "hget",
          "prepare");
  private static final Set<String> SENDING =
      Set.of(
          "execute",
          "send",
          "exchange",
          "request",
          "call",
          "post",
          "answer",
          "edit",
          "delete",
          "upload",
          "download",
          "forward",
          "publish",
          "basic",
          "put",
          "patch",
          "retrieve");

  private RiskWords() {}

  /** Whether a class or variable of this name works with something far away. */
  static boolean isRemote(String name) {
    return REMOTE.stream().anyMatch(name::endsWith);
  }

  static boolean isClosing(String method) {
    return CLOSING.contains(method);
  }

  /** Whether a method of an object that may be far away is one of the object itself. */
  static boolean isPlain(String method) {
    return PLAIN.contains(verb(method));
  }

  static boolean isSending(String method) {
    return SENDING.contains(verb(method));
  }

  /** Whether a method only gives what the work is then done with. */
  static boolean isPart(String name) {
    return name.startsWith("ops")
        || name.startsWith("bound")
        || name.equals("sync")
        || name.equals("async")
        || name.startsWith("create") && name.endsWith("Query");
  }

  /** Whether a method changes nothing. */
  static boolean isLookup(String name) {
    return LOOKING.contains(verb(name));
  }

  private static String verb(String name) {
    List<String> words = Words.of(name);
    return words.isEmpty() ? "" : words.get(0);
  }
}
