package dev.watertight.testkit.internal.process;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryManagerMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The bytes that live objects take after a full collection, by class.
 *
 * @param bytes by class, in the JVM's notation: {@code [B} is an array of bytes
 */
public record ClassHistogram(long total, Map<String, Long> bytes) {
  /** {@code 1: 7583 348720 [B (java.base@17)}: rank, instances, bytes, class, its module. */
  private static final Pattern ROW =
      Pattern.compile("\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+)(?: \\(.*\\))?");

  /** Of this JVM. */
  public static ClassHistogram ofThisJvm() throws CannotMeasure {
    for (int i = 0; i < collectionsBefore(Collector.ofThisJvm()); i++) {
      System.gc();
    }
    try {
      Object answer =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
      return parse(String.valueOf(answer));
    } catch (JMException e) {
      throw new CannotMeasure("this JVM gives no class histogram: " + e, e);
    }
  }

  /** Of another one. */
  public static ClassHistogram of(AttachedJvm jvm) throws CannotMeasure {
    for (int i = 0; i < collectionsBefore(Collector.of(jvm)); i++) {
      jvm.ask("GC.run");
    }
    return parse(jvm.ask("GC.class_histogram"));
  }

  /**
   * The histogram collects before it counts, but some collectors leave dead objects where moving
   * the live ones costs too much, and then count them: the serial one does so in three of four
   * collections, the parallel one in those that were not asked for by {@code System.gc()}.
   */
  private static int collectionsBefore(Collector collector) {
    return switch (collector) {
      case SERIAL -> 3;
      case PARALLEL -> 1;
      case OTHER -> 0;
    };
  }

  private enum Collector {
    SERIAL,
    PARALLEL,
    OTHER;

    static Collector ofThisJvm() {
      List<String> names =
          ManagementFactory.getGarbageCollectorMXBeans().stream()
              .map(MemoryManagerMXBean::getName)
              .toList();
      if (names.contains("MarkSweepCompact")) {
        return SERIAL;
      }
      return names.contains("PS MarkSweep") ? PARALLEL : OTHER;
    }

    static Collector of(AttachedJvm jvm) throws CannotMeasure {
      String flags = jvm.ask("VM.flags");
      if (flags.contains("-XX:+UseSerialGC")) {
        return SERIAL;
      }
      return flags.contains("-XX:+UseParallelGC") ? PARALLEL : OTHER;
    }
  }

  static ClassHistogram parse(String text) throws CannotMeasure {
    Map<String, Long> bytes = new LinkedHashMap<>();
    long total = 0;
    for (String line : text.lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        long size = Long.parseLong(row.group(1));
        bytes.merge(row.group(2), size, Long::sum);
        total += size;
      }
    }
    if (bytes.isEmpty()) {
      throw new CannotMeasure("the JVM gave no class histogram but: " + text.strip());
    }
    return new ClassHistogram(total, bytes);
  }
}
