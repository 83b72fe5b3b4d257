package dev.watertight.catalogue;

import java.util.List;
import java.util.Map;

/**
 * A method ({@code owner#member}) or annotation, as a text or as a mapping of {@code name} and
 * {@code role}.
 *
 * @param name what is named
 * @param element what sort of thing it is
 * @param role what being there means
 */
record NamedPlace(String name, Element element, Hook.Role role) {

  static NamedPlace read(YamlValue value, String what) throws ConfigurationException {
    if (!value.isMapping()) {
      return of(NameChecks.typeOrMember(value, what), Hook.Role.CLOSE);
    }
    Map<String, YamlValue> entries = value.mapping("a " + what, List.of("name", "role"));
    YamlValue name = entries.get("name");
    if (name == null) {
      throw value.error("a " + what + " lacks its name");
    }
    YamlValue role = entries.get("role");
    return of(
        NameChecks.typeOrMember(name, what),
        role == null ? Hook.Role.CLOSE : role.oneOf("role", Hook.Role::of, Hook.Role.ids()));
  }

  private static NamedPlace of(String name, Hook.Role role) {
    if (name.indexOf('#') >= 0) {
      return new NamedPlace(name, Element.METHOD, role);
    }
    Element element = role == Hook.Role.EVENT ? Element.TYPE : Element.ANNOTATION;
    return new NamedPlace(name, element, role);
  }
}
