package dev.watertight.scan.source;

import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import dev.watertight.model.ImpliedModifiers;
import dev.watertight.model.Member;
import dev.watertight.model.Parameter;
import dev.watertight.model.Place;
import dev.watertight.model.TypeDecl;
import dev.watertight.model.TypeName;
import dev.watertight.model.TypeParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lowers types. */
final class DeclarationLowering {
  private final Lowering lowering;
  private final MemberLowering members;

  DeclarationLowering(Lowering lowering) {
    this.lowering = lowering;
    this.members = new MemberLowering(lowering);
  }

  /**
   * A top-level type.
   *
   * @param packageName empty for none
   * @param implicitName what the implicit class of a compact file is called
   */
  TypeDecl topLevel(TypeDeclaration<?> type, String packageName, String implicitName) {
    if (type instanceof ClassOrInterfaceDeclaration named && named.isCompact()) {
      return implicit(named, implicitName);
    }
    String binaryName = lowering.openTypes().topLevel(packageName, type.getNameAsString());
    return lower(type, binaryName, null, false);
  }

  TypeDecl member(TypeDeclaration<?> type, TypeDecl.Kind enclosing) {
    return lower(type, lowering.openTypes().member(type.getNameAsString()), enclosing, false);
  }

  TypeDecl local(TypeDeclaration<?> type) {
    return lower(type, lowering.openTypes().local(type.getNameAsString()), null, true);
  }

  /**
   * An anonymous class.
   *
   * @param type what it extends or implements
   * @param place its body
   */
  TypeDecl anonymous(TypeName type, List<BodyDeclaration<?>> body, Place place) {
    String binaryName = lowering.openTypes().local("");
    List<Member> lowered = members.all(body, TypeDecl.Kind.ANONYMOUS, List.of());
    lowering.openTypes().leave();
    TypeDecl written =
        new TypeDecl(
            place,
            new Place(place.start(), place.start()),
            TypeDecl.Kind.ANONYMOUS,
            binaryName,
            "",
            Set.of(),
            List.of(),
            List.of(),
            List.of(type),
            List.of(),
            List.of(),
            List.of(),
            lowered);
    return lowering.normal().type(written);
  }

  private TypeDecl implicit(ClassOrInterfaceDeclaration type, String name) {
    String binaryName = lowering.openTypes().topLevel("", name);
    List<Member> lowered = members.all(type.getMembers(), TypeDecl.Kind.IMPLICIT, List.of());
    lowering.openTypes().leave();
    int start = members.place(type.getMember(0)).start();
    TypeDecl written =
        new TypeDecl(
            new Place(start, lowering.places().end(type)),
            new Place(start, start),
            TypeDecl.Kind.IMPLICIT,
            binaryName,
            name,
            ImpliedModifiers.ofType(Set.of(), TypeDecl.Kind.IMPLICIT, null, false, false),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            lowered);
    return lowering.normal().type(written);
  }

  private TypeDecl lower(
      TypeDeclaration<?> type,
      String binaryName,
      TypeDecl.@Nullable Kind enclosing,
      boolean local) {
    TypeDecl.Kind kind = kind(type);
    List<TypeParameter> typeParameters = List.of();
    List<TypeName> superclasses = List.of();
    List<TypeName> interfaces = List.of();
    List<TypeName> permitted = List.of();
    List<Parameter> components = List.of();
    List<Member> lowered = new ArrayList<>();
    boolean extended = false;
    if (type instanceof ClassOrInterfaceDeclaration named) {
      typeParameters = lowering.types().parameters(named.getTypeParameters());
      superclasses = lowering.types().all(named.getExtendedTypes());
      interfaces = lowering.types().all(named.getImplementedTypes());
      permitted = lowering.types().all(named.getPermittedTypes());
    } else if (type instanceof RecordDeclaration named) {
      typeParameters = lowering.types().parameters(named.getTypeParameters());
      interfaces = lowering.types().all(named.getImplementedTypes());
      components = lowering.variables().parameters(named.getParameters());
    } else if (type instanceof EnumDeclaration named) {
      interfaces = lowering.types().all(named.getImplementedTypes());
      extended = named.getEntries().stream().anyMatch(CreationLowering::hasBody);
      for (EnumConstantDeclaration constant : named.getEntries()) {
        lowered.add(members.constant(constant, type.getNameAsString()));
      }
    }
    lowered.addAll(members.all(type.getMembers(), kind, components));
    lowering.openTypes().leave();
    TypeDecl written =
        new TypeDecl(
            members.place(type),
            lowering.places().of(type.getName()),
            kind,
            binaryName,
            type.getNameAsString(),
            ImpliedModifiers.ofType(
                ModifierLowering.modifiers(type.getModifiers()), kind, enclosing, local, extended),
            lowering.modifiers().annotations(type.getAnnotations()),
            typeParameters,
            superclasses,
            interfaces,
            permitted,
            components,
            List.copyOf(lowered));
    return lowering.normal().type(written);
  }

  private static TypeDecl.Kind kind(TypeDeclaration<?> type) {
    if (type instanceof EnumDeclaration) {
      return TypeDecl.Kind.ENUM;
    }
    if (type instanceof RecordDeclaration) {
      return TypeDecl.Kind.RECORD;
    }
    if (type instanceof AnnotationDeclaration) {
      return TypeDecl.Kind.ANNOTATION;
    }
    return type.asClassOrInterfaceDeclaration().isInterface()
        ? TypeDecl.Kind.INTERFACE
        : TypeDecl.Kind.CLASS;
  }
}
