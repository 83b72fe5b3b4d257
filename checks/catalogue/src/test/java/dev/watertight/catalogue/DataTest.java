package dev.watertight.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The data files as a whole. */
final class DataTest {
  private static final Path FOLDER = Path.of("src/main/resources/dev/watertight/catalogue");

  @Test
  void the_index_is_what_the_tool_writes() throws IOException {
    assertThat(Files.readAllLines(FOLDER.resolve("index.txt")))
        .as("stale: run FamilyIndex")
        .isEqualTo(FamilyIndex.lines(FOLDER));
  }

  @Test
  void every_family_has_as_many_types_as_expected() {
    Map<String, Long> counts =
        Catalogue.builtIn().types().stream()
            .collect(
                Collectors.groupingBy(ResourceType::family, TreeMap::new, Collectors.counting()));
    assertThat(counts)
        .hasToString(
            "{ai=5, android=4, aws=15, bigdata=19, broker=26, chat=2, discord=8, documents=19,"
                + " embedded=12, http=56, io=57, jdbc=39, jdk-concurrent=8, jdk-io=44, jdk-net=13,"
                + " jdk-nio=18, jdk-other=21, jdk-sql=14, jdk-util=23, nosql=30, pool=5, reactor=13,"
                + " redis=52, remote=24, scheduler=1, search=19, slack=6, spring=5,"
                + " statemachine=14, telegram=15, testcontainers=6, vertx=13}");
  }

  @Test
  void every_kind_is_in_use() {
    assertThat(Catalogue.builtIn().types()).extracting(ResourceType::kind).contains(Kind.values());
  }

  @Test
  void hooks_entry_points_places_and_helpers_are_all_there() {
    Catalogue catalogue = Catalogue.builtIn();
    assertThat(catalogue.hooks()).hasSize(74);
    assertThat(catalogue.entryPoints()).hasSize(83);
    assertThat(catalogue.creationPlaces().declared()).hasSize(47);
    assertThat(catalogue.creationPlaces().structural()).hasSize(13);
  }

  @Test
  void what_must_be_closed_has_a_closer() {
    assertThat(Catalogue.builtIn().types())
        .filteredOn(type -> type.needsClose() == NeedsClose.ALWAYS)
        .allSatisfy(type -> assertThat(type.closers()).as(type.name()).isNotEmpty());
  }

  @Test
  void no_method_is_closer_and_none_at_once() {
    List<String> wrong = new ArrayList<>();
    for (ResourceType type : Catalogue.builtIn().types()) {
      for (Closer closer : type.closers()) {
        if (closer.onInstance() && type.notClosers().contains(closer.method())) {
          wrong.add(type.name() + "#" + closer.method());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void signature_files_are_all_readable_and_indexed() throws IOException {
    Libraries libraries = Libraries.builtIn();
    assertThat(libraries.names()).hasSizeGreaterThan(2000);
    for (String name : libraries.names()) {
      assertThat(libraries.type(name)).as(name).isNotNull();
    }
    long files = 0;
    try (var paths = Files.list(FOLDER.resolve("signatures"))) {
      files = paths.filter(path -> !path.endsWith("index.txt")).count();
    }
    long indexed =
        Files.readAllLines(FOLDER.resolve("signatures/index.txt")).stream()
            .filter(line -> line.startsWith("file "))
            .count();
    assertThat(indexed).isEqualTo(files);
  }
}
