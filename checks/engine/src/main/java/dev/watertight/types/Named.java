package dev.watertight.types;

/** What a name, simple or qualified, stands for. */
sealed interface Named {
  /**
   * A variable.
   *
   * @param type of the expression, which may be more exact than that of the variable
   */
  record OfVariable(Variable variable, Type type) implements Named {}

  /** A class. */
  record OfType(Type type) implements Named {}

  /** The start of a qualified name, or a name of which nothing is known. */
  record OfPackage(String name) implements Named {}

  /** Some value, or nothing that is known. */
  enum Nothing implements Named {
    NOTHING
  }
}
