package dev.watertight.scan.source;

import com.github.javaparser.ParseException;
import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.Token;
import com.github.javaparser.TokenRange;
import dev.watertight.model.FrontEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in short what JavaParser says at length. */
final class SyntaxMessages {
  private static final Pattern LEXICAL =
      Pattern.compile("Lexical error at line (\\d+), column (\\d+)\\.");
  private static final int NAMED_ALTERNATIVES = 3;

  private final Places places;
  private final String text;

  /**
   * @param text decoded
   */
  SyntaxMessages(Places places, String text) {
    this.places = places;
    this.text = text;
  }

  /** The first of the problems. */
  FrontEnd.Failed failure(List<Problem> problems) {
    FrontEnd.Failed first = null;
    for (Problem problem : problems) {
      FrontEnd.Failed failed = failure(problem);
      if (first == null || failed.offset() < first.offset()) {
        first = failed;
      }
    }
    return first == null ? new FrontEnd.Failed(0, "not a Java file") : first;
  }

  private FrontEnd.Failed failure(Problem problem) {
    Throwable cause = problem.getCause().orElse(null);
    if (cause instanceof ParseException unexpected && unexpected.currentToken != null) {
      Token found = unexpected.currentToken.next;
      int offset =
          found.kind == 0
              ? text.length()
              : places.offset(new Position(found.beginLine, found.beginColumn));
      return new FrontEnd.Failed(offset, message(unexpected, found));
    }
    Matcher lexical = LEXICAL.matcher(problem.getMessage());
    if (lexical.find()) {
      Position position =
          new Position(Integer.parseInt(lexical.group(1)), Integer.parseInt(lexical.group(2)));
      return lexical(places.offset(position));
    }
    int offset =
        problem
            .getLocation()
            .map(TokenRange::getBegin)
            .flatMap(token -> token.getRange())
            .map(range -> places.offset(range.begin))
            .orElse(0);
    return new FrontEnd.Failed(offset, "cannot be read");
  }

  private FrontEnd.Failed lexical(int offset) {
    if (offset >= text.length()) {
      return new FrontEnd.Failed(offset, "the file ends too early");
    }
    char c = text.charAt(offset);
    String shown = c < ' ' ? String.format("U+%04X", (int) c) : quote(c);
    return new FrontEnd.Failed(offset, "unexpected character " + shown);
  }

  private static String message(ParseException exception, Token found) {
    List<String> expected = expected(exception);
    if (found.kind != 0 && expected.equals(List.of("'}'"))) {
      // The parser looks a whole statement ahead and forgets how far it came.
      return "no statement can be read from " + quote(shorten(found.image)) + " on";
    }
    String unexpected = found.kind == 0 ? "end of file" : quote(shorten(found.image));
    if (expected.isEmpty() || expected.size() > NAMED_ALTERNATIVES) {
      return "unexpected " + unexpected;
    }
    return "expected " + String.join(" or ", expected) + ", found " + unexpected;
  }

  private static List<String> expected(ParseException exception) {
    TreeSet<String> images = new TreeSet<>();
    for (int[] sequence : exception.expectedTokenSequences) {
      images.add(exception.tokenImage[sequence[0]]);
    }
    List<String> readable = new ArrayList<>();
    for (String image : images) {
      if (image.startsWith("\"")) {
        readable.add(quote(image.substring(1, image.length() - 1)));
      } else {
        readable.add(image.replaceAll("[<>]", "").replace('_', ' ').toLowerCase(Locale.ROOT));
      }
    }
    return readable;
  }

  private static String quote(Object text) {
    return "'" + text + "'";
  }

  private static String shorten(String image) {
    String line = image.lines().findFirst().orElse("");
    return line.length() <= 30 ? line : line.substring(0, 30) + "...";
  }
}
