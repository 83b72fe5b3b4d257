package dev.watertight.scan;

import dev.watertight.types.Type;
import dev.watertight.types.TypeVariable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** A signature attribute, or a descriptor, as types. */
final class GenericSignature extends SignatureVisitor {
  private final Set<String> visible;
  private final List<String> names = new ArrayList<>();
  private final List<List<SignatureType>> bounds = new ArrayList<>();
  private final List<SignatureType> interfaces = new ArrayList<>();
  private final List<SignatureType> parameters = new ArrayList<>();
  private final List<SignatureType> exceptions = new ArrayList<>();
  private final SignatureType result;

  private GenericSignature(Set<String> visible) {
    super(Opcodes.ASM9);
    this.visible = new HashSet<>(visible);
    this.result = new SignatureType(this.visible);
  }

  static GenericSignature ofClass(String signature) {
    GenericSignature parsed = new GenericSignature(Set.of());
    new SignatureReader(signature).accept(parsed);
    return parsed;
  }

  /**
   * A signature or descriptor of a method.
   *
   * @param visible names of the type variables of the class
   */
  static GenericSignature ofMethod(String signature, Set<String> visible) {
    GenericSignature parsed = new GenericSignature(visible);
    new SignatureReader(signature).accept(parsed);
    return parsed;
  }

  static Type ofField(String signature, Set<String> visible) {
    SignatureType type = new SignatureType(visible);
    new SignatureReader(signature).acceptType(type);
    return type.type();
  }

  static Set<String> names(List<TypeVariable> variables) {
    Set<String> names = new HashSet<>();
    variables.forEach(variable -> names.add(variable.name()));
    return names;
  }

  @Override
  public void visitFormalTypeParameter(String name) {
    visible.add(name);
    names.add(name);
    bounds.add(new ArrayList<>());
  }

  @Override
  public SignatureVisitor visitClassBound() {
    return added(bounds.get(bounds.size() - 1));
  }

  @Override
  public SignatureVisitor visitInterfaceBound() {
    return added(bounds.get(bounds.size() - 1));
  }

  @Override
  public SignatureVisitor visitSuperclass() {
    return result;
  }

  @Override
  public SignatureVisitor visitInterface() {
    return added(interfaces);
  }

  @Override
  public SignatureVisitor visitParameterType() {
    return added(parameters);
  }

  @Override
  public SignatureVisitor visitReturnType() {
    return result;
  }

  @Override
  public SignatureVisitor visitExceptionType() {
    return added(exceptions);
  }

  private SignatureVisitor added(List<SignatureType> types) {
    SignatureType type = new SignatureType(visible);
    types.add(type);
    return type;
  }

  private static List<Type> types(List<SignatureType> read) {
    return read.stream().map(SignatureType::type).toList();
  }

  List<TypeVariable> variables() {
    List<TypeVariable> variables = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      variables.add(new TypeVariable(names.get(i), types(bounds.get(i))));
    }
    return variables;
  }

  Type superclass() {
    return result.type();
  }

  Type returns() {
    return result.type();
  }

  List<Type> interfaces() {
    return types(interfaces);
  }

  List<Type> parameters() {
    return types(parameters);
  }

  List<Type> exceptions() {
    return types(exceptions);
  }
}
