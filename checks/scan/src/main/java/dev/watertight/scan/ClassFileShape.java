package dev.watertight.scan;

import dev.watertight.model.Modifier;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.ClassShape;
import dev.watertight.types.Origin;
import dev.watertight.types.Signature;
import dev.watertight.types.Type;
import dev.watertight.types.TypeVariable;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/** A class as a class file describes it; what is private or made by the compiler left out. */
final class ClassFileShape implements ClassShape {
  String name = "";
  TypeDecl.Kind kind = TypeDecl.Kind.CLASS;
  Set<Modifier> modifiers = Set.of();
  List<TypeVariable> variables = List.of();
  @Nullable Type superclass;
  List<Type> interfaces = List.of();
  final List<Signature> methods = new ArrayList<>();
  final Map<String, List<Signature>> methodsByName = new HashMap<>();
  final List<Variable> fields = new ArrayList<>();
  final Set<String> nested = new LinkedHashSet<>();
  final Set<String> annotations = new LinkedHashSet<>();

  private ClassFileShape() {}

  /** Reads a class file; nothing where it is broken or of a form that ASM does not know. */
  static Optional<ClassShape> read(byte[] bytes) {
    ClassFileShape shape = new ClassFileShape();
    try {
      new ClassReader(bytes)
          .accept(
              new ClassFileVisitor(shape),
              ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
    return Optional.of(shape);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Origin origin() {
    return Origin.CLASS_PATH;
  }

  @Override
  public TypeDecl.Kind kind() {
    return kind;
  }

  @Override
  public Set<Modifier> modifiers() {
    return modifiers;
  }

  @Override
  public List<TypeVariable> variables() {
    return variables;
  }

  @Override
  public @Nullable Type superclass() {
    return superclass;
  }

  @Override
  public List<Type> interfaces() {
    return interfaces;
  }

  @Override
  public boolean isComplete() {
    return true;
  }

  @Override
  public List<Signature> methods() {
    return Collections.unmodifiableList(methods);
  }

  @Override
  public List<Signature> methods(String name) {
    return methodsByName.getOrDefault(name, List.of());
  }

  @Override
  public boolean hasMethod(String name) {
    return methodsByName.containsKey(name);
  }

  @Override
  public List<Variable> fields() {
    return Collections.unmodifiableList(fields);
  }

  @Override
  public Set<String> nested() {
    return Collections.unmodifiableSet(nested);
  }

  @Override
  public Set<String> annotations() {
    return Collections.unmodifiableSet(annotations);
  }
}
