package dev.watertight.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value in a configuration file, asked for what it should be. */
final class YamlValue {
  private final Path file;
  private final Node node;

  YamlValue(Path file, Node node) {
    this.file = file;
    this.node = node;
  }

  /** The entries by key, in order; a value left out is no entry. */
  Map<String, YamlValue> mapping(String what, List<String> keys) throws ConfigurationException {
    return entries(what, Optional.of(keys));
  }

  /** The entries by key, in order, whatever the keys are. */
  Map<String, YamlValue> freeMapping(String what) throws ConfigurationException {
    return entries(what, Optional.empty());
  }

  private Map<String, YamlValue> entries(String what, Optional<List<String>> allowed)
      throws ConfigurationException {
    if (isEmpty()) {
      return Map.of();
    }
    if (!(node instanceof MappingNode mapping)) {
      throw error(
          what
              + " must be a mapping"
              + allowed.map(keys -> " with " + String.join(", ", keys)).orElse("")
              + ", but is "
              + shape());
    }
    Map<String, YamlValue> entries = new LinkedHashMap<>();
    List<String> seen = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlValue keyValue = new YamlValue(file, tuple.getKeyNode());
      String key = keyValue.text("a key");
      if (allowed.isPresent() && !allowed.get().contains(key)) {
        throw keyValue.unknown("key", "of " + what, key, allowed.get());
      }
      if (seen.contains(key)) {
        throw keyValue.error("\"" + key + "\" stands twice in " + what);
      }
      seen.add(key);
      YamlValue value = new YamlValue(file, tuple.getValueNode());
      if (!value.isEmpty()) {
        entries.put(key, value);
      }
    }
    return entries;
  }

  /** The items of a list. */
  List<YamlValue> items(String what) throws ConfigurationException {
    if (isEmpty()) {
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      throw error(what + " must be a list, but is " + shape());
    }
    return wrapped(sequence);
  }

  /** The items of a list; a value alone is a list of one. */
  List<YamlValue> itemsOrOne(String what) throws ConfigurationException {
    return node instanceof SequenceNode ? items(what) : List.of(this);
  }

  private List<YamlValue> wrapped(SequenceNode sequence) {
    return sequence.getValue().stream().map(each -> new YamlValue(file, each)).toList();
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  private boolean isEmpty() {
    return node.getTag().equals(Tag.NULL);
  }

  String text(String what) throws ConfigurationException {
    if (node instanceof ScalarNode scalar
        && scalar.getTag().equals(Tag.STR)
        && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    if (node instanceof ScalarNode scalar && scalar.isPlain() && !isEmpty()) {
      throw error(what + " must be text, but is " + shape() + "; quote it if it is meant");
    }
    throw error(what + " must be text, but is " + shape());
  }

  boolean flag(String what) throws ConfigurationException {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return Boolean.parseBoolean(scalar.getValue());
    }
    throw error(what + " must be true or false, but is " + shape());
  }

  int index(String what) throws ConfigurationException {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
      try {
        int index = Integer.parseInt(scalar.getValue());
        if (index >= 0 && index <= 254) {
          return index;
        }
      } catch (NumberFormatException e) {
        throw error(what + " must be a number from 0 to 254, but is " + shape());
      }
    }
    throw error(what + " must be a number from 0 to 254, but is " + shape());
  }

  /** One of several words. */
  <T> T oneOf(String what, Function<String, Optional<T>> find, List<String> allowed)
      throws ConfigurationException {
    if (!(node instanceof ScalarNode scalar)) {
      throw error(what + " must be one of " + String.join(", ", allowed) + ", but is " + shape());
    }
    String word = scalar.getValue();
    Optional<T> found = find.apply(word);
    if (found.isEmpty()) {
      throw unknown(what, "", word, allowed);
    }
    return found.get();
  }

  ConfigurationException unknown(String what, String where, String word, List<String> allowed) {
    String problem = "unknown " + what + " \"" + word + "\"" + (where.isEmpty() ? "" : " " + where);
    String expected = ": expected one of " + String.join(", ", allowed);
    String hint =
        Spelling.nearest(word, allowed).map(near -> "; did you mean \"" + near + "\"?").orElse("");
    return error(problem + expected + hint);
  }

  ConfigurationException error(String problem) {
    int line = node.getStartMark().map(Mark::getLine).orElse(0);
    int column = node.getStartMark().map(Mark::getColumn).orElse(0);
    return new ConfigurationException(file, line + 1, column + 1, problem);
  }

  private String shape() {
    if (isEmpty()) {
      return "empty";
    }
    if (node instanceof ScalarNode scalar) {
      return "\"" + scalar.getValue() + "\"";
    }
    return node instanceof MappingNode ? "a mapping" : "a list";
  }
}
