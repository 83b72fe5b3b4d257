package dev.watertight.errorprone;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** A finding as the compiler reported it. */
record Reported(
    Diagnostic.Kind kind, String path, long line, long column, String rule, String message) {
  private static final Pattern MESSAGE =
      Pattern.compile("(?s)\\[(\\w+)] (.*?)(\n    \\(see (\\S+)\\).*)?");

  /** What Error Prone said in a diagnostic, absent where it was not Error Prone. */
  static Optional<Reported> of(Diagnostic<? extends JavaFileObject> diagnostic) {
    Matcher matcher = MESSAGE.matcher(diagnostic.getMessage(null));
    if (!diagnostic.getCode().endsWith("error.prone") || !matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Reported(
            diagnostic.getKind(),
            diagnostic.getSource().toUri().getPath(),
            diagnostic.getLineNumber(),
            diagnostic.getColumnNumber(),
            matcher.group(1),
            matcher.group(2)));
  }

  @Override
  public String toString() {
    return path + ":" + line + ":" + column + ": " + kind + ": " + rule + ": " + message;
  }
}
