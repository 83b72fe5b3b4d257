package dev.watertight.javac;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IntersectionTypeTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.WildcardTree;
import dev.watertight.model.TypeName;
import dev.watertight.model.TypeParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lowers types as they are written. */
final class TypeNames {
  private final Unit unit;

  TypeNames(Unit unit) {
    this.unit = unit;
  }

  /** Lowers one type. */
  TypeName lower(Tree type) {
    return lower(type, unit.end(type));
  }

  /** Lowers a type whose end the compiler does not know. */
  TypeName lower(Tree type, int end) {
    int dimensions = 0;
    Tree element = type;
    while (true) {
      if (element instanceof AnnotatedTypeTree annotated) {
        element = annotated.getUnderlyingType();
      } else if (element instanceof ArrayTypeTree array) {
        element = array.getType();
        dimensions++;
      } else {
        break;
      }
    }
    int start = unit.start(first(element));
    List<TypeName> arguments =
        element instanceof ParameterizedTypeTree generic
            ? lower(generic.getTypeArguments())
            : List.of();
    if (element instanceof WildcardTree wildcard) {
      arguments = wildcard.getBound() == null ? List.of() : List.of(lower(wildcard.getBound()));
    }
    return new TypeName(unit.place(start, end), name(element), arguments, dimensions);
  }

  /** Lowers several types. */
  List<TypeName> lower(List<? extends Tree> types) {
    if (types.isEmpty()) {
      return List.of();
    }
    List<TypeName> lowered = new ArrayList<>(types.size());
    for (Tree type : types) {
      lowered.add(lower(type));
    }
    return List.copyOf(lowered);
  }

  /** The parts of an intersection or union, or the type alone. */
  List<TypeName> parts(Tree type) {
    if (type instanceof AnnotatedTypeTree annotated) {
      return parts(annotated.getUnderlyingType());
    }
    if (type instanceof IntersectionTypeTree intersection) {
      return lower(intersection.getBounds());
    }
    if (type instanceof UnionTypeTree union) {
      return lower(union.getTypeAlternatives());
    }
    return List.of(lower(type));
  }

  /** Lowers type parameters. */
  List<TypeParameter> parameters(List<? extends TypeParameterTree> parameters) {
    if (parameters.isEmpty()) {
      return List.of();
    }
    List<TypeParameter> lowered = new ArrayList<>(parameters.size());
    for (TypeParameterTree parameter : parameters) {
      lowered.add(new TypeParameter(unit.name(parameter.getName()), lower(parameter.getBounds())));
    }
    return List.copyOf(lowered);
  }

  /** Whether a tree in the place of an expression is a plain or dotted name. */
  static boolean isDottedName(Tree tree) {
    Tree part = tree;
    while (part instanceof MemberSelectTree select) {
      part = select.getExpression();
    }
    return part instanceof IdentifierTree;
  }

  /** Whether a tree in the place of an expression can only be a type. */
  static boolean isTypeOnly(Tree tree) {
    Tree part = tree;
    while (part instanceof MemberSelectTree select) {
      part = select.getExpression();
    }
    return part instanceof ParameterizedTypeTree
        || part instanceof ArrayTypeTree
        || part instanceof PrimitiveTypeTree
        || part instanceof AnnotatedTypeTree;
  }

  /** Dotted name of a name, a selection, or of the type behind annotations and arguments. */
  String name(Tree type) {
    if (type instanceof IdentifierTree identifier) {
      return unit.name(identifier.getName());
    }
    if (type instanceof MemberSelectTree select) {
      return name(select.getExpression()) + "." + unit.name(select.getIdentifier());
    }
    if (type instanceof PrimitiveTypeTree primitive) {
      return primitive.getPrimitiveTypeKind().name().toLowerCase(Locale.ROOT);
    }
    if (type instanceof ParameterizedTypeTree generic) {
      return name(generic.getType());
    }
    if (type instanceof AnnotatedTypeTree annotated) {
      return name(annotated.getUnderlyingType());
    }
    return switch (type.getKind()) {
      case UNBOUNDED_WILDCARD -> TypeName.WILDCARD;
      case EXTENDS_WILDCARD -> TypeName.EXTENDS;
      case SUPER_WILDCARD -> TypeName.SUPER;
      default -> throw unit.unsupported(type);
    };
  }

  // Annotations may stand before the first segment and are not part of the place.
  private static Tree first(Tree type) {
    Tree part = type;
    while (true) {
      if (part instanceof MemberSelectTree select) {
        part = select.getExpression();
      } else if (part instanceof ParameterizedTypeTree generic) {
        part = generic.getType();
      } else if (part instanceof AnnotatedTypeTree annotated) {
        part = annotated.getUnderlyingType();
      } else {
        return part;
      }
    }
  }
}
