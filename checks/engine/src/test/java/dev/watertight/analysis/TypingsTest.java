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
    typeOthers(191);
    assertThat(typings.of(code.file())).isSameAs(code.typing());
    typeOthers(191);
    assertThat(typings.of(code.file())).isSameAs(code.typing());
    typeOthers(192);
    assertThat(typings.of(code.file())).isNotSameAs(code.typing());
  }

  private void typeOthers(int count) {
    for (int i = 0; i < count; i++) {
      SourceFile again = readAgain(code.file());
      typings.add(again, code.world().typing(again));
    }
  }

  private static SourceFile readAgain(SourceFile file) {
    return new SourceFile(
        file.path(),
        file.text(),
        file.lines(),
        file.packageName(),
        file.imports(),
        file.annotations(),
        file.types());
  }
}
