package dev.watertight.types;

/**
 * A variable that expressions may name. Equal when it is the same variable.
 *
 * @param owner binary name of the declaring class of a field, else empty
 * @param declaredAt offset of the name of a local variable in its file, -1 for a field
 */
public record Variable(
    Kind kind,
    String name,
    String owner,
    int declaredAt,
    Type type,
    boolean isFinal,
    boolean isStatic) {
  /** What declares it. */
  public enum Kind {
    LOCAL,
    RESOURCE,
    PARAMETER,
    LAMBDA_PARAMETER,
    EXCEPTION,
    PATTERN,
    FIELD
  }

  /** Whether it is a field. */
  public boolean isField() {
    return kind == Kind.FIELD;
  }

  // Most of what is asked of a variable is whether it is a key of some map.
  @Override
  public int hashCode() {
    return (name.hashCode() * 31 + owner.hashCode()) * 31 + declaredAt;
  }

  /** The same with another type. */
  Variable withType(Type other) {
    return new Variable(kind, name, owner, declaredAt, other, isFinal, isStatic);
  }
}
