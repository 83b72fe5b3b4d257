package dev.watertight.javac;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A source file that the compiler reads from memory. */
final class MemorySource extends SimpleJavaFileObject {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final String UNNAMED = "Unnamed.java";

  private final String path;
  private final String text;

  /**
   * A source.
   *
   * @param number tells it from the other sources of a task
   */
  MemorySource(int number, String path, String text) {
    super(URI.create("memory:///" + number + "/" + file(path)), Kind.SOURCE);
    this.path = path;
    this.text = text;
  }

  String path() {
    return path;
  }

  String text() {
    return text;
  }

  /** The text with a blank for a byte order mark, so that every offset stays what it is. */
  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? " " + text.substring(1) : text;
  }

  /** Any class may stand in any file: the user's build decides that, not the scan. */
  @Override
  public boolean isNameCompatible(String simpleName, Kind kind) {
    return kind == Kind.SOURCE
        && simpleName.equals("module-info") == path.endsWith("module-info.java");
  }

  // The compiler names the class of a compact source file after its file.
  private static String file(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    for (int i = 0; i < file.length(); i++) {
      char c = file.charAt(i);
      boolean plain = c == '.' || c == '_' || c == '$' || (c < 128 && Character.isLetterOrDigit(c));
      if (!plain || (i == 0 && Character.isDigit(c))) {
        return UNNAMED;
      }
    }
    return file.endsWith(".java") ? file : UNNAMED;
  }
}
