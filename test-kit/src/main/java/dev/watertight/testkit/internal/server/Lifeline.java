package dev.watertight.testkit.internal.server;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The standard input of a server's shell. What is sent is a signal for the server; when it ends, as
 * it does when this JVM is killed, the shell ends the server.
 */
final class Lifeline extends InputStream {
  /**
   * Runs the command as process 1 of a container. Signals that must hit all go to all: the shell
   * that reads them is spared by the system, and so is process 1.
   */
  static final String IN_CONTAINER =
      """
      exec 3<&0
      "$@" </dev/null 3<&- &
      server=$!
      {
        while read -r signal; do
          case $signal in
            STOP|CONT|KILL) kill -$signal -1 ;;
            *) kill -$signal $server ;;
          esac
        done
        kill -KILL -1
      } <&3 &
      exec 3<&-
      trap '' TERM INT
      wait $server
      exit $?
      """;

  /**
   * Runs the command as a process of this machine: prints its id, and at the end of the input wakes
   * it and sends it the signal in $END, then, if that does not help, SIGKILL.
   */
  static final String AS_PROCESS =
      """
      exec 3<&0
      "$@" </dev/null 3<&- >"$LOG" 2>&1 &
      server=$!
      echo $server
      {
        cat >/dev/null
        kill -CONT $server
        kill -$END $server
        for i in 1 2 3 4 5 6 7 8 9 10; do
          kill -0 $server || exit 0
          sleep 1
        done
        kill -KILL $server
      } <&3 >/dev/null 2>&1 &
      guard=$!
      exec 3<&- >/dev/null 2>&1
      trap '' TERM INT
      wait $server
      status=$?
      kill $guard
      exit $status
      """;

  private static final int END = -1;

  private final BlockingQueue<Integer> bytes = new LinkedBlockingQueue<>();
  private boolean ended;

  void send(String signal) {
    for (byte b : (signal + "\n").getBytes(StandardCharsets.US_ASCII)) {
      bytes.add((int) b);
    }
  }

  @Override
  public int read() {
    if (ended) {
      return END;
    }
    try {
      int next = bytes.take();
      ended = next == END;
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended = true;
      return END;
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    int first = read();
    if (first == END) {
      return END;
    }
    target[offset] = (byte) first;
    int count = 1;
    while (count < length) {
      Integer next = bytes.peek();
      if (next == null || next == END) {
        break;
      }
      target[offset + count++] = (byte) read();
    }
    return count;
  }

  @Override
  public void close() {
    bytes.add(END);
  }
}
