package dev.watertight.scan.report;

import dev.watertight.model.LineTable;

/**
 * Text of a file that has findings.
 *
 * @param path as in the findings
 * @param text decoded
 * @param lines of the text
 */
public record SourceText(String path, String text, LineTable lines) {
  /** A line without its end, counted from 1. */
  String line(int line) {
    int start = lines.start(line);
    int end = line < lines.lines() ? lines.start(line + 1) : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }
}
