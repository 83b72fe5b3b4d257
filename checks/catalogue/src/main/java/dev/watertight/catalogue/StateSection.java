package dev.watertight.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the section {@code states}. */
final class StateSection {
  static final List<String> KEYS =
      List.of("stores", "keys", "reads", "writes", "clears", "idle", "cancel-words");

  private final Map<String, YamlValue> entries;

  private StateSection(Map<String, YamlValue> entries) {
    this.entries = entries;
  }

  static StateNames read(YamlValue value) throws ConfigurationException {
    StateSection section = new StateSection(value.mapping("states", KEYS));
    return new StateNames(
        section.types("stores"),
        section.types("keys"),
        section.calls("reads"),
        section.calls("writes"),
        section.calls("clears"),
        section.constants(),
        section.words());
  }

  private List<YamlValue> items(String key) throws ConfigurationException {
    YamlValue value = entries.get(key);
    return value == null ? List.of() : value.itemsOrOne(key);
  }

  private List<String> types(String key) throws ConfigurationException {
    List<String> types = new ArrayList<>();
    for (YamlValue item : items(key)) {
      types.add(NameChecks.type(item, "type"));
    }
    return types;
  }

  private List<MemberRef> calls(String key) throws ConfigurationException {
    List<MemberRef> calls = new ArrayList<>();
    for (YamlValue item : items(key)) {
      calls.add(NameChecks.call(item, "call"));
    }
    return calls;
  }

  private List<String> constants() throws ConfigurationException {
    List<String> constants = new ArrayList<>();
    for (YamlValue item : items("idle")) {
      constants.add(NameChecks.constant(item));
    }
    return constants;
  }

  private List<String> words() throws ConfigurationException {
    List<String> words = new ArrayList<>();
    for (YamlValue item : items("cancel-words")) {
      words.add(item.text("cancel word"));
    }
    return words;
  }
}
