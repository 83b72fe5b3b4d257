package dev.watertight.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule is in its page, in the set of all, and can be given another architecture. */
final class PagesTest {
  private static final Path PAGES = Path.of("..", "docs", "archunit");

  static List<Class<?>> sets() {
    return List.of(
        CanaryRules.class,
        LifecycleRules.class,
        ClientRules.class,
        StateRules.class,
        HandlerRules.class);
  }

  private static List<Field> rules(Class<?> set) {
    return Arrays.stream(set.getFields())
        .filter(field -> field.isAnnotationPresent(ArchTest.class))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("sets")
  void the_headings_of_a_page_are_the_rules_of_its_set(Class<?> set) throws IOException {
    if (set == CanaryRules.class) {
      assertThat(Files.readString(PAGES.resolve("README.md"))).contains("`CanaryRules`");
      return;
    }
    List<String> headings =
        Files.readAllLines(PAGES.resolve(set.getSimpleName() + ".md")).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring("## ".length()).toLowerCase(Locale.ROOT))
            .toList();
    assertThat(headings)
        .containsAll(rules(set).stream().map(PagesTest::words).toList())
        .hasSizeBetween(rules(set).size() + 1, rules(set).size() + 2);
  }

  private static String words(Field rule) {
    return rule.getName().replace('_', ' ');
  }

  @Test
  void each_page_is_of_a_set() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .allMatch(
              page ->
                  page.equals("README.md")
                      || sets().stream().anyMatch(s -> page.equals(s.getSimpleName() + ".md")));
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void each_rule_takes_an_architecture(Class<?> set) {
    for (Field rule : rules(set)) {
      assertThat(Arrays.stream(set.getMethods()).map(Method::getName))
          .contains(camelCase(rule.getName()));
    }
  }

  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("_")) {
      camel.append(
          camel.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return camel.toString();
  }

  @Test
  void all_rules_are_in_the_set_of_all() {
    assertThat(
            Arrays.stream(WatertightRules.class.getFields())
                .map(PagesTest::value)
                .<Class<?>>map(value -> ((ArchTests) value).getDefinitionLocation()))
        .containsExactlyInAnyOrderElementsOf(sets());
    assertThat(WatertightRules.each(BotArchitecture.usual()).stream().map(ArchRule::getDescription))
        .containsExactlyElementsOf(
            sets().stream()
                .flatMap(set -> rules(set).stream())
                .map(PagesTest::value)
                .map(rule -> ((ArchRule) rule).getDescription())
                .toList());
  }

  private static Object value(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
