package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.rules.Excludes;
import dev.watertight.rules.WrongPattern;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExcludesTest {
  private static final Path FOLDER = Path.of("/bot");

  private static boolean fits(String glob, String name) throws WrongPattern {
    Excludes excludes = new Excludes();
    excludes.add(glob);
    return excludes.fit(name, FOLDER.resolve(name));
  }

  private static boolean fitsBelow(String glob, Path real) throws WrongPattern {
    Excludes excludes = new Excludes();
    excludes.addBelow(FOLDER, glob);
    return excludes.fit("Bot.java", real);
  }

  @Test
  void nothingIsLeftOutAtFirst() {
    assertThat(new Excludes().fit("src/Bot.java", FOLDER.resolve("src/Bot.java"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "*Test.java, src/BotTest.java",
    "legacy, src/legacy",
    "legacy/, src/legacy",
    "src/legacy, src/legacy",
    "src/legacy/, src/legacy",
    "./src/legacy, src/legacy",
    "src/legacy, bot/src/legacy",
    "**/legacy, legacy",
    "**/legacy, src/legacy",
    "legacy/**, src/legacy/Bot.java"
  })
  void fitsTheName(String glob, String name) throws WrongPattern {
    assertThat(fits(glob, name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "*Test.java, src/Bot.java",
    "legacy, src/legacy/Bot.java",
    "src/legacy, src/legacyBot",
    "src/*, src/legacy/Bot.java",
    "src/legacy, legacy"
  })
  void doesNotFitTheName(String glob, String name) throws WrongPattern {
    assertThat(fits(glob, name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "legacy, /bot/legacy",
    "legacy/, /bot/legacy",
    "./legacy, /bot/legacy",
    "legacy, /bot/src/legacy",
    "src/*.java, /bot/src/Bot.java"
  })
  void fitsBelowTheFolder(String glob, Path real) throws WrongPattern {
    assertThat(fitsBelow(glob, real)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"legacy, /other/legacy", "legacy, /bot/src", "src/*.java, /bot/src/deep/Bot.java"})
  void doesNotFitElsewhere(String glob, Path real) throws WrongPattern {
    assertThat(fitsBelow(glob, real)).isFalse();
  }

  @Test
  void whatIsNoPatternIsRefused() {
    assertThatThrownBy(() -> new Excludes().add("src/{a"))
        .isInstanceOf(WrongPattern.class)
        .hasMessageContaining("'src/{a' is not a pattern")
        .hasMessageContaining("*Test.java");
  }
}
