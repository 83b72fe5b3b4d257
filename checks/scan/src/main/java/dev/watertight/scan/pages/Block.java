package dev.watertight.scan.pages;

import java.util.List;

/** A part of a page that begins with a line of its own. Texts are still Markdown. */
sealed interface Block {
  /** A heading; the title of a page has level 1. */
  record Heading(int level, String text) implements Block {}

  /** Text that may be broken at any blank. */
  record Paragraph(String text) implements Block {}

  /** An entry of a list, with what stands before it. */
  record Item(String marker, String text) implements Block {}

  /** A row of a table that is not its head. */
  record Row(List<String> cells) implements Block {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** Lines that stand as they are. */
  record Code(List<String> lines) implements Block {
    public Code {
      lines = List.copyOf(lines);
    }
  }
}
