package dev.watertight.scan.pages;

import dev.watertight.scan.report.Columns;
import dev.watertight.scan.report.Style;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text in Markdown without its marks: what they say is told by colour, or by nothing. */
final class Words {
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\(([^)\\s]*)\\)");
  private static final String ESCAPABLE = "\\`*_[]|#<>";
  private static final Path PAGES = Path.of("docs", "rules");

  private enum Look {
    PLAIN,
    BOLD,
    CODE
  }

  private final StringBuilder text = new StringBuilder();

  /** The look of each character of the text. */
  private final List<Look> looks = new ArrayList<>();

  private Words() {}

  static Words of(String markdown) {
    Words words = new Words();
    words.read(markdown, Look.PLAIN);
    return words;
  }

  private void read(String markdown, Look outer) {
    Look look = outer;
    Matcher link = LINK.matcher(markdown);
    for (int i = 0; i < markdown.length(); ) {
      char c = markdown.charAt(i);
      int codeEnd = c == '`' ? markdown.indexOf('`', i + 1) : -1;
      if (codeEnd > 0) {
        add(markdown.substring(i + 1, codeEnd), Look.CODE);
        i = codeEnd + 1;
      } else if (markdown.startsWith("**", i)) {
        look = look == Look.BOLD ? outer : Look.BOLD;
        i += 2;
      } else if (c == '[' && link.region(i, markdown.length()).lookingAt()) {
        read(link.group(1), look);
        add(target(link.group(2)), Look.PLAIN);
        i = link.end();
      } else {
        i += c == '\\' && i + 1 < markdown.length() && isEscapable(markdown.charAt(i + 1)) ? 1 : 0;
        add(markdown.substring(i, i + 1), look);
        i++;
      }
    }
  }

  private static boolean isEscapable(char c) {
    return ESCAPABLE.indexOf(c) >= 0;
  }

  /** Where a link leads, seen from the root of the project; a page of a rule is named already. */
  private static String target(String link) {
    if (link.contains("://")) {
      return " (" + link + ")";
    }
    Path page = PAGES.resolve(link.replaceFirst("#.*", "")).normalize();
    return page.startsWith(PAGES) ? "" : " (" + page.toString().replace('\\', '/') + ")";
  }

  private void add(String part, Look look) {
    text.append(part);
    looks.addAll(Collections.nCopies(part.length(), look));
  }

  /**
   * The text in lines that fit a width; a word that is wider than there is room stands alone.
   *
   * @param first what the first line starts with
   * @param further what every other line starts with
   */
  String wrapped(int width, String first, String further, Style style) {
    StringBuilder out = new StringBuilder(first);
    int column = Columns.of(first);
    boolean begun = false;
    for (int start = 0; start < text.length(); ) {
      int blank = text.indexOf(" ", start);
      int end = blank < 0 ? text.length() : blank;
      int columns = Columns.of(text.substring(start, end));
      if (begun && column + 1 + columns > width) {
        out.append('\n').append(further);
        column = Columns.of(further);
      } else if (begun) {
        out.append(' ');
        column++;
      }
      paint(start, end, style, out);
      column += columns;
      begun = true;
      start = end + 1;
    }
    return out.toString();
  }

  private void paint(int start, int end, Style style, StringBuilder out) {
    int from = start;
    for (int i = start + 1; i <= end; i++) {
      if (i == end || looks.get(i) != looks.get(from)) {
        String part = text.substring(from, i);
        out.append(
            switch (looks.get(from)) {
              case PLAIN -> part;
              case BOLD -> style.strong(part);
              case CODE -> style.aside(part);
            });
        from = i;
      }
    }
  }
}
