package dev.watertight.scan.source;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Refuses a text whose brackets do not match, before JavaParser sees it: its time on a text that is
 * cut off doubles with every lambda body that is left open. Says as well where such bodies are
 * nested so deeply in expressions that even a right text would take minutes.
 */
final class BracketCheck {
  private static final int DEEPEST_BODIES = 20;
  private static final int DEEPEST = 2000;

  private final String text;
  private final Deque<Opener> open = new ArrayDeque<>();
  private int at;
  private char before = ' ';
  private boolean arrowBefore;

  private BracketCheck(String text) {
    this.text = text;
  }

  /**
   * Checks a decoded text.
   *
   * @throws SyntaxError at the first bracket or quote that has no partner
   */
  static void check(String text) {
    new BracketCheck(text).run();
  }

  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '/' && follows("//")) {
        skipLine();
      } else if (c == '/' && follows("/*")) {
        skipTo("*/", "the comment is never closed");
      } else if (c == '"' && follows("\"\"\"")) {
        textBlock();
      } else if (c == '"' || c == '\'') {
        quoted(c);
      } else {
        bracket(c);
        at++;
      }
    }
    if (!open.isEmpty()) {
      Opener last = open.element();
      throw new SyntaxError(last.offset(), "'" + last.bracket() + "' is never closed");
    }
  }

  private void bracket(char c) {
    switch (c) {
      case '(', '[', '{' -> open(c);
      case ')', ']', '}' -> close(c);
      default -> {}
    }
    if (!Character.isWhitespace(c)) {
      arrowBefore = before == '-' && c == '>';
      before = c;
    }
  }

  private void open(char c) {
    Opener around = open.peek();
    int bodies = around == null ? 0 : around.bodies();
    boolean inExpression = arrowBefore || (around != null && around.bracket() == '(');
    if (c == '{' && inExpression) {
      bodies++;
    }
    if (bodies > DEEPEST_BODIES || open.size() == DEEPEST) {
      throw new SyntaxError(at, "nested too deeply");
    }
    open.push(new Opener(c, at, bodies));
  }

  private void close(char c) {
    Opener opener = open.poll();
    if (opener == null) {
      throw new SyntaxError(at, "unexpected '" + c + "'");
    }
    char expected =
        switch (opener.bracket()) {
          case '(' -> ')';
          case '[' -> ']';
          default -> '}';
        };
    if (c != expected) {
      throw new SyntaxError(at, "expected '" + expected + "', found '" + c + "'");
    }
  }

  private void skipLine() {
    while (at < text.length() && !isLineEnd(text.charAt(at))) {
      at++;
    }
  }

  private void skipTo(String end, String message) {
    int found = text.indexOf(end, at + 2);
    if (found < 0) {
      throw new SyntaxError(at, message);
    }
    at = found + end.length();
  }

  private void textBlock() {
    int start = at;
    at += 3;
    while (!follows("\"\"\"")) {
      at += at < text.length() && text.charAt(at) == '\\' ? 2 : 1;
      if (at >= text.length()) {
        throw new SyntaxError(start, "the text block is never closed");
      }
    }
    at += 3;
    before = '"';
  }

  private void quoted(char quote) {
    int start = at++;
    while (at < text.length() && !isLineEnd(text.charAt(at))) {
      char c = text.charAt(at);
      at += c == '\\' ? 2 : 1;
      if (c == quote) {
        before = quote;
        return;
      }
    }
    throw new SyntaxError(
        start, "the " + (quote == '"' ? "string" : "character") + " is never closed");
  }

  private boolean follows(String expected) {
    return text.startsWith(expected, at);
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private record Opener(char bracket, int offset, int bodies) {}
}
