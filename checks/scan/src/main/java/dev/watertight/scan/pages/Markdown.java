package dev.watertight.scan.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Markdown that our pages are written in: headings, paragraphs, lists, tables, fenced code. */
final class Markdown {
  private static final Pattern HEADING = Pattern.compile("(#{1,6}) +(.*)");
  private static final Pattern ITEM = Pattern.compile("([-*]|\\d+\\.) +(.*)");
  private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
  private static final String FENCE = "```";

  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String marker = "";
  private int row;

  private Markdown() {}

  /** The blocks of a page, in order. */
  static List<Block> blocks(String page) {
    Markdown markdown = new Markdown();
    List<String> code = null;
    for (String line : page.lines().toList()) {
      if (line.startsWith(FENCE)) {
        markdown.end();
        if (code != null) {
          markdown.blocks.add(new Block.Code(code));
        }
        code = code == null ? new ArrayList<>() : null;
      } else if (code != null) {
        code.add(line);
      } else {
        markdown.line(line.strip());
      }
    }
    markdown.end();
    return markdown.blocks;
  }

  private void line(String line) {
    Matcher heading = HEADING.matcher(line);
    Matcher item = ITEM.matcher(line);
    if (line.isEmpty()) {
      end();
    } else if (line.startsWith("|")) {
      end();
      row(line);
    } else if (heading.matches()) {
      end();
      blocks.add(new Block.Heading(heading.group(1).length(), heading.group(2)));
    } else if (item.matches()) {
      end();
      marker = item.group(1);
      text.append(item.group(2));
    } else {
      text.append(text.isEmpty() ? "" : " ").append(line);
    }
  }

  /** The first row is the head, the second divides it from the others. */
  private void row(String line) {
    row++;
    if (row > 2) {
      String inner = line.substring(1, line.endsWith("|") ? line.length() - 1 : line.length());
      List<String> cells = new ArrayList<>();
      for (String cell : CELL_END.split(inner, -1)) {
        cells.add(cell.strip());
      }
      blocks.add(new Block.Row(cells));
    }
  }

  private void end() {
    if (!text.isEmpty()) {
      String whole = text.toString();
      blocks.add(marker.isEmpty() ? new Block.Paragraph(whole) : new Block.Item(marker, whole));
    }
    text.setLength(0);
    marker = "";
  }
}
