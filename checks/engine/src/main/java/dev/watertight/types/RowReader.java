package dev.watertight.types;

import dev.watertight.model.Annotation;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Modifier;
import dev.watertight.model.Parameter;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeDecl;
import dev.watertight.model.TypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns declarations into rows. Thread-safe. */
final class RowReader {
  private final Interner interner;

  RowReader(Interner interner) {
    this.interner = interner;
  }

  FileRow file(SourceFile file) {
    return new FileRow(file.path(), interner.of(file.packageName()), Imports.of(file, interner));
  }

  /** Rows of a class and of all that are nested in it, outer ones first. */
  void read(TypeDecl declaration, FileRow file, @Nullable ClassRow outer, Consumer<ClassRow> rows) {
    ClassRow row = row(declaration, file, outer);
    rows.accept(row);
    declaration.types().forEach(nested -> read(nested, file, row, rows));
  }

  /** The row of one class. */
  ClassRow row(TypeDecl declaration, FileRow file, @Nullable ClassRow outer) {
    List<MethodRow> methods = new ArrayList<>();
    declaration.methods().forEach(method -> methods.add(row(method)));
    List<FieldRow> fields = new ArrayList<>();
    declaration.fields().forEach(field -> fields.add(row(field)));
    if (declaration.kind() == TypeDecl.Kind.RECORD) {
      addRecordMembers(declaration, methods, fields);
    }
    return new ClassRow(
        file,
        outer,
        header(declaration),
        List.copyOf(methods),
        List.copyOf(fields),
        interner.of(names(declaration.types().map(TypeDecl::simpleName).toList())));
  }

  private ClassRow.Header header(TypeDecl declaration) {
    return new ClassRow.Header(
        interner.of(declaration.binaryName()),
        declaration.kind(),
        modifiers(declaration.modifiers()),
        interner.parameters(declaration.typeParameters()),
        interner.types(declaration.superclasses()),
        interner.types(declaration.interfaces()),
        interner.of(
            names(declaration.annotations().stream().map(Annotation::simpleName).toList())));
  }

  private Set<String> names(List<String> names) {
    Set<String> kept = new TreeSet<>();
    names.forEach(name -> kept.add(interner.of(name)));
    return kept.isEmpty() ? Set.of() : Collections.unmodifiableSet(kept);
  }

  private Set<Modifier> modifiers(Set<Modifier> modifiers) {
    return modifiers.isEmpty()
        ? Set.of()
        : interner.of(Collections.unmodifiableSet(EnumSet.copyOf(modifiers)));
  }

  MethodRow row(MethodDecl method) {
    List<Parameter> parameters = method.parameters();
    return new MethodRow(
        interner.of(method.name()),
        interner.parameters(method.typeParameters()),
        interner.types(parameters.stream().map(RowReader::typeOf).toList()),
        !parameters.isEmpty() && parameters.get(parameters.size() - 1).varargs(),
        method.returnType() == null ? null : interner.type(method.returnType()),
        interner.types(method.throwsTypes()),
        modifiers(method.modifiers()));
  }

  private static TypeName typeOf(Parameter parameter) {
    return parameter.type() != null
        ? parameter.type()
        : new TypeName(parameter.place(), "java.lang.Object", List.of(), 0);
  }

  private FieldRow row(FieldDecl field) {
    boolean constant =
        field.modifiers().contains(Modifier.FINAL)
            && field.initializer() != null
            && Constants.isSimple(field.initializer());
    return new FieldRow(
        interner.of(field.name()),
        interner.type(field.type()),
        modifiers(field.modifiers()),
        constant ? field.initializer() : null);
  }

  /** What the language adds to a record where a front end left it out. */
  private void addRecordMembers(
      TypeDecl declaration, List<MethodRow> methods, List<FieldRow> fields) {
    List<Parameter> components = declaration.recordComponents();
    List<TypeName> types = interner.types(components.stream().map(RowReader::typeOf).toList());
    boolean varargs = !components.isEmpty() && components.get(components.size() - 1).varargs();
    Set<Modifier> pub = modifiers(Set.of(Modifier.PUBLIC));
    for (int i = 0; i < components.size(); i++) {
      String name = interner.of(components.get(i).name());
      if (methods.stream().noneMatch(m -> m.name().equals(name) && m.parameters().isEmpty())) {
        methods.add(new MethodRow(name, List.of(), List.of(), false, types.get(i), List.of(), pub));
      }
      if (fields.stream().noneMatch(f -> f.name().equals(name))) {
        fields.add(
            new FieldRow(
                name, types.get(i), modifiers(Set.of(Modifier.PRIVATE, Modifier.FINAL)), null));
      }
    }
    if (methods.stream()
        .noneMatch(
            m ->
                m.name().equals(MethodDecl.CONSTRUCTOR)
                    && m.parameters().size() == types.size()
                    && m.parameters().equals(types))) {
      methods.add(
          new MethodRow(MethodDecl.CONSTRUCTOR, List.of(), types, varargs, null, List.of(), pub));
    }
  }
}
