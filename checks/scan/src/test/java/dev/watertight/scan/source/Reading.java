package dev.watertight.scan.source;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.FieldDecl;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import java.util.List;

/** What tests of the front end ask again and again. */
final class Reading {
  private Reading() {}

  static SourceFile read(String text) {
    FrontEnd.Parsed parsed = new JavaParserFrontEnd().read("Sample.java", text);
    assertThat(parsed).isInstanceOf(FrontEnd.Read.class);
    return ((FrontEnd.Read) parsed).file();
  }

  static FrontEnd.Failed fail(String text) {
    FrontEnd.Parsed parsed = new JavaParserFrontEnd().read("Sample.java", text);
    assertThat(parsed).isInstanceOf(FrontEnd.Failed.class);
    return (FrontEnd.Failed) parsed;
  }

  static TypeDecl type(SourceFile file) {
    return file.types().get(0);
  }

  static FieldDecl field(SourceFile file, String name) {
    return type(file).fields().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  /** The statements of the first method of the first type. */
  static List<Stmt> body(SourceFile file) {
    MethodDecl method = type(file).methods().findFirst().orElseThrow();
    return requireNonNull(method.body()).statements();
  }

  static String at(SourceFile file, Place place) {
    return file.text().substring(place.start(), place.end());
  }
}
