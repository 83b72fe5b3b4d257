package dev.watertight.javac;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.watertight.model.BinaryNames;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.ImpliedModifiers;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Modifier;
import dev.watertight.model.Parameter;
import dev.watertight.model.Place;
import dev.watertight.model.TypeDecl;
import dev.watertight.model.TypeName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lowers classes and what their bodies declare. */
final class Declarations {
  private final Unit unit;
  private final Lowering lowering;
  private final BinaryNames names = new BinaryNames();
  private final Deque<String> enclosing = new ArrayDeque<>();

  Declarations(Unit unit, Lowering lowering) {
    this.unit = unit;
    this.lowering = lowering;
  }

  /** Lowers a top-level type; one without a name in the text is the class of a compact file. */
  TypeDecl topLevel(ClassTree tree, String packageName, String fileName) {
    Header header = Header.of(unit, tree);
    if (header.name() == null) {
      return implicit(tree, fileName);
    }
    String name = unit.name(tree.getSimpleName());
    return named(tree, header.name(), BinaryNames.topLevel(packageName, name), null, false);
  }

  /** Lowers a class that a block declares. */
  TypeDecl local(ClassTree tree) {
    String name = names.local(enclosing.element(), unit.name(tree.getSimpleName()));
    unit.named(tree, name);
    return named(tree, nameOf(tree), name, null, true);
  }

  /** Lowers the body of an anonymous class. */
  TypeDecl anonymous(ClassTree tree, TypeName type) {
    return anonymous(tree, type, unit.start(tree));
  }

  /** Lowers the body of an enum constant, which the compiler lets start at the constant's name. */
  TypeDecl anonymous(ClassTree tree, TypeName type, List<Expr> arguments) {
    SourceText text = unit.text();
    int from = type.place().end();
    if (!arguments.isEmpty()) {
      from = arguments.get(arguments.size() - 1).place().end();
    }
    return anonymous(tree, type, text.find(from, '{'));
  }

  private TypeDecl anonymous(ClassTree tree, TypeName type, int start) {
    String name = names.local(enclosing.element(), "");
    List<Member> members = members(tree, TypeDecl.Kind.ANONYMOUS, name, start, List.of());
    TypeDecl written =
        new TypeDecl(
            unit.place(start, unit.end(tree)),
            unit.place(start, start),
            TypeDecl.Kind.ANONYMOUS,
            name,
            "",
            Modifiers.NONE,
            List.of(),
            List.of(),
            List.of(type),
            List.of(),
            List.of(),
            List.of(),
            members);
    return lowering.normal().type(written);
  }

  private TypeDecl implicit(ClassTree tree, String fileName) {
    List<Member> members = members(tree, TypeDecl.Kind.IMPLICIT, fileName, -1, List.of());
    List<? extends Tree> trees = tree.getMembers();
    int start = trees.isEmpty() ? 0 : unit.start(trees.get(0));
    int end = trees.isEmpty() ? 0 : unit.end(trees.get(trees.size() - 1));
    TypeDecl written =
        new TypeDecl(
            unit.place(start, end),
            unit.place(start, start),
            TypeDecl.Kind.IMPLICIT,
            fileName,
            fileName,
            Modifiers.FINAL,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            members);
    return lowering.normal().type(written);
  }

  private TypeDecl named(
      ClassTree tree,
      Place namePlace,
      String binaryName,
      TypeDecl.@Nullable Kind owner,
      boolean local) {
    TypeDecl.Kind kind = kind(tree);
    boolean isInterface = kind == TypeDecl.Kind.INTERFACE || kind == TypeDecl.Kind.ANNOTATION;
    List<VariableTree> header = kind == TypeDecl.Kind.RECORD ? components(tree) : List.of();
    int body = Header.body(unit, tree, namePlace, header);
    Set<Modifier> modifiers =
        ImpliedModifiers.ofType(
            Modifiers.written(tree.getModifiers()), kind, owner, local, hasConstantBody(tree));
    List<Parameter> components = lowering.members().components(header);
    List<TypeName> implemented = lowering.types().lower(tree.getImplementsClause());
    List<TypeName> extended =
        tree.getExtendsClause() == null
            ? List.of()
            : List.of(lowering.types().lower(tree.getExtendsClause()));
    TypeDecl written =
        new TypeDecl(
            unit.place(tree),
            namePlace,
            kind,
            binaryName,
            unit.name(tree.getSimpleName()),
            Modifiers.shared(modifiers),
            lowering.annotations().lower(tree.getModifiers().getAnnotations()),
            lowering.types().parameters(tree.getTypeParameters()),
            isInterface ? implemented : extended,
            isInterface ? List.of() : implemented,
            lowering.types().lower(tree.getPermitsClause()),
            components,
            members(tree, kind, binaryName, body, components));
    return lowering.normal().type(written);
  }

