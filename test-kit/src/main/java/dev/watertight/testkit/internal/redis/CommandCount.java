package dev.watertight.testkit.internal.redis;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often which command ran, by the server's own statistics, without what the kit itself asked,
 * and over restarts, which set the server's numbers back. Names are as Redis has them, in lower
 * case, a subcommand after a bar where the version tells it.
 */
final class CommandCount {
  private static final Pattern LINE = Pattern.compile("cmdstat_([^:]+):calls=([0-9]+).*");

  private final Map<String, Long> ours = new HashMap<>();
  private final Map<String, Long> carried = new HashMap<>();

  /** Notes a command that the kit sends. */
  synchronized void sent(String command, String subcommand) {
    String name = command.toLowerCase(Locale.ROOT);
    ours.merge(name, 1L, Long::sum);
    if (!subcommand.isEmpty()) {
      ours.merge(name + "|" + subcommand.toLowerCase(Locale.ROOT), 1L, Long::sum);
    }
  }

  /** What others ran so far, given what the server says now. */
  synchronized Map<String, Long> others(String commandStatistics) {
    Map<String, Long> all = read(commandStatistics);
    all.replaceAll((name, calls) -> calls - ours.getOrDefault(name, 0L));
    carried.forEach((name, calls) -> all.merge(name, calls, Long::sum));
    return all;
  }

  /** Keeps what was counted, before the server goes. */
  synchronized void beforeEnd(String commandStatistics) {
    Map<String, Long> all = others(commandStatistics);
    carried.clear();
    carried.putAll(all);
  }

  /** What ran until the server answered again, such as replayed writes, is nobody's doing. */
  synchronized void afterStart(String commandStatistics) {
    ours.clear();
    read(commandStatistics).forEach((name, calls) -> carried.merge(name, -calls, Long::sum));
  }

  private static Map<String, Long> read(String commandStatistics) {
    Map<String, Long> all = new TreeMap<>();
    for (String line : commandStatistics.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        all.put(matcher.group(1), Long.parseLong(matcher.group(2)));
      }
    }
    return all;
  }
}
