package dev.watertight.testkit.internal.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Open files by {@code lsof}, which macOS brings. */
final class LsofFiles {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  /** Types as lsof(8) names them, on Linux and macOS. */
  private static final Map<String, OpenFile.Type> TYPES =
      Map.ofEntries(
          Map.entry("IPv4", OpenFile.Type.SOCKET),
          Map.entry("IPv6", OpenFile.Type.SOCKET),
          Map.entry("sock", OpenFile.Type.SOCKET),
          Map.entry("unix", OpenFile.Type.SOCKET),
          Map.entry("PIPE", OpenFile.Type.PIPE),
          Map.entry("FIFO", OpenFile.Type.PIPE),
          Map.entry("REG", OpenFile.Type.FILE),
          Map.entry("DIR", OpenFile.Type.FILE));

  private LsofFiles() {}

  static List<OpenFile> of(long pid) throws CannotMeasure {
    List<String> command =
        List.of(
            "lsof", "-n", "-P", "-a", "-p", Long.toString(pid), "-d", "3-999999", "-F", "ftdTn");
    return parse(WithDeadline.call("lsof", DEADLINE, () -> output(command)));
  }

  private static List<String> output(List<String> command)
      throws IOException, InterruptedException {
    Process lsof =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      lsof.getOutputStream().close();
      List<String> lines =
          new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      lsof.waitFor();
      return lines;
    } finally {
      lsof.destroyForcibly();
    }
  }

  /** One field a line, its letter first; a descriptor begins with {@code f}. */
  static List<OpenFile> parse(List<String> lines) {
    List<OpenFile> files = new ArrayList<>();
    String number = "";
    String type = "";
    String device = "";
    String state = "";
    for (String line : lines) {
      char field = line.isEmpty() ? ' ' : line.charAt(0);
      String value = line.isEmpty() ? "" : line.substring(1);
      if (field == 'f') {
        number = value;
        device = "";
        state = "";
      } else if (field == 't') {
        type = value;
      } else if (field == 'd') {
        device = value;
      } else if (field == 'T' && value.startsWith("ST=")) {
        state = " (" + value.substring("ST=".length()) + ")";
      } else if (field == 'n' && TYPES.containsKey(type)) {
        files.add(openFile(TYPES.get(type), number, device, value, state));
      }
    }
    return files;
  }

  private static OpenFile openFile(
      OpenFile.Type type, String number, String device, String name, String state) {
    String id = number + " " + device + " " + name;
    int arrow = name.indexOf("->");
    String group =
        type == OpenFile.Type.SOCKET && arrow > 0
            ? "to " + name.substring(arrow + 2)
            : type == OpenFile.Type.PIPE ? "pipe" : name;
    return new OpenFile(id, type, group, name + state);
  }
}
