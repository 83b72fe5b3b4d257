package dev.watertight.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call, and which of its arguments is meant: a text, or a mapping of {@code call} and {@code
 * argument}.
 *
 * @param call the call
 * @param argument the zero-based index, empty if nothing is said
 */
record CallArgument(MemberRef call, Optional<Integer> argument) {

  static CallArgument read(YamlValue value, String what) throws ConfigurationException {
    if (!value.isMapping()) {
      return new CallArgument(NameChecks.member(value, what), Optional.empty());
    }
    Map<String, YamlValue> entries = value.mapping("a " + what, List.of("call", "argument"));
    YamlValue call = entries.get("call");
    if (call == null) {
      throw value.error("a " + what + " lacks its call");
    }
    YamlValue argument = entries.get("argument");
    return new CallArgument(
        NameChecks.member(call, what),
        argument == null ? Optional.empty() : Optional.of(argument.index("argument")));
  }
}
