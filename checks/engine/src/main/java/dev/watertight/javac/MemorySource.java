package dev.watertight.javac;

import java.net.URI;
import java.nio.CharBuffer;
import javax.tools.SimpleJavaFileObject;

/** A source file that the compiler reads from memory. */
final class MemorySource extends SimpleJavaFileObject {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final String JAVADOC = "/**";
  private static final String EMPTY_COMMENT = "/**/";
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

  /**
   * The text as the compiler reads it, where every offset is the same: a blank for a byte order
   * mark, and plain comments for those of Javadoc, which the parser would search for tags.
   */
  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    // In a text block a line may begin like a comment.
    int comment = text.contains("\"\"\"") ? -1 : text.indexOf(JAVADOC);
    if (!marked && comment < 0) {
      return text;
    }
    char[] content = text.toCharArray();
    if (marked) {
      content[0] = ' ';
    }
    for (; comment >= 0; comment = text.indexOf(JAVADOC, comment + 1)) {
      if (beginsLine(comment)) {
        content[comment + JAVADOC.length() - 1] = ' ';
      }
    }
    return CharBuffer.wrap(content);
  }

  private boolean beginsLine(int offset) {
    int i = offset - 1;
    while (i >= 0 && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i--;
    }
    // Not an empty comment, which the blank would leave open.
    return (i < 0 || text.charAt(i) == '\n') && !text.startsWith(EMPTY_COMMENT, offset);
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