  private List<Member> members(
      ClassTree tree, TypeDecl.Kind kind, String binaryName, int body, List<Parameter> components) {
    enclosing.push(binaryName);
    List<Member> members = new ArrayList<>(tree.getMembers().size());
    VariableTree previous = null;
    for (Tree member : tree.getMembers()) {
      if (unit.start(member) <= body || unit.end(member) < 0) {
        continue;
      }
      if (member instanceof VariableTree field) {
        boolean further = previous != null && unit.start(previous) == unit.start(field);
        int previousEnd = further ? members.get(members.size() - 1).place().end() : -1;
        members.add(field(field, kind, unit.name(tree.getSimpleName()), previousEnd));
        previous = field;
        continue;
      }
      previous = null;
      if (member instanceof MethodTree method) {
        String name = unit.name(tree.getSimpleName());
        MethodDecl lowered = lowering.members().method(method, kind, name, components);
        if (lowered != null) {
          members.add(lowered);
        }
      } else if (member instanceof BlockTree block) {
        members.add(lowering.members().initializer(block));
      } else if (member instanceof ClassTree type) {
        String name = BinaryNames.member(binaryName, unit.name(type.getSimpleName()));
        members.add(named(type, nameOf(type), name, kind, false));
      } else {
        throw unit.unsupported(member);
      }
    }
    enclosing.pop();
    return List.copyOf(members);
  }

  private FieldDecl field(VariableTree tree, TypeDecl.Kind kind, String owner, int previousEnd) {
    return isConstant(tree, kind)
        ? lowering.members().constant(tree, owner)
        : lowering.members().field(tree, kind, previousEnd);
  }

  private Place nameOf(ClassTree tree) {
    Place name = Header.of(unit, tree).name();
    if (name == null) {
      throw unit.unsupported(tree);
    }
    return name;
  }

  private boolean hasConstantBody(ClassTree tree) {
    if (tree.getKind() != Tree.Kind.ENUM) {
      return false;
    }
    for (Tree member : tree.getMembers()) {
      if (member instanceof VariableTree field
          && isConstant(field, TypeDecl.Kind.ENUM)
          && ((NewClassTree) field.getInitializer()).getClassBody() != null) {
        return true;
      }
    }
    return false;
  }

  // The compiler knows no end of the type that it makes up for a constant.
  private boolean isConstant(VariableTree tree, TypeDecl.Kind kind) {
    return kind == TypeDecl.Kind.ENUM
        && tree.getInitializer() instanceof NewClassTree
        && unit.end(tree.getType()) < 0;
  }

  private static List<VariableTree> components(ClassTree tree) {
    List<VariableTree> components = new ArrayList<>();
    for (Tree member : tree.getMembers()) {
      if (member instanceof VariableTree field
          && !field.getModifiers().getFlags().contains(javax.lang.model.element.Modifier.STATIC)) {
        components.add(field);
      }
    }
    return components;
  }

  private static TypeDecl.Kind kind(ClassTree tree) {
    return switch (tree.getKind()) {
      case INTERFACE -> TypeDecl.Kind.INTERFACE;
      case ENUM -> TypeDecl.Kind.ENUM;
      case RECORD -> TypeDecl.Kind.RECORD;
      case ANNOTATION_TYPE -> TypeDecl.Kind.ANNOTATION;
      default -> TypeDecl.Kind.CLASS;
    };
  }
}
