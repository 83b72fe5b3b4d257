package dev.watertight.scan.source;

import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.nodeTypes.NodeWithModifiers;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.type.ReferenceType;
import com.github.javaparser.ast.type.TypeParameter;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.ImpliedModifiers;
import dev.watertight.model.Initializer;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Parameter;
import dev.watertight.model.Place;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.model.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lowers the members of types. */
final class MemberLowering {
  private static final Set<dev.watertight.model.Modifier> CONSTANT =
      Set.of(
          dev.watertight.model.Modifier.PUBLIC,
          dev.watertight.model.Modifier.STATIC,
          dev.watertight.model.Modifier.FINAL);

  private final Lowering lowering;

  MemberLowering(Lowering lowering) {
    this.lowering = lowering;
  }

  /**
   * The members of a body.
   *
   * @param components of the record whose body it is, else empty
   */
  List<Member> all(
      List<BodyDeclaration<?>> body, TypeDecl.Kind enclosing, List<Parameter> components) {
    List<Member> lowered = new ArrayList<>(body.size());
    for (BodyDeclaration<?> member : body) {
      if (member instanceof FieldDeclaration field) {
        lowered.addAll(lowering.variables().fields(field, enclosing));
      } else if (member instanceof TypeDeclaration<?> type) {
        lowered.add(lowering.declarations().member(type, enclosing));
      } else if (member instanceof InitializerDeclaration initializer) {
        Stmt.Block block = lowering.block(initializer.getBody());
        lowered.add(new Initializer(block.place(), initializer.isStatic(), block));
      } else {
        lowered.add(method(member, enclosing, components));
      }
    }
    return List.copyOf(lowered);
  }

  /**
   * An enum constant.
   *
   * @param enumName simple name of its enum
   */
  FieldDecl constant(EnumConstantDeclaration constant, String enumName) {
    Place name = lowering.places().of(constant.getName());
    Place place = new Place(name.start(), lowering.places().end(constant));
    TypeName type = new TypeName(name, enumName, List.of(), 0);
    return new FieldDecl(
        place,
        name,
        constant.getNameAsString(),
        type,
        CONSTANT,
        lowering.modifiers().annotations(constant.getAnnotations()),
        new CreationLowering(lowering).constant(constant, type, place));
  }

  /** From the first modifier or annotation of a declaration to its end. */
  Place place(BodyDeclaration<?> declaration) {
    NodeList<Modifier> modifiers =
        declaration instanceof NodeWithModifiers<?> modified
            ? modified.getModifiers()
            : new NodeList<>();
    return new Place(
        lowering.places().start(declaration, modifiers, declaration.getAnnotations()),
        lowering.places().end(declaration));
  }

  private MethodDecl method(
      BodyDeclaration<?> member, TypeDecl.Kind enclosing, List<Parameter> components) {
    if (member instanceof MethodDeclaration method) {
      Head head = new Head(method, method.getTypeParameters(), method.getThrownExceptions());
      return method(
          head,
          method.getName(),
          method.getNameAsString(),
          enclosing,
          lowering.variables().parameters(method.getParameters()),
          lowering.types().lower(method.getType()),
          method.getBody().orElse(null));
    }
    if (member instanceof AnnotationMemberDeclaration element) {
      return method(
          new Head(element, new NodeList<>(), new NodeList<>()),
          element.getName(),
          element.getNameAsString(),
          enclosing,
          List.of(),
          lowering.types().lower(element.getType()),
          null);
    }
    if (member instanceof CompactConstructorDeclaration compact) {
      return method(
          new Head(compact, compact.getTypeParameters(), compact.getThrownExceptions()),
          compact.getName(),
          MethodDecl.CONSTRUCTOR,
          enclosing,
          components,
          null,
          compact.getBody());
    }
    ConstructorDeclaration constructor = member.asConstructorDeclaration();
    return method(
        new Head(constructor, constructor.getTypeParameters(), constructor.getThrownExceptions()),
        constructor.getName(),
        MethodDecl.CONSTRUCTOR,
        enclosing,
        lowering.variables().parameters(constructor.getParameters()),
        null,
        constructor.getBody());
  }

  private MethodDecl method(
      Head head,
      SimpleName writtenName,
      String name,
      TypeDecl.Kind enclosing,
      List<Parameter> parameters,
      @Nullable TypeName returnType,
      @Nullable BlockStmt body) {
    NodeList<Modifier> modifiers = ((NodeWithModifiers<?>) head.declaration()).getModifiers();
    return new MethodDecl(
        place(head.declaration()),
        lowering.places().of(writtenName),
        name,
        lowering.types().parameters(head.typeParameters()),
        parameters,
        returnType,
        lowering.types().all(head.thrown()),
        ImpliedModifiers.ofMethod(
            ModifierLowering.modifiers(modifiers), enclosing, returnType == null, body != null),
        lowering.modifiers().annotations(head.declaration().getAnnotations()),
        body == null ? null : lowering.block(body),
        false);
  }

  private record Head(
      BodyDeclaration<?> declaration,
      NodeList<TypeParameter> typeParameters,
      NodeList<ReferenceType> thrown) {}
}
