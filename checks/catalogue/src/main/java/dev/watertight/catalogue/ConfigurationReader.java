package dev.watertight.catalogue;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;

/**
 * Reads the sections of a {@code watertight.yaml}; nothing is returned unless all of it is right.
 */
final class ConfigurationReader {
  private static final List<String> SECTIONS =
      List.of(
          "resources",
          "closing-helpers",
          "scoped-helpers",
          "not-resources",
          "hooks",
          "entry-points",
          "states",
          "handlers",
          "rules",
          "exceptional",
          "exclude");

  private final Path file;
  private final Map<String, YamlValue> sections;

  private ConfigurationReader(Path file, Map<String, YamlValue> sections) {
    this.file = file;
    this.sections = sections;
  }

  static UserConfiguration read(Path file, Optional<Set<String>> ruleIds)
      throws ConfigurationException {
    Optional<YamlValue> root = YamlDocument.read(file, YamlText.read(file));
    Map<String, YamlValue> sections =
        root.isEmpty() ? Map.of() : root.get().mapping("the configuration", SECTIONS);
    return new ConfigurationReader(file, sections).configuration(ruleIds);
  }

  private UserConfiguration configuration(Optional<Set<String>> ruleIds)
      throws ConfigurationException {
    Set<String> notTypes = new LinkedHashSet<>();
    List<MemberRef> notCalls = new ArrayList<>();
    notResources(notTypes, notCalls);
    return new UserConfiguration(
        Optional.of(file),
        resources(),
        closingHelpers(),
        members("scoped-helpers", "scoped helper"),
        notTypes,
        notCalls,
        hooks(),
        entryPoints(),
        states(),
        handlers(),
        rules(ruleIds),
        exceptional(),
        excludes());
  }

  private List<YamlValue> items(String section) throws ConfigurationException {
    YamlValue value = sections.get(section);
    return value == null ? List.of() : value.items(section);
  }

  private List<ResourceChange> resources() throws ConfigurationException {
    Map<String, ResourceChange> resources = new LinkedHashMap<>();
    for (YamlValue item : items("resources")) {
      ResourceChange change = ResourceSection.read(item);
      if (resources.put(change.name(), change) != null) {
        throw item.error("\"" + change.name() + "\" stands twice in resources");
      }
    }
    return List.copyOf(resources.values());
  }

  private List<Helper> closingHelpers() throws ConfigurationException {
    List<Helper> helpers = new ArrayList<>();
    for (YamlValue item : items("closing-helpers")) {
      CallArgument argument = CallArgument.read(item, "closing helper");
      helpers.add(
          new Helper(argument.call(), argument.argument().map(Closes::new).orElse(Closes.ALL)));
    }
    return helpers;
  }

  private List<MemberRef> members(String section, String what) throws ConfigurationException {
    List<MemberRef> members = new ArrayList<>();
    for (YamlValue item : items(section)) {
      members.add(NameChecks.member(item, what));
    }
    return members;
  }

  private void notResources(Set<String> types, List<MemberRef> calls)
      throws ConfigurationException {
    for (YamlValue item : items("not-resources")) {
      if (item.text("type or call").indexOf('#') < 0) {
        types.add(NameChecks.type(item, "type"));
      } else {
        calls.add(NameChecks.member(item, "call"));
      }
    }
  }

  private List<Hook> hooks() throws ConfigurationException {
    List<Hook> hooks = new ArrayList<>();
    for (YamlValue item : items("hooks")) {
      NamedPlace place = NamedPlace.read(item, "hook");
      hooks.add(new Hook(place.name(), place.element(), "configuration", place.role(), ""));
    }
    return hooks;
  }

  private List<EntryPoint> entryPoints() throws ConfigurationException {
    List<EntryPoint> entryPoints = new ArrayList<>();
    for (YamlValue item : items("entry-points")) {
      String name = NameChecks.typeOrMember(item, "method or annotation");
      Element element = name.indexOf('#') < 0 ? Element.ANNOTATION : Element.METHOD;
      entryPoints.add(new EntryPoint(name, element, "configuration"));
    }
    return entryPoints;
  }

  private StateNames states() throws ConfigurationException {
    YamlValue value = sections.get("states");
    return value == null ? StateNames.NONE : StateSection.read(value);
  }

  private List<String> handlers() throws ConfigurationException {
    List<String> handlers = new ArrayList<>();
    YamlValue value = sections.get("handlers");
    for (YamlValue item : value == null ? List.<YamlValue>of() : value.itemsOrOne("handlers")) {
      handlers.add(NameChecks.typeOrCall(item, "type, annotation or method"));
    }
    return handlers;
  }

  private Map<String, RuleLevel> rules(Optional<Set<String>> ruleIds)
      throws ConfigurationException {
    YamlValue value = sections.get("rules");
    if (value == null) {
      return Map.of();
    }
    Map<String, YamlValue> entries =
        ruleIds.isEmpty()
            ? value.freeMapping("rules")
            : value.mapping("rules", List.copyOf(new TreeSet<>(ruleIds.get())));
    Map<String, RuleLevel> rules = new LinkedHashMap<>();
    for (Map.Entry<String, YamlValue> entry : entries.entrySet()) {
      rules.put(entry.getKey(), entry.getValue().oneOf("level", RuleLevel::of, RuleLevel.ids()));
    }
    return rules;
  }

  private boolean exceptional() throws ConfigurationException {
    YamlValue value = sections.get("exceptional");
    return value == null || value.oneOf("exceptional", Switch::of, Switch.WORDS);
  }

  private List<String> excludes() throws ConfigurationException {
    List<String> globs = new ArrayList<>();
    for (YamlValue item : items("exclude")) {
      String glob = item.text("glob");
      try {
        FileSystems.getDefault().getPathMatcher("glob:" + glob);
      } catch (PatternSyntaxException e) {
        throw item.error("\"" + glob + "\" is no glob: " + e.getDescription());
      }
      globs.add(glob);
    }
    return globs;
  }
}
