package dev.watertight.catalogue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one data file of facts; see {@code FORMAT.md} of this module. */
final class FactsReader {
  private final Lines lines;
  private final String family;
  private final Facts facts;
  private @Nullable ResourceReader resource;
  private @Nullable PlaceReader place;

  private FactsReader(Lines lines, String family, Facts facts) {
    this.lines = lines;
    this.family = family;
    this.facts = facts;
  }

  static void read(Lines lines, String family, Facts into) {
    new FactsReader(lines, family, into).read();
  }

  private void read() {
    while (lines.advance()) {
      if (!lines.isDetail()) {
        finish();
        header();
      } else if (resource != null) {
        resource.detail(lines);
      } else if (place != null) {
        place.detail(lines);
      } else {
        throw lines.error("a detail without a header");
      }
    }
    finish();
  }

  private void finish() {
    if (resource != null) {
      ResourceType type = resource.finish(lines);
      if (facts.resources.put(type.name(), type) != null) {
        throw lines.error(type.name() + " is described twice");
      }
      resource = null;
    }
    if (place != null) {
      place.finish(facts);
      place = null;
    }
  }

  private void header() {
    Words words = new Words(lines);
    switch (lines.keyword()) {
      case "resource" ->
          resource = new ResourceReader(words.next("a type"), family, words.next("an artifact"));
      case "never-close-field" -> facts.neverCloseFields.add(words.next("a field"));
      case "never-close-call" -> facts.neverCloseCalls.add(words.member(""));
      case "closing-helper" ->
          facts.closingHelpers.add(new Helper(words.member(""), closes(words)));
      case "leaves-open" -> facts.leavesOpen.add(words.member(""));
      case "scoped-helper" -> facts.scopedHelpers.add(words.member(""));
      case "never-throws" -> facts.neverThrows.add(words.member(""));
      case "never-throwing-type" -> facts.neverThrowingTypes.add(words.next("a type"));
      case "structural-place" -> {
        String id = words.next("an id");
        facts.structuralPlaces.put(id, words.rest());
      }
      case "hook" -> place = hook(words);
      case "entry-point" ->
          place =
              new PlaceReader(PlaceReader.What.ENTRY_POINT, words.next("a name"), element(words));
      case "creation-place" ->
          place = new PlaceReader(PlaceReader.What.CREATION, words.next("a name"), element(words));
      default -> throw lines.unknown(null);
    }
    words.end();
  }

  private PlaceReader hook(Words words) {
    PlaceReader hook = new PlaceReader(PlaceReader.What.HOOK, words.next("a name"), element(words));
    String role = words.next("a role");
    Optional<Hook.Role> known = Hook.Role.of(role);
    if (known.isEmpty()) {
      throw lines.error("unknown role: " + role);
    }
    hook.role = known.get();
    return hook;
  }

  private Element element(Words words) {
    String word = words.next("an element");
    Optional<Element> known = Element.of(word);
    if (known.isEmpty()) {
      throw lines.error("unknown element: " + word);
    }
    return known.get();
  }

  private Closes closes(Words words) {
    String word = words.next("all or an index");
    if (word.equals("all")) {
      return Closes.ALL;
    }
    try {
      return new Closes(Integer.parseUnsignedInt(word));
    } catch (NumberFormatException e) {
      throw lines.error("neither all nor an index: " + word);
    }
  }
}
