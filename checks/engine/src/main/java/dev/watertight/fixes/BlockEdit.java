package dev.watertight.fixes;

import dev.watertight.model.Edit;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes of the text of one block: its statements wrapped, removed, or followed by others. Lines
 * that move inwards do so by what the block itself indents with; line ends and comments are kept.
 * Whether a change is safe is for the caller to know; a layout that cannot be changed well, such as
 * two statements in one line, is refused. A refused edit must not be used any further.
 */
public final class BlockEdit {
  private final SourceFile file;
  private final Stmt.Block block;
  private final Layout layout;
  private final TextChanges changes = new TextChanges();
  private final Set<Integer> deletedLines = new HashSet<>();

  /** An edit of a block of a file. Nothing is changed yet. */
  public BlockEdit(SourceFile file, Stmt.Block block) {
    this.file = file;
    this.block = block;
    this.layout = new Layout(file.text());
  }

  /**
   * Wraps statements of the block in {@code try { .. } finally { .. }}.
   *
   * @param from index of the first statement to wrap
   * @param to index behind the last; the number of statements takes comments behind it along
   * @param lines of the finally block, without indentation and line end; indented further if they
   *     begin with blanks
   * @return false where the layout forbids it
   */
  public boolean tryFinally(int from, int to, List<String> lines) {
    int start = layout.token(startOfSearch(from));
    if (!layout.isFirst(start) || from >= to) {
      return false;
    }
    String indent = layout.indent(start);
    String unit = layout.unit(block, indent);
    String end = layout.lineBreak(start);
    // Comments directly above belong to the statement.
    int first = firstLine(from, start);
    StringBuilder closing = new StringBuilder(indent).append("} finally {").append(end);
    lines.forEach(line -> closing.append(indent).append(unit).append(line).append(end));
    closing.append(indent).append("}").append(end);
    Region region = region(first, to);
    if (region == null) {
      return false;
    }
    changes.insert(region.start, indent + "try {" + end);
    shift(region, unit);
    changes.insert(region.end, closing.toString());
    return true;
  }

  /**
   * Turns a local declaration into the resource of a try-with-resources statement.
   *
   * @param index of the declaration
   * @param to index behind the last statement to wrap; the number of statements takes comments
   *     behind it along
   * @param inPlace a statement of which the body stands deep enough already; null for none
   * @return false where the layout forbids it
   */
  boolean tryWithResource(int index, int to, Stmt.@Nullable Block inPlace) {
    Stmt.Local local = (Stmt.Local) block.statements().get(index);
    int start = layout.token(startOfSearch(index));
    int end = layout.end(local);
    String text = file.text();
    if (end < 0
        || !layout.isFirst(start)
        || !text.substring(local.place().end(), end - 1).isEmpty()
        || !isDeclaration(start, local)
        || layout.token(end) <= layout.lineEnd(end)) {
      return false;
    }
    String rest = text.substring(end, layout.lineEnd(end)).strip();
    if (rest.startsWith("/*")) {
      return false;
    }
    String indent = layout.indent(start);
    String unit = layout.unit(block, indent);
    int first = layout.nextLine(end);
    while (layout.isBlankLine(first) && first < block.place().end()) {
      if (deletedLines.add(first)) {
        changes.delete(first, layout.nextLine(first));
      }
      first = layout.nextLine(first);
    }
    Region region = region(first, to);
    if (region == null) {
      return false;
    }
    changes.insert(start, "try (");
    changes.replace(end - 1, end, ") {");
    shift(region, unit, inPlace);
    String last = indent + "}" + layout.lineBreak(start);
    changes.insert(region.end, last);
    return true;
  }

  /** Whether a statement begins here with its modifiers or type, not with a further declarator. */
  private boolean isDeclaration(int start, Stmt.Local local) {
    if (start >= local.namePlace().start()) {
      return false;
    }
    char first = file.text().charAt(start);
    boolean types = local.type() == null || start <= local.type().place().start();
    return types && (Character.isJavaIdentifierStart(first) || first == '@');
  }

  /**
   * Removes a statement that has its lines for itself.
   *
   * @return false where something else stands in them
   */
  public boolean remove(Stmt statement) {
    int start = statement.place().start();
    int end = layout.end(statement);
    if (statement instanceof Stmt.Local || end < 0) {
      return false;
    }
    return removeLines(start, end);
  }

