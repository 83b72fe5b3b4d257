package dev.watertight.scan.source;

import com.github.javaparser.JavaToken;
import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.SimpleName;
import dev.watertight.model.LineTable;
import dev.watertight.model.Place;

/** Turns JavaParser's lines and columns into offsets of the undecoded text. */
final class Places {
  private final DecodedText text;
  private final LineTable lines;

  /**
   * @param lines of the decoded text
   */
  Places(DecodedText text, LineTable lines) {
    this.text = text;
    this.lines = lines;
  }

  Place of(Node node) {
    TokenRange range = tokens(node);
    return between(range.getBegin(), range.getEnd());
  }

  Place of(JavaToken token) {
    return between(token, token);
  }

  /** Where an identifier stands; JavaParser counts brackets behind it to a variable's name. */
  Place of(SimpleName name) {
    return of(first(name));
  }

  /** From the start of one token to the end of another. */
  Place between(JavaToken first, JavaToken last) {
    return new Place(offset(range(first).begin), end(range(last).end));
  }

  /** From the start of a node to the end of another. */
  Place between(Node first, Node last) {
    return between(tokens(first).getBegin(), tokens(last).getEnd());
  }

  int start(Node node) {
    return offset(range(tokens(node).getBegin()).begin);
  }

  int end(Node node) {
    return end(range(tokens(node).getEnd()).end);
  }

  /** Offset of a line and column of the parser. */
  int offset(Position position) {
    return text.origin(lines.offset(position.line, position.column));
  }

  private int end(Position inclusive) {
    return text.origin(lines.offset(inclusive.line, inclusive.column + 1));
  }

  /** Start of a node or of the first of its modifiers and annotations, which it may leave out. */
  int start(Node node, NodeList<?> modifiers, NodeList<?> annotations) {
    int start = start(node);
    for (Node modifier : modifiers) {
      start = Math.min(start, start(modifier));
    }
    for (Node annotation : annotations) {
      start = Math.min(start, start(annotation));
    }
    return start;
  }

  static JavaToken first(Node node) {
    return tokens(node).getBegin();
  }

  static JavaToken last(Node node) {
    return tokens(node).getEnd();
  }

  /** The first token behind this one that is neither blank nor comment. */
  static JavaToken next(JavaToken token) {
    JavaToken next = token;
    do {
      next = next.getNextToken().orElseThrow(() -> new IllegalStateException("text ends"));
    } while (next.getCategory().isWhitespaceOrComment());
    return next;
  }

  private static TokenRange tokens(Node node) {
    return node.getTokenRange()
        .orElseThrow(() -> new IllegalStateException("no tokens: " + node.getClass()));
  }

  private static Range range(JavaToken token) {
    return token.getRange().orElseThrow(() -> new IllegalStateException("no range: " + token));
  }
}
