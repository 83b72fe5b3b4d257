package dev.watertight.catalogue;

import java.nio.file.Path;

/**
 * A {@code watertight.yaml} that cannot be used. The message is complete: {@code file:line:column:
 * problem}, with the value and what is allowed.
 */
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final int column;

  ConfigurationException(Path file, int line, int column, String problem) {
    super(position(file, line, column) + ": " + problem);
    this.file = file.toString();
    this.line = line;
    this.column = column;
  }

  private static String position(Path file, int line, int column) {
    return line == 0 ? file.toString() : file + ":" + line + ":" + column;
  }

  /** The file that was read. */
  public Path file() {
    return Path.of(file);
  }

  /** The line, from 1; 0 when the file could not be read at all. */
  public int line() {
    return line;
  }

  /** The column, from 1, a tab counting one; 0 when the file could not be read at all. */
  public int column() {
    return column;
  }
}
