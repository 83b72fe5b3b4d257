package dev.watertight.scan.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.FieldDecl;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeDecl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources of any age are read, also those that the running JDK refuses. */
final class OldAndNewJavaTest {
  @ParameterizedTest
  @ValueSource(strings = {"enum", "assert", "_", "yield", "record", "var", "sealed", "when"})
  void wordThatBecameSpecialLaterIsAName(String word) {
    SourceFile file =
        Reading.read(
            "class A { int %1$s = 1; void f() { int %1$s = 2; g(%1$s); } }".formatted(word));

    assertThat(Reading.type(file).fields()).extracting(FieldDecl::name).containsExactly(word);
  }

  @Test
  void methodsMayBeCalledYield() {
    SourceFile file = Reading.read("class A { void yield() { yield(); yield (1); x.yield(); } }");

    assertThat(Reading.body(file)).hasSize(3);
  }

  @Test
  void compactFileIsOneTypeOfItsName() {
    SourceFile file = Reading.read("int x; void main() {} record R(int y) {}");

    assertThat(file.types()).hasSize(1);
    TypeDecl type = Reading.type(file);
    assertThat(type.kind()).isEqualTo(TypeDecl.Kind.IMPLICIT);
    assertThat(type.binaryName()).isEqualTo("Sample");
    assertThat(type.types()).extracting(TypeDecl::binaryName).containsExactly("Sample$R");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "// nothing", "module a.b {}", "@X package a.b; import c.D;", "\u001A", ";;"})
  void fileWithoutTypesIsRead(String text) {
    assertThat(Reading.read(text).types()).isEmpty();
  }

  /** A limit of the parser, which knows local classes, interfaces and records only. */
  @Test
  void localEnumIsNotRead() {
    assertThat(Reading.fail("class A { void f() { enum E { X } } }").message())
        .isEqualTo("unexpected '{'");
  }
}
