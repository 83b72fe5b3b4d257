package dev.watertight.testkit.environment.bot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a child process end when this JVM does, however that ends. A shell becomes the child's
 * program by {@code exec}, so that process id, signals and exit code are the program's own; before,
 * it leaves behind a watcher, which reads from the child's standard input until that ends, and then
 * kills the process if it is still the same one. The watcher is nobody's child. It stays until the
 * folder of the process is gone, which it deletes itself if this JVM can no longer do so.
 */
final class Lifeline {
  private static final Path SHELL = Path.of("/bin/sh");

  /**
   * Field 22 of stat(5) is when the process started; a process id alone may by then be another's.
   * Field 3 is Z for one that has ended and was not waited for. The double fork hands the watcher
   * to init.
   */
  private static final String SCRIPT =
      """
      folder=$1
      shift
      started() { if [ -r /proc/$1/stat ]; then cut -d ' ' -f 22 /proc/$1/stat; else ps -o lstart= -p $1; fi; }
      ended() { if [ -r /proc/$1/stat ]; then [ "$(cut -d ' ' -f 3 /proc/$1/stat)" = Z ]; else ! ps -p $1; fi; }
      exec 3<&0
      self=$$
      parent=$PPID
      since=$(started $self)
      (
        (
          trap '' INT TERM HUP
          while read -r line; do :; done
          if [ "$(started $self)" = "$since" ]; then kill -KILL $self; fi
          while [ -d "$folder" ] && ! ended $parent; do sleep 1; done
          rm -rf "$folder"
        ) <&3 >/dev/null 2>&1 3<&- &
      )
      exec 3<&- </dev/null
      exec "$@"
      """;

  private Lifeline() {}

  /**
   * The command that does the same on the lifeline; itself, where there is no shell.
   *
   * @param folder what the process uses, and nobody else
   */
  static List<String> with(List<String> command, Path folder) {
    if (!Files.isExecutable(SHELL)) {
      return command;
    }
    List<String> wrapped =
        new ArrayList<>(List.of(SHELL.toString(), "-c", SCRIPT, "watertight", folder.toString()));
    wrapped.addAll(command);
    return wrapped;
  }
}
