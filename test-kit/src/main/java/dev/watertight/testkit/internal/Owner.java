package dev.watertight.testkit.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that a container, a folder or a database belongs to; written on them as a label.
 *
 * @param host the machine, within it the space of process ids, as a hash
 * @param boot which start of the machine, as a hash
 * @param pid the process
 * @param started when it started, in seconds; tells it from a later one of the same id
 */
public record Owner(String host, String boot, long pid, long started) {
  private static final Pattern LABEL =
      Pattern.compile("([0-9a-f]{10})_([0-9a-f]{6})_([0-9]{1,10})_([0-9]{1,12})");

  /** The start of a process is told relative to a clock that may be set in between. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

  private static final Owner CURRENT = read();

  /** This process. */
  public static Owner current() {
    return CURRENT;
  }

  /** The owner that a label names; nothing if it is none of ours. */
  public static Optional<Owner> parse(String label) {
    Matcher parts = LABEL.matcher(label);
    return parts.matches()
        ? Optional.of(
            new Owner(
                parts.group(1),
                parts.group(2),
                Long.parseLong(parts.group(3)),
                Long.parseLong(parts.group(4))))
        : Optional.empty();
  }

  /** Letters, digits and underscores: fit for labels, file names and names in SQL. */
  public String label() {
    return host + "_" + boot + "_" + pid + "_" + started;
  }

  /** Whether it ran on this host and runs no more; of another host nothing is known. */
  public boolean isDeadHere() {
    if (!host.equals(CURRENT.host)) {
      return false;
    }
    return !boot.equals(CURRENT.boot)
        || ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::sameStart).isEmpty();
  }

  private boolean sameStart(ProcessHandle process) {
    return Math.abs(started(process) - started) <= CLOCK_TOLERANCE.toSeconds();
  }

  private static Owner read() {
    String machine = hostName() + text("/etc/machine-id") + link("/proc/self/ns/pid");
    ProcessHandle self = ProcessHandle.current();
    return new Owner(
        hash(machine, 10),
        hash(text("/proc/sys/kernel/random/boot_id"), 6),
        self.pid(),
        started(self));
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "";
    }
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static String link(String file) {
    try {
      return Files.readSymbolicLink(Path.of(file)).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String hash(String text, int length) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, length);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
