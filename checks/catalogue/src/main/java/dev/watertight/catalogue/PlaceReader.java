package dev.watertight.catalogue;

/** Reads the details of one hook, entry point or creation place. */
final class PlaceReader {
  enum What {
    HOOK,
    ENTRY_POINT,
    CREATION
  }

  private final What what;
  private final String name;
  private final Element element;
  Hook.Role role = Hook.Role.CLOSE;
  private String framework = "";
  private String note = "";

  PlaceReader(What what, String name, Element element) {
    this.what = what;
    this.name = name;
    this.element = element;
  }

  void detail(Lines line) {
    switch (line.keyword()) {
      case "framework" -> framework = line.rest();
      case "note" -> note = line.rest();
      default -> throw line.unknown("a place");
    }
  }

  void finish(Facts facts) {
    switch (what) {
      case HOOK -> facts.hooks.add(new Hook(name, element, framework, role, note));
      case ENTRY_POINT -> facts.entryPoints.add(new EntryPoint(name, element, framework));
      case CREATION -> facts.declaredPlaces.add(new CreationPlace(name, element, framework, note));
    }
  }
}
