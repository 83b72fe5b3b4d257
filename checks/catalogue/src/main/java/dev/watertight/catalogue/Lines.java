package dev.watertight.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one of our data files. A line is a header, or indented by two spaces and a detail of
 * the header above; it is a keyword, one space, and the rest. Empty lines and lines that begin with
 * {@code #} say nothing.
 */
final class Lines {
  private final String file;
  private final String text;
  private int next;
  private int number;
  private boolean detail;
  private String keyword = "";
  private String rest = "";

  Lines(String file, String text) {
    this.file = file;
    this.text = text;
    int tab = text.indexOf('\t');
    if (tab >= 0) {
      int line = (int) text.substring(0, tab + 1).lines().count();
      throw new CatalogueFormatException(file, line, "a tab stands here");
    }
  }

  static Lines ofResource(String name) {
    try (InputStream in = Lines.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new CatalogueFormatException(name, 0, "the file is missing");
      }
      return new Lines(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moves to the next line that says something; false at the end. */
  boolean advance() {
    while (next < text.length()) {
      int end = text.indexOf('\n', next);
      if (end < 0) {
        end = text.length();
      }
      int start = next;
      next = end + 1;
      number++;
      if (end > start && text.charAt(start) != '#') {
        split(start, end);
        return true;
      }
    }
    return false;
  }

  private void split(int lineStart, int end) {
    detail = text.startsWith("  ", lineStart);
    int start = detail ? lineStart + 2 : lineStart;
    char last = text.charAt(end - 1);
    if (start == end || text.charAt(start) == ' ' || last == ' ' || last == '\r') {
      throw error("a line is a keyword and a rest, its details indented by two spaces");
    }
    int space = text.indexOf(' ', start);
    if (space < 0 || space >= end) {
      keyword = text.substring(start, end);
      rest = "";
    } else {
      keyword = text.substring(start, space);
      rest = text.substring(space + 1, end);
    }
  }

  boolean isDetail() {
    return detail;
  }

  String keyword() {
    return keyword;
  }

  String rest() {
    return rest;
  }

  String file() {
    return file;
  }

  CatalogueFormatException error(String problem) {
    return new CatalogueFormatException(file, number, problem);
  }

  CatalogueFormatException unknown(@Nullable String header) {
    return error(
        header == null
            ? "unknown entry " + keyword
            : "unknown detail " + keyword + " of " + header);
  }
}
