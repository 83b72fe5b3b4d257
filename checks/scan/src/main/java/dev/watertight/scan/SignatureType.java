package dev.watertight.scan;

import dev.watertight.types.Type;
import dev.watertight.types.TypeVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureVisitor;

/** One type of a signature. */
final class SignatureType extends SignatureVisitor {
  private final Set<String> visible;
  private final List<SignatureType> arguments = new ArrayList<>();
  private String name = "java.lang.Object";
  private boolean variable;
  private int dimensions;

  /**
   * A type to be visited.
   *
   * @param visible names of the type variables that stay; any other is replaced by Object
   */
  SignatureType(Set<String> visible) {
    super(Opcodes.ASM9);
    this.visible = visible;
  }

  Type type() {
    if (variable) {
      Type use = visible.contains(name) ? TypeVariable.use(name) : Type.OBJECT;
      return new Type(use.name(), List.of(), dimensions);
    }
    return new Type(name, arguments.stream().map(SignatureType::type).toList(), dimensions);
  }

  @Override
  public void visitBaseType(char descriptor) {
    name = org.objectweb.asm.Type.getType(String.valueOf(descriptor)).getClassName();
  }

  @Override
  public void visitTypeVariable(String variableName) {
    name = variableName;
    variable = true;
  }

  @Override
  public SignatureVisitor visitArrayType() {
    dimensions++;
    return this;
  }

  @Override
  public void visitClassType(String internalName) {
    name = internalName.replace('/', '.');
  }

  @Override
  public void visitInnerClassType(String simpleName) {
    name = name + "$" + simpleName;
    arguments.clear();
  }

  @Override
  public void visitTypeArgument() {
    arguments.add(new SignatureType(visible));
  }

  @Override
  public SignatureVisitor visitTypeArgument(char wildcard) {
    SignatureType argument = new SignatureType(visible);
    arguments.add(argument);
    return argument;
  }
}
