package dev.watertight.scan.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.watertight.rules.Excludes;
import dev.watertight.rules.WrongPattern;
import dev.watertight.scan.report.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceFinderTest {
  @TempDir Path folder;

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }

  private Found find() throws WrongPath {
    return find(new Excludes());
  }

  private Found find(Excludes excludes) throws WrongPath {
    return SourceFinder.find(List.of(folder), excludes, false);
  }

  private List<String> names(Found found) {
    int prefix = folder.toString().length() + 1;
    return found.files().stream().map(file -> file.name().substring(prefix)).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A.java",
        "src/main/java/a/A.java",
        "src/main/java/a/test/A.java",
        "src/main/java/a/ports/out/A.java",
        "src/main/java/a/build/target/bin/A.java",
        "src/main/java/a/generated/A.java",
        "src/testament/A.java",
        "src/main/java/module-info.java",
        "com/bot/out/A.java"
      })
  void sourcesAreFound(String name) throws IOException, WrongPath {
    write("pom.xml");
    write(name);
    assertThat(names(find())).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/test/java/A.java",
        "src/integrationTest/java/A.java",
        "src/testFixtures/java/A.java",
        "src/it/java/A.java",
        "src/functional-test/java/A.java",
        "test/A.java",
        "module/src/test/A.java",
        "tests/com/bot/A.java"
      })
  void testSourcesAreLeftOutAndCounted(String name) throws IOException, WrongPath {
    write("pom.xml");
    write(name);
    Found found = find();
    assertThat(found.files()).isEmpty();
    assertThat(found.tests()).isEqualTo(1);
    Found included = SourceFinder.find(List.of(folder), new Excludes(), true);
    assertThat(names(included)).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "target/generated-sources/A.java",
        "build/generated/A.java",
        "out/A.java",
        "bin/A.java",
        "module/target/A.java",
        "src/generated/A.java",
        "anywhere/src-gen/A.java"
      })
  void whatIsBuiltOrGeneratedIsLeftOutAndCounted(String name) throws IOException, WrongPath {
    write("build.gradle");
    write("module/pom.xml");
    write(name);
    Found found = find();
    assertThat(found.files()).isEmpty();
    assertThat(found.generated()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {".git/A.java", "a/.gradle/A.java", "node_modules/x/A.java", "a/.#A.java", "A.txt"})
  void whatIsNotOursIsNotEvenCounted(String name) throws IOException, WrongPath {
    write(name);
    assertThat(find()).isEqualTo(new Found(List.of(), List.of(), 0, 0, 0, 0));
  }

  @Test
  void whatIsNamedIsScannedWhateverItsName() throws IOException, WrongPath {
    write("src/test/java/A.java");
    Path tests = folder.resolve("src/test");
    assertThat(SourceFinder.find(List.of(tests), new Excludes(), false).files()).hasSize(1);
    Path file = tests.resolve("java/A.java");
    assertThat(SourceFinder.find(List.of(file), new Excludes(), false).files()).hasSize(1);
  }

  @Test
  void namesStartAsTheUserTyped() throws IOException, WrongPath {
    write("a/b/A.java");
    Path typed = folder.resolve("./a/../a");
    List<JavaFile> files = SourceFinder.find(List.of(typed), new Excludes(), false).files();
    assertThat(files).extracting(JavaFile::name).containsExactly(folder + "/a/b/A.java");
  }

  @Test
  void filesAreSortedAndCountOnce() throws IOException, WrongPath {
    Path b = write("b/B.java");
    write("a/A.java");
    Found found = SourceFinder.find(List.of(b, folder, b), new Excludes(), false);
    assertThat(names(found)).containsExactly("a/A.java", "b/B.java");
  }

  @Test
  void linksNeitherLoopNorCountTwice() throws IOException, WrongPath {
    Path file = write("a/A.java");
    Files.createSymbolicLink(folder.resolve("a/loop"), folder);
    Files.createSymbolicLink(folder.resolve("Same.java"), file);
    Found found = find();
    assertThat(found.files()).hasSize(1);
    assertThat(found.linkedFolders()).isEqualTo(1);
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void aLinkedFolderThatIsNamedIsWalked() throws IOException, WrongPath {
    write("a/A.java");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));
    Found found = SourceFinder.find(List.of(link), new Excludes(), false);
    assertThat(names(found)).containsExactly("link/A.java");
  }

  @Test
  void aLinkThatLeadsNowhereIsAProblem() throws IOException, WrongPath {
    Path link = Files.createSymbolicLink(folder.resolve("A.java"), folder.resolve("gone"));
    assertThat(find().problems())
        .containsExactly(Problem.ofFile(link.toString(), "cannot be read: the link leads nowhere"));
  }

  @Test
  void aLockedFolderIsAProblemAndTheRestIsFound() throws IOException, WrongPath {
    write("a/A.java");
    write("locked/B.java");
    Path locked = folder.resolve("locked");
    assumeThat(locked.toFile().setReadable(false)).isTrue();
    assumeThat(Files.isReadable(locked)).as("a superuser reads everything").isFalse();
    Found found = find();
    assertThat(names(found)).containsExactly("a/A.java");
    assertThat(found.problems())
        .containsExactly(Problem.ofFile(locked.toString(), "cannot be read: permission denied"));
  }

  @Test
  void aMissingPathAndAnotherLanguageAreRefused() throws IOException {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> SourceFinder.find(List.of(missing), new Excludes(), false))
        .isInstanceOf(WrongPath.class)
        .hasMessage(missing + ": there is no such file or folder");
    Path kotlin = write("A.kt");
    assertThatThrownBy(() -> SourceFinder.find(List.of(kotlin), new Excludes(), false))
        .isInstanceOf(WrongPath.class)
        .hasMessageContaining("A.kt: is not a Java source");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*Dto.java",
        "legacy",
        "legacy/",
        "**/legacy/**",
        "legacy/*.java",
        "src/legacy",
        "**/A?to.java"
      })
  void patternsLeaveOut(String glob) throws Exception {
    write("src/legacy/ADto.java");
    write("src/B.java");
    Excludes excludes = new Excludes();
    excludes.add(glob);
    Found found = find(excludes);
    assertThat(names(found)).containsExactly("src/B.java");
    assertThat(found.excluded()).isEqualTo(1);
  }

  @Test
  void patternsOfTheConfigurationHoldBelowItsFolder() throws Exception {
    write("src/legacy/A.java");
    write("src/B.java");
    Excludes excludes = new Excludes();
    excludes.addBelow(folder.toRealPath(), "src/legacy/**");
    excludes.addBelow(folder.toRealPath().resolve("elsewhere"), "**");
    assertThat(names(find(excludes))).containsExactly("src/B.java");
  }

  @Test
  void aWrongPatternIsRefused() {
    assertThatThrownBy(() -> new Excludes().add("{a"))
        .isInstanceOf(WrongPattern.class)
        .hasMessageStartingWith("'{a' is not a pattern: ");
  }
}
