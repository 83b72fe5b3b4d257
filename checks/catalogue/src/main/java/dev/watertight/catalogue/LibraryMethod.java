package dev.watertight.catalogue;

import java.util.List;

/**
 * A public or protected method of a library, as far as its result or its checked exceptions matter.
 *
 * @param name the method name
 * @param parameters erased parameter types of exactly one overload; empty if {@code everyOverload}
 * @param everyOverload whether the entry speaks for all overloads of the name, which then agree
 * @param returnType binary name, primitive or {@code void}; type variables resolved where the class
 *     fixes them, else erased
 * @param isStatic whether it is static
 * @param throwsTypes binary names of the checked exceptions it declares
 */
public record LibraryMethod(
    String name,
    List<String> parameters,
    boolean everyOverload,
    String returnType,
    boolean isStatic,
    List<String> throwsTypes) {

  public LibraryMethod {
    parameters = List.copyOf(parameters);
    throwsTypes = List.copyOf(throwsTypes);
  }

  /** Whether a call with so many arguments can mean this method; -1 is an unknown number. */
  public boolean accepts(int arity) {
    return everyOverload || new MemberRef("", name, parameters).accepts(arity);
  }
}
