package dev.watertight.scan.pages;

import dev.watertight.scan.report.Columns;
import dev.watertight.scan.report.Style;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The page of a rule, of which {@code docs/rules} is the one source. */
public final class RulePage {
  /** Lines longer than this are hard to read, however wide the terminal is. */
  private static final int LONGEST = 100;

  private static final String CODE_INDENT = "    ";

  private final String markdown;

  RulePage(String markdown) {
    this.markdown = markdown;
  }

  /**
   * The page of a rule.
   *
   * @param rule id of the rule; every rule has a page
   */
  public static RulePage of(String rule) {
    try (InputStream in = RulePage.class.getResourceAsStream("rules/" + rule + ".md")) {
      if (in == null) {
        throw new IllegalStateException("The page of " + rule + " is not packed.");
      }
      return new RulePage(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page as a terminal shows it, with a line end; code is never broken. */
  public String text(int columns, Style style) {
    int width = Math.min(columns, LONGEST);
    StringBuilder out = new StringBuilder();
    List<Block> blocks = Markdown.blocks(markdown);
    for (int i = 0; i < blocks.size(); i++) {
      boolean list = i > 0 && isEntry(blocks.get(i)) && isEntry(blocks.get(i - 1));
      out.append(i == 0 || list ? "" : "\n");
      append(blocks.get(i), width, style, out);
    }
    return out.toString();
  }

  private static boolean isEntry(Block block) {
    return block instanceof Block.Item || block instanceof Block.Row;
  }

  private static void append(Block block, int width, Style style, StringBuilder out) {
    if (block instanceof Block.Heading heading) {
      String text = Words.of(heading.text()).wrapped(Integer.MAX_VALUE, "", "", Style.PLAIN);
      out.append(style.strong(text)).append('\n');
      if (style == Style.PLAIN) {
        out.append((heading.level() == 1 ? "=" : "-").repeat(Columns.of(text))).append('\n');
      }
    } else if (block instanceof Block.Code code) {
      code.lines().forEach(line -> out.append((CODE_INDENT + line).stripTrailing()).append('\n'));
    } else if (block instanceof Block.Item item) {
      String further = " ".repeat(item.marker().length() + 3);
      entry(item.text(), "  " + item.marker() + " ", further, width, style, out);
    } else if (block instanceof Block.Row row) {
      String rest =
          row.cells().stream().skip(1).filter(c -> !c.isEmpty()).collect(Collectors.joining("; "));
      entry(row.cells().get(0) + ": " + rest, "  - ", "    ", width, style, out);
    } else if (block instanceof Block.Paragraph paragraph) {
      entry(paragraph.text(), "", "", width, style, out);
    }
  }

  private static void entry(
      String text, String first, String further, int width, Style style, StringBuilder out) {
    out.append(Words.of(text).wrapped(width, first, further, style)).append('\n');
  }
}
