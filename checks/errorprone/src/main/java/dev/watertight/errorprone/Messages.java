package dev.watertight.errorprone;

import com.google.errorprone.VisitorState;
import com.sun.tools.javac.util.JCDiagnostic;
import com.sun.tools.javac.util.Log;
import javax.tools.JavaFileObject;

/**
 * What is said of no place in a source. The public interface has no way to say it, and an exception
 * would look like a crash.
 */
final class Messages {
  /** The compiler's message that is nothing but its argument, as annotation processors use it. */
  private static final String PLAIN = "proc.messager";

  private final Log log;

  Messages(VisitorState state) {
    this.log = Log.instance(state.context);
  }

  /** Fails the compilation. */
  void error(String message) {
    nowhere(() -> log.error(PLAIN, message));
  }

  void note(String message) {
    nowhere(() -> log.note(new JCDiagnostic.Note("compiler", PLAIN, message)));
  }

  private void nowhere(Runnable saying) {
    JavaFileObject source = log.useSource(null);
    try {
      saying.run();
    } finally {
      log.useSource(source);
    }
  }
}
