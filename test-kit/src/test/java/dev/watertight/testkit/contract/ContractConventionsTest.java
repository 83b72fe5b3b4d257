package dev.watertight.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks through all contracts: their rules, hooks and pages. */
final class ContractConventionsTest {
  private static final Path PAGES = Path.of("..", "docs", "kit", "contracts");

  static List<Class<? extends Contract<?>>> contracts() {
    return Rule.CONTRACTS;
  }

  private static List<Rule> rules(Class<?> contract) {
    return Rule.methods(contract).stream().map(Rule::of).toList();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void rules_are_numbered_without_gaps(Class<?> contract) {
    List<Rule> rules = rules(contract);
    assertThat(rules).isNotEmpty();
    String letters = rules.get(0).id().substring(0, 3);
    assertThat(rules)
        .extracting(Rule::id)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, rules.size()).mapToObj(i -> letters + i).toList());
  }

  @Test
  void each_contract_has_letters_of_its_own() {
    assertThat(contracts().stream().map(contract -> rules(contract).get(0).id()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void a_contract_is_abstract_and_has_three_hooks_at_most(Class<?> contract) {
    assertThat(Modifier.isAbstract(contract.getModifiers())).isTrue();
    assertThat(Modifier.isPublic(contract.getModifiers())).isTrue();
    Set<String> hooks = new TreeSet<>();
    for (Class<?> c = contract; c != Object.class; c = c.getSuperclass()) {
      Arrays.stream(c.getDeclaredMethods())
          .filter(method -> Modifier.isProtected(method.getModifiers()))
          .filter(method -> !method.isSynthetic())
          .map(Method::getName)
          .forEach(hooks::add);
    }
    assertThat(hooks).hasSizeBetween(1, 3);
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void the_headings_of_its_page_are_its_rules(Class<?> contract) throws IOException {
    List<String> headings =
        Files.readAllLines(PAGES.resolve(contract.getSimpleName() + ".md")).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3).toLowerCase(Locale.ROOT))
            .toList();
    assertThat(headings)
        .containsExactlyElementsOf(
            rules(contract).stream()
                .map(rule -> (rule.id() + " " + rule.claim()).toLowerCase(Locale.ROOT))
                .toList());
  }

  @Test
  void no_page_is_an_orphan() {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .isSubsetOf(
              contracts().stream()
                  .map(contract -> contract.getSimpleName() + ".md")
                  .collect(Collectors.toSet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void the_umbrella_has_all_contracts_of_storages() {
    Set<Class<?>> wanted =
        contracts().stream()
            .filter(StorageRules.class::isAssignableFrom)
            .collect(Collectors.toSet());
    Set<Class<?>> had =
        Twin.of(FakeStorage::new).contracts().contracts().stream()
            .map(contract -> contract.getClass().getSuperclass())
            .collect(Collectors.toSet());
    assertThat(had).isEqualTo(wanted);
  }
}
