package dev.watertight.catalogue;

import java.util.Optional;

/** The space-separated words of a line's rest, taken from the left. */
final class Words {
  private final Lines line;
  private final String text;
  private int next;

  Words(Lines line) {
    this.line = line;
    this.text = line.rest();
  }

  boolean hasNext() {
    return next < text.length();
  }

  String next(String what) {
    if (!hasNext()) {
      throw line.error(line.keyword() + " lacks " + what);
    }
    int space = text.indexOf(' ', next);
    int end = space < 0 ? text.length() : space;
    String word = text.substring(next, end);
    next = end + 1;
    return word;
  }

  int number(String what) {
    String word = next(what);
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw line.error(what + " is not a number: " + word);
    }
  }

  /** A member; {@code #member} is one of the type of the entry. */
  MemberRef member(String self) {
    String word = next("a member");
    String full = word.startsWith("#") ? self.concat(word) : word;
    Optional<MemberRef> member = MemberRef.parse(full);
    if (member.isEmpty()) {
      throw line.error("not of the form owner#member(types): " + word);
    }
    return member.get();
  }

  String rest() {
    String remaining = hasNext() ? text.substring(next) : "";
    next = text.length();
    return remaining;
  }

  void end() {
    if (hasNext()) {
      throw line.error("superfluous: " + rest());
    }
  }
}
