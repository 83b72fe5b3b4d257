package dev.watertight.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one item of the section {@code resources}. */
final class ResourceSection {
  private static final List<String> KEYS =
      List.of(
          "type",
          "kind",
          "pooled",
          "thread-safe",
          "needs-close",
          "creators",
          "close",
          "closed-by",
          "not-closers",
          "lends",
          "wraps");

  private final YamlValue item;
  private final Map<String, YamlValue> entries;

  private ResourceSection(YamlValue item, Map<String, YamlValue> entries) {
    this.item = item;
    this.entries = entries;
  }

  static ResourceChange read(YamlValue item) throws ConfigurationException {
    return new ResourceSection(item, item.mapping("a resource", KEYS)).change();
  }

  private ResourceChange change() throws ConfigurationException {
    YamlValue type = entries.get("type");
    if (type == null) {
      throw item.error("a resource lacks its type");
    }
    YamlValue kind = entries.get("kind");
    YamlValue needs = entries.get("needs-close");
    return new ResourceChange(
        NameChecks.type(type, "type"),
        kind == null ? Optional.empty() : Optional.of(kind.oneOf("kind", Kind::of, Kind.ids())),
        flag("pooled"),
        flag("thread-safe"),
        needs == null
            ? Optional.empty()
            : Optional.of(needs.oneOf("needs-close", NeedsClose::of, NeedsClose.ids())),
        creators(),
        closers(),
        notClosers(),
        lends(),
        wraps());
  }

  private Optional<Boolean> flag(String key) throws ConfigurationException {
    YamlValue value = entries.get(key);
    return value == null ? Optional.empty() : Optional.of(value.flag(key));
  }

  private List<YamlValue> items(String key) throws ConfigurationException {
    YamlValue value = entries.get(key);
    return value == null ? List.of() : value.itemsOrOne(key);
  }

  private List<ResourceChange.OwnCreator> creators() throws ConfigurationException {
    List<ResourceChange.OwnCreator> creators = new ArrayList<>();
    for (YamlValue each : items("creators")) {
      if (each.isMapping()) {
        Map<String, YamlValue> parts =
            each.mapping("a creator", List.of("call", "pooled", "async"));
        YamlValue pooled = parts.get("pooled");
        YamlValue async = parts.get("async");
        creators.add(
            new ResourceChange.OwnCreator(
                NameChecks.member(needed(each, parts, "creator", "call"), "creator"),
                pooled == null ? Optional.empty() : Optional.of(pooled.flag("pooled")),
                async != null && async.flag("async")));
      } else {
        creators.add(
            new ResourceChange.OwnCreator(
                NameChecks.member(each, "creator"), Optional.empty(), false));
      }
    }
    return creators;
  }

  private List<Closer> closers() throws ConfigurationException {
    List<Closer> closers = new ArrayList<>();
    for (YamlValue each : items("close")) {
      closers.add(closer(each));
    }
    for (YamlValue each : items("closed-by")) {
      CallArgument argument = CallArgument.read(each, "foreign closer");
      closers.add(Closer.foreign(argument.call(), argument.argument().orElse(0)));
    }
    return closers;
  }

  private static Closer closer(YamlValue value) throws ConfigurationException {
    if (!value.isMapping()) {
      return closer(value, true, false);
    }
    Map<String, YamlValue> parts =
        value.mapping("a closer", List.of("method", "partial", "subscribe"));
    YamlValue partial = parts.get("partial");
    YamlValue subscribe = parts.get("subscribe");
    return closer(
        needed(value, parts, "closer", "method"),
        partial == null || !partial.flag("partial"),
        subscribe != null && subscribe.flag("subscribe"));
  }

  private static Closer closer(YamlValue value, boolean sufficient, boolean subscribe)
      throws ConfigurationException {
    String text = value.text("method");
    if (!text.endsWith("()")) {
      String method = NameChecks.method(value, "method");
      return new Closer(method, null, sufficient, false, subscribe, List.of(), null, -1, 0);
    }
    List<String> chain = List.of(text.substring(0, text.length() - 2).split("\\(\\)\\.", -1));
    for (String method : chain) {
      NameChecks.checkMethod(value, method);
    }
    String last = chain.get(chain.size() - 1);
    return new Closer(
        last,
        List.of(),
        sufficient,
        false,
        subscribe,
        chain.size() == 1 ? List.of() : chain,
        null,
        -1,
        0);
  }

  private Set<String> notClosers() throws ConfigurationException {
    Set<String> methods = new LinkedHashSet<>();
    for (YamlValue each : items("not-closers")) {
      methods.add(NameChecks.method(each, "method"));
    }
    return methods;
  }

  private List<Borrow> lends() throws ConfigurationException {
    List<Borrow> borrows = new ArrayList<>();
    for (YamlValue each : items("lends")) {
      Map<String, YamlValue> parts =
          each.mapping("a loan", List.of("call", "returns", "release", "async"));
      YamlValue async = parts.get("async");
      List<String> releases = new ArrayList<>();
      YamlValue release = parts.get("release");
      if (release == null) {
        releases.add("close");
      } else {
        for (YamlValue way : release.itemsOrOne("release")) {
          releases.add(
              way.text("release").indexOf('#') < 0
                  ? NameChecks.method(way, "release")
                  : NameChecks.member(way, "release").toString());
        }
      }
      borrows.add(
          new Borrow(
              NameChecks.member(needed(each, parts, "loan", "call"), "lending call"),
              NameChecks.type(needed(each, parts, "loan", "returns"), "type"),
              async != null && async.flag("async"),
              releases));
    }
    return borrows;
  }

  private List<Wrap> wraps() throws ConfigurationException {
    List<Wrap> wraps = new ArrayList<>();
    for (YamlValue each : items("wraps")) {
      CallArgument argument = CallArgument.read(each, "wrapper");
      wraps.add(new Wrap(argument.call(), argument.argument().orElse(0)));
    }
    return wraps;
  }

  private static YamlValue needed(
      YamlValue item, Map<String, YamlValue> parts, String what, String key)
      throws ConfigurationException {
    YamlValue value = parts.get(key);
    if (value == null) {
      throw item.error("a " + what + " lacks its " + key);
    }
    return value;
  }
}
