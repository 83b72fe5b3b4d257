package dev.watertight.errorprone;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What the JVM of a compiler makes of our code. A compilation runs much of it often enough to be
 * optimised and not long enough to pay for that, while the compiler's own code waits for the one
 * thread that optimises. So ours is left to the quick compiler of the JVM.
 */
final class Jit {
  private static final String OURS = "dev/watertight/*.*";
  private static final String DIRECTIVE =
      "[{ match: [\"" + OURS + "\"], c2: { Exclude: true } }]\n";

  private Jit() {}

  /** Asks for it, beside the thread of the compiler; a JVM that knows no such thing goes on. */
  static void spare() {
    Thread thread = new Thread(Jit::ask, "watertight-jit");
    thread.setDaemon(true);
    thread.start();
  }

  /** Asks at once. */
  static void ask() {
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
      // A daemon compiles more than once.
      if (!call(server, commands, "compilerDirectivesPrint").contains(OURS)) {
        Path file = Files.createTempFile("watertight", ".json");
        try {
          Files.writeString(file, DIRECTIVE);
          call(server, commands, "compilerDirectivesAdd", "\"" + file + "\"");
        } finally {
          Files.delete(file);
        }
      }
    } catch (JMException | IOException | RuntimeException | LinkageError e) {
      // The checks find the same, and take somewhat longer.
    }
  }

  private static String call(
      MBeanServer server, ObjectName commands, String command, String... arguments)
      throws JMException {
    Object answer =
        arguments.length == 0
            ? server.invoke(commands, command, new Object[0], new String[0])
            : server.invoke(
                commands,
                command,
                new Object[] {arguments},
                new String[] {String[].class.getName()});
    return String.valueOf(answer);
  }
}
