package dev.watertight.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A class, interface, enum, record or annotation type; named, local or anonymous.
 *
 * @param place from the first modifier to the closing brace; for an anonymous class its body
 * @param namePlace the name; for an anonymous or implicit class an empty range at its body
 * @param binaryName as {@code pkg.Outer$Inner}; local and anonymous classes are numbered in source
 *     order within the class directly around them, one series for each simple name, as {@code
 *     pkg.Outer$1Local} and {@code pkg.Outer$1}; see {@link BinaryNames}
 * @param simpleName empty for an anonymous class
 * @param superclasses what it extends: at most one for a class, any number for an interface; the
 *     type of the creation expression for an anonymous class
 * @param recordComponents header of a record, else empty
 */
public record TypeDecl(
    Place place,
    Place namePlace,
    Kind kind,
    String binaryName,
    String simpleName,
    Set<Modifier> modifiers,
    List<Annotation> annotations,
    List<TypeParameter> typeParameters,
    List<TypeName> superclasses,
    List<TypeName> interfaces,
    List<TypeName> permitted,
    List<Parameter> recordComponents,
    List<Member> members)
    implements Member {
  /** What is declared. */
  public enum Kind {
    CLASS,
    INTERFACE,
    ENUM,
    RECORD,
    ANNOTATION,
    ANONYMOUS,
    /** The unnamed class of a compact source file. */
    IMPLICIT
  }

  /** Its fields in source order, those of record components first. */
  public Stream<FieldDecl> fields() {
    return members.stream().filter(FieldDecl.class::isInstance).map(FieldDecl.class::cast);
  }

  /** Its methods and constructors in source order, implied ones last. */
  public Stream<MethodDecl> methods() {
    return members.stream().filter(MethodDecl.class::isInstance).map(MethodDecl.class::cast);
  }

  /** The types declared directly in its body. */
  public Stream<TypeDecl> types() {
    return members.stream().filter(TypeDecl.class::isInstance).map(TypeDecl.class::cast);
  }

  /** This type with other modifiers and members. */
  public TypeDecl withMembers(Set<Modifier> newModifiers, List<Member> newMembers) {
    return new TypeDecl(
        place,
        namePlace,
        kind,
        binaryName,
        simpleName,
        newModifiers,
        annotations,
        typeParameters,
        superclasses,
        interfaces,
        permitted,
        recordComponents,
        List.copyOf(newMembers));
  }

  /** Whether it is an interface or annotation type. */
  public boolean isInterface() {
    return kind == Kind.INTERFACE || kind == Kind.ANNOTATION;
  }
}
