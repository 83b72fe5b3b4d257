package dev.watertight.javac;

import dev.watertight.model.FrontEnd;
import dev.watertight.model.ModelText;
import dev.watertight.model.SourceFile;
import java.util.stream.Collectors;

/** Short ways to read a text with javac. */
final class Sources {
  private static final FrontEnd FRONT_END = new JavacFrontEnd();

  private Sources() {}

  static FrontEnd.Parsed parse(String text) {
    return FRONT_END.read("demo/A.java", text);
  }

  static SourceFile read(String text) {
    if (parse(text) instanceof FrontEnd.Read read) {
      return read.file();
    }
    throw new AssertionError(parse(text).toString());
  }

  static FrontEnd.Failed fail(String text) {
    if (parse(text) instanceof FrontEnd.Failed failed) {
      return failed;
    }
    throw new AssertionError("read without an error");
  }

  /** The model of statements. */
  static String statements(String statements) {
    String model = ModelText.of(read("class A { void m() {\n" + statements + "\n} }"));
    return model
        .lines()
        .skip(3)
        .map(line -> line.substring(6) + "\n")
        .collect(Collectors.joining());
  }

  /** The model of statements with the text of each place. */
  static String placed(String statements) {
    String model = ModelText.withPlaces(read("class A { void m() {\n" + statements + "\n} }"));
    return model
        .lines()
        .skip(3)
        .map(line -> line.substring(6) + "\n")
        .collect(Collectors.joining());
  }

  /** The model of members of a class {@code A}. */
  static String members(String members) {
    String model = ModelText.of(read("class A {\n" + members + "\n}"));
    return model
        .lines()
        .skip(1)
        .map(line -> line.substring(2) + "\n")
        .collect(Collectors.joining());
  }

  /** The model of members of a class {@code A} with the text of each place. */
  static String placedMembers(String members) {
    return ModelText.withPlaces(read("class A {\n" + members + "\n}"));
  }
}
