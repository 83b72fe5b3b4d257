package dev.watertight.types;

import dev.watertight.model.Modifier;
import dev.watertight.model.TypeDecl;
import dev.watertight.model.TypeName;
import dev.watertight.model.TypeParameter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A class as it is written, without bodies. Compared by identity. */
final class ClassRow {
  private final FileRow file;
  private final @Nullable ClassRow outer;
  private final Header header;
  private final List<MethodRow> methods;
  private final List<FieldRow> fields;
  private final Set<String> nested;

  ClassRow(
      FileRow file,
      @Nullable ClassRow outer,
      Header header,
      List<MethodRow> methods,
      List<FieldRow> fields,
      Set<String> nested) {
    this.file = file;
    this.outer = outer;
    this.header = header;
    this.methods = methods;
    this.fields = fields;
    this.nested = nested;
  }

  /** What stands before the body. */
  record Header(
      String name,
      TypeDecl.Kind kind,
      Set<Modifier> modifiers,
      List<TypeParameter> variables,
      List<TypeName> superclasses,
      List<TypeName> interfaces,
      Set<String> annotations) {}

  FileRow file() {
    return file;
  }

  /** The class in whose body it is declared, null for a top-level, local or anonymous class. */
  @Nullable ClassRow outer() {
    return outer;
  }

  String name() {
    return header.name();
  }

  Header header() {
    return header;
  }

  List<MethodRow> methods() {
    return methods;
  }

  List<FieldRow> fields() {
    return fields;
  }

  /** Simple names of the classes declared in its body. */
  Set<String> nested() {
    return nested;
  }
}
