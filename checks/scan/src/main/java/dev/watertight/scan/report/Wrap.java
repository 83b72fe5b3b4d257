package dev.watertight.scan.report;

/** Breaks text at blanks so that it fits a width. */
final class Wrap {
  private Wrap() {}

  /**
   * The text in lines; a word that is wider than there is room stands alone.
   *
   * @param used columns of the first line that are taken already
   * @param indent what every further line starts with
   */
  static String at(int width, int used, String indent, String text) {
    StringBuilder wrapped = new StringBuilder();
    int column = used;
    boolean first = true;
    for (String word : text.split(" ", -1)) {
      int columns = Columns.of(word);
      if (first) {
        wrapped.append(word);
        column += columns;
      } else if (column + 1 + columns > width) {
        wrapped.append('\n').append(indent).append(word);
        column = indent.length() + columns;
      } else {
        wrapped.append(' ').append(word);
        column += 1 + columns;
      }
      first = false;
    }
    return wrapped.toString();
  }
}
