package dev.watertight.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.SourceFile;
import dev.watertight.types.Typing;
import org.junit.jupiter.api.Test;

final class TypingsTest {
  private final Code code = Code.of("class A {}");
  private final Typings typings = new Typings(code.world());

  @Test
  void aFileIsTypedOnceForAThread() {
    Typing first = typings.of(code.file());
    assertThat(first).isNotNull();
    assertThat(typings.of(code.file())).isSameAs(first);
  }

  @Test
  void whatWasTypedElsewhereReplacesIt() {
    typings.of(code.file());
    typings.add(code.file(), code.typing());
    assertThat(typings.of(code.file())).isSameAs(code.typing());
  }

  @Test
  void onlyTheLastOnesAreKept() {
    typings.add(code.file(), code.typing());
    for (int i = 0; i < 23; i++) {
      SourceFile other = Code.of("class B {}").file();
      typings.add(other, code.world().typing(other));
    }
    assertThat(typings.of(code.file())).isSameAs(code.typing());

    SourceFile other = Code.of("class B {}").file();
    typings.add(other, code.world().typing(other));
    assertThat(typings.of(code.file())).isNotSameAs(code.typing());
  }
}
