package dev.watertight.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one file of signatures; see {@code FORMAT.md} of this module. */
final class LibraryReader {
  private final Lines lines;
  private final Map<String, LibraryType> types = new HashMap<>();
  private String name = "";
  private List<String> supertypes = List.of();
  private Map<String, List<LibraryMethod>> methods = new HashMap<>();

  private LibraryReader(Lines lines) {
    this.lines = lines;
  }

  static Map<String, LibraryType> read(Lines lines) {
    LibraryReader reader = new LibraryReader(lines);
    while (lines.advance()) {
      reader.line();
    }
    reader.finish();
    return reader.types;
  }

  private void line() {
    Words words = new Words(lines);
    switch (lines.keyword()) {
      case "type" -> header(words);
      case "returns" -> methods(words, false);
      case "static" -> methods(words, true);
      default -> throw lines.unknown("type");
    }
  }

  private void header(Words words) {
    if (lines.isDetail()) {
      throw lines.error("a type begins at the margin");
    }
    finish();
    name = words.next("a type");
    supertypes = new ArrayList<>();
    methods = new HashMap<>();
    while (words.hasNext()) {
      supertypes.add(full(words.next("a type")));
    }
  }

  private void methods(Words words, boolean isStatic) {
    if (!lines.isDetail() || name.isEmpty()) {
      throw lines.error("methods without a type");
    }
    String returns = full(words.next("a type"));
    List<String> thrown = new ArrayList<>();
    String word = words.next("a colon");
    while (!word.equals(":")) {
      thrown.add(full(word));
      word = words.next("a colon");
    }
    do {
      LibraryMethod method = method(words.next("a method"), returns, isStatic, thrown);
      methods.computeIfAbsent(method.name(), key -> new ArrayList<>(1)).add(method);
    } while (words.hasNext());
  }

  private LibraryMethod method(String text, String returns, boolean isStatic, List<String> thrown) {
    int open = text.indexOf('(');
    if (open < 0) {
      return new LibraryMethod(text, List.of(), true, returns, isStatic, thrown);
    }
    if (!text.endsWith(")")) {
      throw lines.error("unclosed parameters: " + text);
    }
    List<String> parameters = new ArrayList<>();
    for (String type : MemberRef.types(text, open + 1, text.length() - 1)) {
      parameters.add(full(type));
    }
    return new LibraryMethod(text.substring(0, open), parameters, false, returns, isStatic, thrown);
  }

  /** A leading dot is the package of the type; {@code this} is the type. */
  private String full(String type) {
    if (type.equals("this")) {
      return name;
    }
    return type.startsWith(".") ? name.substring(0, name.lastIndexOf('.')).concat(type) : type;
  }

  private void finish() {
    if (name.isEmpty()) {
      return;
    }
    methods.replaceAll((key, overloads) -> List.copyOf(overloads));
    if (types.put(name, new LibraryType(name, supertypes, methods)) != null) {
      throw lines.error(name + " is described twice");
    }
  }
}
