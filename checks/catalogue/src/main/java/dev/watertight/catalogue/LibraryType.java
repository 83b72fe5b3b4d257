package dev.watertight.catalogue;

import java.util.List;
import java.util.Map;

/**
 * What is known of a library type without its jar: enough to type chains of calls that lead to
 * resources.
 *
 * @param name binary name
 * @param supertypes its nearest supertypes that are catalogued, closeable or library types
 *     themselves; what stands between is left out and its methods are listed here
 * @param methods by name; a method that neither returns a known type nor declares a checked
 *     exception is left out
 */
public record LibraryType(
    String name, List<String> supertypes, Map<String, List<LibraryMethod>> methods) {

  public LibraryType {
    supertypes = List.copyOf(supertypes);
    methods = Map.copyOf(methods);
  }

  /**
   * The methods of this type that a call can mean, inherited ones not included; arity -1 is
   * unknown.
   */
  public List<LibraryMethod> method(String methodName, int arity) {
    return methods.getOrDefault(methodName, List.of()).stream()
        .filter(method -> method.accepts(arity))
        .toList();
  }
}