  /** As {@link #remove}, with the empty lines above it. */
  boolean removeLast(Stmt statement) {
    if (!remove(statement)) {
      return false;
    }
    int above = layout.lineStart(statement.place().start());
    while (above > 0 && layout.isBlankLine(above - 1)) {
      int line = layout.lineStart(above - 1);
      if (deletedLines.add(line)) {
        changes.delete(line, layout.nextLine(line));
      }
      above = line;
    }
    return true;
  }

  /** Removes all lines of a range that begins and ends with a line. */
  boolean removeLines(int start, int end) {
    if (!layout.isFirst(start) || !layout.isLast(end) || layout.hasComment(start, end)) {
      return false;
    }
    int line = layout.lineStart(start);
    while (line < end) {
      if (deletedLines.add(line)) {
        changes.delete(line, layout.nextLine(line));
      }
      line = layout.nextLine(line);
    }
    return true;
  }

  /** Removes a part of lines. Not for ranges with comments. */
  boolean removeInLine(int start, int end) {
    if (layout.hasComment(start, end)) {
      return false;
    }
    changes.delete(start, end);
    int line = layout.nextLine(start);
    while (line < end) {
      deletedLines.add(line);
      line = layout.nextLine(line);
    }
    return true;
  }

  /**
   * Adds statements at the end of the block.
   *
   * @param lines without indentation and line end; indented further if they begin with blanks
   * @param indent blanks before each of them where the block is empty, null for those of the line
   *     of the block's end and four more
   * @return false where the end of the block shares its line
   */
  public boolean append(List<String> lines, @Nullable String indent) {
    int close = block.place().end() - 1;
    if (!layout.isFirst(close)) {
      boolean empty = file.text().substring(block.place().start() + 1, close).isBlank();
      if (!empty || !block.statements().isEmpty()) {
        return false;
      }
      String outer = layout.indent(block.place().start());
      String end = layout.lineBreak(close);
      StringBuilder text = new StringBuilder(end);
      String inner = indent == null ? outer + "    " : indent;
      lines.forEach(line -> text.append(inner).append(line).append(end));
      changes.replace(block.place().start() + 1, close, text.append(outer).toString());
      return true;
    }
    String outer = layout.indent(close);
    String inner =
        block.statements().isEmpty()
            ? indent == null ? outer + "    " : indent
            : layout.indent(block.statements().get(0).place().start());
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(inner).append(line).append(layout.lineBreak(close)));
    changes.insert(layout.lineStart(close), text.toString());
    return true;
  }

  /** The whole change. At least one of the others must have been called, and none refused. */
  public Edit edit() {
    return changes.edit(file.text());
  }

  private record Region(int start, int end) {}

  private int startOfSearch(int index) {
    return index == 0
        ? block.place().start() + 1
        : Math.max(
            layout.end(block.statements().get(index - 1)),
            block.statements().get(index - 1).place().end());
  }

  private int firstLine(int index, int start) {
    int earliest = layout.nextLine(startOfSearch(index));
    int first = layout.lineStart(start);
    while (first > earliest && !layout.isBlankLine(first - 1)) {
      first = layout.lineStart(first - 1);
    }
    return first;
  }

  /** Whole lines from an offset to the end of a statement, null where others share them. */
  private @Nullable Region region(int first, int to) {
    int close = block.place().end() - 1;
    if (to == block.statements().size()) {
      if (!layout.isFirst(close)) {
        return null;
      }
      int end = layout.lineStart(close);
      while (end > first && layout.isBlankLine(end - 1)) {
        end = layout.lineStart(end - 1);
      }
      return end > first ? new Region(first, end) : null;
    }
    Place last = block.statements().get(to - 1).place();
    int end = layout.end(block.statements().get(to - 1));
    if (end < last.end() || layout.token(end) <= layout.lineEnd(end)) {
      return null;
    }
    int next = layout.nextLine(end);
    return next > first ? new Region(first, next) : null;
  }

  private void shift(Region region, String unit) {
    shift(region, unit, null);
  }

  // A text block keeps its value: all of its lines move alike, and what they share is dropped.
  private void shift(Region region, String unit, Stmt.@Nullable Block inPlace) {
    for (int line = region.start; line < region.end; line = layout.nextLine(line)) {
      boolean deepEnough =
          inPlace != null
              && line > inPlace.place().start()
              && line < layout.lineStart(inPlace.place().end() - 1);
      if (!deletedLines.contains(line) && !deepEnough && !layout.isBlankLine(line)) {
        changes.insert(line, unit);
      }
    }
  }
}
