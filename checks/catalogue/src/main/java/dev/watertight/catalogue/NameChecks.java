package dev.watertight.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Reads names of types and members, and refuses what cannot be one. */
final class NameChecks {
  private static final Set<String> PRIMITIVES =
      Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double");

  private NameChecks() {}

  static String type(YamlValue value, String what) throws ConfigurationException {
    String name = value.text(what);
    checkType(value, name);
    return name;
  }

  static MemberRef member(YamlValue value, String what) throws ConfigurationException {
    String text = value.text(what);
    Optional<MemberRef> member = MemberRef.parse(text);
    if (member.isEmpty()) {
      throw value.error(
          "\""
              + text
              + "\" is no "
              + what
              + ": expected com.acme.Type#method, com.acme.Type#method(java.lang.String) or"
              + " com.acme.Type#<init>");
    }
    checkMember(value, member.get());
    return member.get();
  }

  /** A type alone, or a member. */
  static String typeOrMember(YamlValue value, String what) throws ConfigurationException {
    return value.text(what).indexOf('#') < 0 ? type(value, what) : member(value, what).toString();
  }

  /** A type alone, or a method of one. */
  static String typeOrCall(YamlValue value, String what) throws ConfigurationException {
    return value.text(what).indexOf('#') < 0 ? type(value, what) : call(value, what).toString();
  }

  /** A method, no constructor. */
  static MemberRef call(YamlValue value, String what) throws ConfigurationException {
    String text = value.text(what);
    Optional<MemberRef> member = MemberRef.parse(text);
    if (member.isEmpty() || member.get().isConstructor()) {
      throw value.error(
          "\""
              + text
              + "\" is no "
              + what
              + ": expected com.acme.Type#method or com.acme.Type#method(java.lang.String)");
    }
    checkMember(value, member.get());
    return member.get();
  }

  /** A constant, as {@code owner#name}. */
  static String constant(YamlValue value) throws ConfigurationException {
    String text = value.text("constant");
    Optional<MemberRef> member = MemberRef.parse(text);
    if (member.isEmpty()
        || member.get().parameters() != null
        || !SourceVersion.isIdentifier(member.get().member())) {
      throw value.error("\"" + text + "\" is no constant: expected com.acme.Type#CONSTANT");
    }
    checkType(value, member.get().owner());
    return text;
  }

  static String method(YamlValue value, String what) throws ConfigurationException {
    String name = value.text(what);
    checkMethod(value, name);
    return name;
  }

  static void checkMethod(YamlValue value, String name) throws ConfigurationException {
    if (!SourceVersion.isIdentifier(name)) {
      throw value.error("\"" + name + "\" is no method name");
    }
  }

  private static void checkMember(YamlValue value, MemberRef member) throws ConfigurationException {
    checkType(value, member.owner());
    if (!member.isConstructor()) {
      checkMethod(value, member.member());
    }
    List<String> parameters = member.parameters();
    if (parameters != null) {
      for (String parameter : parameters) {
        String element = parameter.replace("[]", "");
        if (!PRIMITIVES.contains(element)) {
          checkType(value, element);
        }
      }
    }
  }

  private static void checkType(YamlValue value, String name) throws ConfigurationException {
    if (!SourceVersion.isName(name)) {
      throw value.error(
          "\""
              + name
              + "\" is no class name: expected one like com.acme.Store or com.acme.Store$Entry");
    }
    String[] parts = name.split("\\.", -1);
    for (int i = 0; i + 1 < parts.length; i++) {
      if (Character.isUpperCase(parts[i].codePointAt(0))) {
        throw value.error(
            "\""
                + name
                + "\" looks like a nested class, which is written with $: "
                + String.join(".", List.of(parts).subList(0, i + 1))
                + "$"
                + String.join("$", List.of(parts).subList(i + 1, parts.length)));
      }
    }
  }
}
