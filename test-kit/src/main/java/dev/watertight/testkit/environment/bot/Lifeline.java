package dev.watertight.testkit.environment.bot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a child process end when this JVM does, however that ends. A shell becomes the child's
 * program by {@code exec}, so that process id, signals and exit code are the program's own; before,
 * it leaves behind a watcher, which reads from the child's standard input until that ends, and then
 * kills the process if it is still the same one. The watcher is nobody's child, and ends with the
 * process.
 */
final class Lifeline {
  private static final Path SHELL = Path.of("/bin/sh");

  /**
   * Field 22 of stat(5) is when the process started; a process id alone may by then be another's.
   * The double fork hands the watcher to init.
   */
  private static final String SCRIPT =
      """
      started() { if [ -r /proc/$1/stat ]; then cut -d ' ' -f 22 /proc/$1/stat; else ps -o lstart= -p $1; fi; }
      exec 3<&0
      self=$$
      since=$(started $self)
      (
        (
          trap '' INT TERM HUP
          while read -r line; do :; done
          if [ "$(started $self)" = "$since" ]; then kill -KILL $self; fi
        ) <&3 >/dev/null 2>&1 3<&- &
      )
      exec 3<&- </dev/null
      exec "$@"
      """;

  private Lifeline() {}

  /** The command that does the same on the lifeline; itself, where there is no shell. */
  static List<String> with(List<String> command) {
    if (!Files.isExecutable(SHELL)) {
      return command;
    }
    List<String> wrapped = new ArrayList<>(List.of(SHELL.toString(), "-c", SCRIPT, "watertight"));
    wrapped.addAll(command);
    return wrapped;
  }
}
