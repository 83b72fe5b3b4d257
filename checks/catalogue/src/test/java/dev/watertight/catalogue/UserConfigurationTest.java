package dev.watertight.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UserConfigurationTest {
  private static final Set<String> RULES = Set.of("UnclosedStorage", "UnclosedResource");

  @TempDir Path folder = Path.of("");

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("watertight.yaml"), yaml);
  }

  private UserConfiguration read(String yaml) throws Exception {
    return UserConfiguration.read(write(yaml), RULES);
  }

  /** The message without the folder. */
  private String refusal(String yaml) throws IOException {
    Path file = write(yaml);
    ConfigurationException refusal =
        catchThrowableOfType(
            ConfigurationException.class, () -> UserConfiguration.read(file, RULES));
    assertThat(refusal).as(yaml).isNotNull();
    return String.valueOf(refusal.getMessage()).replace(folder + "/", "");
  }

  @Test
  void the_example_of_the_page_has_every_key() throws Exception {
    String page = Files.readString(Path.of("../../docs/configuration.md")).replace("\r\n", "\n");
    int start = page.indexOf("```yaml\n") + "```yaml\n".length();
    UserConfiguration example = read(page.substring(start, page.indexOf("```", start)));

    assertThat(example.resources()).hasSize(2);
    ResourceChange store = example.resources().get(0);
    assertThat(store.kind()).contains(Kind.STORAGE);
    assertThat(store.pooled()).contains(true);
    assertThat(store.threadSafe()).contains(true);
    assertThat(store.needsClose()).contains(NeedsClose.ALWAYS);
    assertThat(store.creators()).hasSize(2);
    assertThat(store.creators().get(1).async()).isTrue();
    assertThat(store.closers()).hasSize(6);
    assertThat(store.closers().get(1).chain()).containsExactly("connection", "close");
    assertThat(store.closers().get(2).sufficient()).isFalse();
    assertThat(store.closers().get(3).mustSubscribe()).isTrue();
    assertThat(store.closers().get(5).parameterOfForeign()).isEqualTo(1);
    assertThat(store.notClosers()).containsExactly("reset");
    assertThat(store.borrows().get(0).foreignReleases()).hasSize(1);
    assertThat(store.wraps()).extracting(Wrap::parameter).containsExactly(0, 1);
    assertThat(example.closingHelpers())
        .extracting(helper -> helper.closes().all())
        .containsExactly(true, false);
    assertThat(example.scopedHelpers()).hasSize(1);
    assertThat(example.notResourceTypes()).containsExactly("com.acme.bot.MemoryStore");
    assertThat(example.notResourceCalls()).hasSize(1);
    assertThat(example.hooks())
        .extracting(Hook::element)
        .containsExactly(Element.ANNOTATION, Element.METHOD, Element.TYPE);
    assertThat(example.entryPoints())
        .extracting(EntryPoint::element)
        .containsExactly(Element.METHOD, Element.ANNOTATION);
    assertThat(example.states().stores()).containsExactly("com.acme.bot.DialogStore");
    assertThat(example.states().keys()).hasSize(1);
    assertThat(example.states().reads()).hasSize(1);
    assertThat(example.states().writes()).hasSize(1);
    assertThat(example.states().clears()).hasSize(1);
    assertThat(example.states().idle()).containsExactly("com.acme.bot.Step#IDLE");
    assertThat(example.states().cancelWords()).containsExactly("/cancel", "stop");
    assertThat(example.handlers()).hasSize(2);
    assertThat(example.rules())
        .containsEntry("UnclosedStorage", RuleLevel.ERROR)
        .containsEntry("UnclosedResource", RuleLevel.OFF);
    assertThat(example.exceptional()).isTrue();
    assertThat(example.excludes()).containsExactly("**/generated/**", "legacy/Old*.java");
    assertThat(example.file()).contains(folder.resolve("watertight.yaml"));
  }

  @Test
  void the_page_explains_every_key_of_states() throws Exception {
    String page = Files.readString(Path.of("../../docs/configuration.md")).replace("\r\n", "\n");
    String section = page.substring(page.indexOf("\n## states and handlers\n"));
    section = section.substring(0, section.indexOf("\n## rules\n"));
    assertThat(section).contains("\n`handlers` names ");
    assertThat(
            Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ")
                .matcher(section)
                .results()
                .map(row -> row.group(1)))
        .containsExactlyElementsOf(StateSection.KEYS);
  }

  @Test
  void the_message_that_the_page_shows_is_the_real_one() throws IOException {
    String page = Files.readString(Path.of("../../docs/configuration.md"));
    assertThat(page)
        .contains("\n" + refusal("resources:\n  - type: com.acme.Store\n    kind: redis\n") + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "# nothing\n", "---\n", "~\n", "{}\n", "\uFEFF", "resources:\nrules:\n"})
  void a_file_that_says_nothing_changes_nothing(String yaml) throws Exception {
    UserConfiguration configuration = read(yaml);
    assertThat(configuration.resources()).isEmpty();
    assertThat(configuration.exceptional()).isTrue();
    assertThat(configuration.rules()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          resource: []                           | 1:1: unknown key "resource" of the configuration: expected one of resources, closing-helpers, scoped-helpers, not-resources, hooks, entry-points, states, handlers, rules, exceptional, exclude; did you mean "resources"?
          []                                     | 1:1: the configuration must be a mapping with resources, closing-helpers, scoped-helpers, not-resources, hooks, entry-points, states, handlers, rules, exceptional, exclude, but is a list
          just text                              | 1:1: the configuration must be a mapping with resources, closing-helpers, scoped-helpers, not-resources, hooks, entry-points, states, handlers, rules, exceptional, exclude, but is "just text"
          resources: {}                          | 1:12: resources must be a list, but is a mapping
          resources: [{kind: stream}]            | 1:13: a resource lacks its type
          resources: [a.B]                       | 1:13: a resource must be a mapping with type, kind, pooled, thread-safe, needs-close, creators, close, closed-by, not-closers, lends, wraps, but is "a.B"
          resources: [{type: a.B, colour: red}]  | 1:25: unknown key "colour" of a resource: expected one of type, kind, pooled, thread-safe, needs-close, creators, close, closed-by, not-closers, lends, wraps
          resources: [{type: a.B, type: a.C}]    | 1:25: "type" stands twice in a resource
          resources: [{type: a.B}, {type: a.B}]  | 1:26: "a.B" stands twice in resources
          resources: [{type: a-b.C}]             | 1:20: "a-b.C" is no class name: expected one like com.acme.Store or com.acme.Store$Entry
          resources: [{type: a.B.C}]             | 1:20: "a.B.C" looks like a nested class, which is written with $: a.B$C
          resources: [{type: 7}]                 | 1:20: type must be text, but is "7"; quote it if it is meant
          resources: [{type: [a.B]}]             | 1:20: type must be text, but is a list
          resources: [{type: a.B, pooled: yes}]  | 1:33: pooled must be true or false, but is "yes"
          resources: [{type: a.B, kind: [x]}]    | 1:31: kind must be one of storage, redis-client, http-client, db-pool, db-connection, executor, broker-connection, bot-session, http-response, channel, stream, other, but is a list
          resources: [{type: a.B, needs-close: sometimes}] | 1:38: unknown needs-close "sometimes": expected one of always, recommended, no
          resources: [{type: a.B, close: a b}]   | 1:32: "a b" is no method name
          resources: [{type: a.B, close: a().b-c()}] | 1:32: "b-c" is no method name
          resources: [{type: a.B, close: {partial: true}}] | 1:32: a closer lacks its method
          resources: [{type: a.B, creators: open}] | 1:35: "open" is no creator: expected com.acme.Type#method, com.acme.Type#method(java.lang.String) or com.acme.Type#<init>
          resources: [{type: a.B, creators: "a.B#open(no type)"}] | 1:35: "no type" is no class name: expected one like com.acme.Store or com.acme.Store$Entry
          resources: [{type: a.B, creators: {async: true}}] | 1:35: a creator lacks its call
          resources: [{type: a.B, wraps: {call: "a.B#<init>", argument: -1}}] | 1:63: argument must be a number from 0 to 254, but is "-1"
          resources: [{type: a.B, wraps: {call: "a.B#<init>", argument: 99999999999}}] | 1:63: argument must be a number from 0 to 254, but is "99999999999"
          resources: [{type: a.B, wraps: {call: "a.B#<init>", argument: first}}] | 1:63: argument must be a number from 0 to 254, but is "first"
          resources: [{type: a.B, lends: {call: "a.B#x"}}] | 1:32: a loan lacks its returns
          closing-helpers: [a.B]                 | 1:19: "a.B" is no closing helper: expected com.acme.Type#method, com.acme.Type#method(java.lang.String) or com.acme.Type#<init>
          closing-helpers: [{argument: 1}]       | 1:19: a closing helper lacks its call
          scoped-helpers: [a.B#1x]               | 1:18: "1x" is no method name
          not-resources: [{type: a.B}]           | 1:17: type or call must be text, but is a mapping
          hooks: [{role: close}]                 | 1:9: a hook lacks its name
          hooks: [{name: a.B, role: end}]        | 1:27: unknown role "end": expected one of close, close-test, event, not-a-close
          entry-points: ["#x"]                   | 1:16: "#x" is no method or annotation: expected com.acme.Type#method, com.acme.Type#method(java.lang.String) or com.acme.Type#<init>
          states: [a.B]                          | 1:9: states must be a mapping with stores, keys, reads, writes, clears, idle, cancel-words, but is a list
          states: {store: a.B}                   | 1:10: unknown key "store" of states: expected one of stores, keys, reads, writes, clears, idle, cancel-words; did you mean "stores"?
          handlers: ["a b"]                      | 1:12: "a b" is no class name: expected one like com.acme.Store or com.acme.Store$Entry
          rules: {UnclosedStore: error}          | 1:9: unknown key "UnclosedStore" of rules: expected one of UnclosedResource, UnclosedStorage; did you mean "UnclosedStorage"?
          rules: {UnclosedStorage: warn}         | 1:26: unknown level "warn": expected one of error, warning, off; did you mean "warning"?
          exceptional: true                      | 1:14: unknown exceptional "true": expected one of on, off
          exclude: ["[a"]                        | 1:11: "[a" is no glob: Missing ']
          exclude: [""]                          | 1:11: glob must be text, but is ""
          """)
  void what_is_wrong_is_refused_with_its_place(String yaml, String message) throws IOException {
    assertThat(refusal(yaml.strip() + "\n")).startsWith("watertight.yaml:" + message.strip());
  }

  @Test
  void a_place_counts_lines_and_columns_from_one() throws IOException {
    Path file =
        write("rules:\n  UnclosedStorage: error\nresources:\n  - type: a.B\n    kind: redis\n");
    ConfigurationException refusal =
        catchThrowableOfType(
            ConfigurationException.class, () -> UserConfiguration.read(file, RULES));
    assertThat(refusal.line()).isEqualTo(5);
    assertThat(refusal.column()).isEqualTo(11);
    assertThat(refusal.file()).isEqualTo(file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'rules:\\n\\tUnclosedStorage: error\\n'       | '2:1: a tab cannot indent YAML; use spaces'
          'rules: {\\n'                                  | '2:1: not YAML: '
          'resources: [a.B\\nrules: {}\\n'               | '2:6: not YAML: '
          'a: b: c\\n'                                   | '1:5: not YAML: '
          '--- {}\\n--- {}\\n'                           | '2:1: a second document begins; expected one'
          'exclude: [*nobody]\\n'                        | '1:11: not YAML: '
          'rules: !!java/object {}\\nexceptional: 1\\n'  | '2:14: unknown exceptional "1"'
          """)
  void what_is_no_yaml_is_refused_with_its_place(String yaml, String message) throws IOException {
    assertThat(refusal(yaml.replace("\\n", "\n").replace("\\t", "\t")))
        .startsWith("watertight.yaml:" + message);
  }

  @Test
  void aliases_are_limited() throws Exception {
    assertThat(read("exclude: [&a x, *a, *a]\n").excludes()).containsExactly("x", "x", "x");
    assertThat(refusal("exclude: [&a x" + ", *a".repeat(21) + "]\n"))
        .isEqualTo("watertight.yaml:1:97: more than 20 aliases");
  }

  @Test
  void an_alias_of_itself_is_no_configuration() throws IOException {
    assertThat(refusal("resources: &a [*a]\n")).contains("but is a list");
  }

  @Test
  void deep_nesting_is_refused_before_it_hurts() throws IOException {
    assertThat(refusal("[".repeat(100_000)))
        .isEqualTo("watertight.yaml:1:21: nested deeper than 20");
  }

  @Test
  void what_is_not_utf8_is_refused_with_its_place() throws IOException {
    byte[] bytes = "exclude:\n  - caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(folder.resolve("latin.yaml"), bytes);
    assertThatThrownBy(() -> UserConfiguration.read(file, RULES))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageEndingWith("latin.yaml:2:8: not UTF-8; save the file as UTF-8");
  }

  @Test
  void a_truncated_character_at_the_end_is_not_utf8_either() throws IOException {
    Path file =
        Files.write(folder.resolve("cut.yaml"), new byte[] {'#', ' ', (byte) 0xE2, (byte) 0x82});
    assertThatThrownBy(() -> UserConfiguration.read(file, RULES))
        .hasMessageEndingWith("cut.yaml:1:3: not UTF-8; save the file as UTF-8");
  }

  @Test
  void a_control_character_is_refused_with_its_place() throws IOException {
    assertThat(refusal("exclude:\n- a\u0001b\n"))
        .isEqualTo("watertight.yaml:2:4: a character that YAML does not allow: U+0001");
  }

  @Test
  void what_is_no_readable_file_is_named() throws IOException {
    assertThatThrownBy(() -> UserConfiguration.read(folder.resolve("none.yaml")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(folder.resolve("none.yaml") + ": no such file");
    assertThatThrownBy(() -> UserConfiguration.read(folder))
        .hasMessage(folder + ": a folder, expected a file");
    Path large = Files.writeString(folder.resolve("large.yaml"), "#".repeat((1 << 20) + 1));
    assertThatThrownBy(() -> UserConfiguration.read(large))
        .hasMessage(large + ": larger than 1 MB, which no configuration is");
  }

  @Test
  void without_known_rules_every_id_is_accepted() throws Exception {
    Path file = write("rules: {AnyRule: off}\nexceptional: off\n");
    UserConfiguration configuration = UserConfiguration.read(file);
    assertThat(configuration.rules()).containsEntry("AnyRule", RuleLevel.OFF);
    assertThat(configuration.exceptional()).isFalse();
  }

  @Test
  void the_first_folder_upward_with_a_mark_decides() throws IOException {
    Path project = Files.createDirectories(folder.resolve("project"));
    Path source = Files.createDirectories(project.resolve("src/main")).resolve("A.java");
    Files.createDirectory(folder.resolve(".git"));
    assertThat(UserConfiguration.findUpwards(source)).isEmpty();

    Path outer = write("");
    assertThat(UserConfiguration.findUpwards(source)).contains(outer);

    Files.createDirectory(project.resolve(".mvn"));
    assertThat(UserConfiguration.findUpwards(source)).isEmpty();

    Path inner = Files.writeString(project.resolve("watertight.yaml"), "");
    assertThat(UserConfiguration.findUpwards(source)).isEqualTo(Optional.of(inner));
    assertThat(UserConfiguration.findUpwards(project)).contains(inner);
  }
}
