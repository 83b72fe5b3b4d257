package dev.watertight.model;

import java.util.List;

/**
 * Adds to what a front end read what the text leaves to the language and to Lombok, so that both
 * front ends end with the same model. A front end passes every part through here as soon as the
 * part is complete, from the inside out.
 *
 * <p>Of the language: fields, canonical constructor and accessors of a record, and the assignments
 * at the end of a compact constructor (one whose parameters are the record's components). Of
 * Lombok, without running it, where an annotation is Lombok's by import: constructors, accessors,
 * builders, loggers, {@code @Cleanup}, {@code val}, and what {@code @Value}, {@code @FieldDefaults}
 * and {@code @UtilityClass} make final, private or static. Members that are there already are not
 * added. An added member is {@link MethodDecl#implied()} and has the place of what implies it, with
 * all that is in it.
 */
public final class Normal {
  private final LombokNames lombok;

  private Normal(LombokNames lombok) {
    this.lombok = lombok;
  }

  /** The normal form of a file with these imports. */
  public static Normal of(List<ImportDecl> imports) {
    return new Normal(LombokNames.of(imports));
  }

  /** A type with its written members, and those that are implied. */
  public TypeDecl type(TypeDecl written) {
    TypeDecl complete =
        written.kind() == TypeDecl.Kind.RECORD ? RecordMembers.addedTo(written) : written;
    return Lombok.appliedTo(complete, lombok);
  }

  /** The statements of a block or case; what follows a {@code @Cleanup} is moved into a try. */
  public List<Stmt> statements(List<Stmt> written) {
    return LombokCleanup.appliedTo(written, lombok);
  }

  /** A local variable; {@code val} is a final one without a type. */
  public Stmt.Local local(Stmt.Local written) {
    TypeName type = written.type();
    if (type == null || !lombok.isVal(type)) {
      return written;
    }
    return new Stmt.Local(
        written.place(),
        written.namePlace(),
        written.name(),
        null,
        ModifierSet.with(written.modifiers(), Modifier.FINAL),
        written.annotations(),
        written.initializer());
  }
}
