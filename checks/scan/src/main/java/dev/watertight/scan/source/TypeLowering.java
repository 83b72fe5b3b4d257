package dev.watertight.scan.source;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.ReferenceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.UnionType;
import com.github.javaparser.ast.type.UnknownType;
import com.github.javaparser.ast.type.VarType;
import com.github.javaparser.ast.type.VoidType;
import com.github.javaparser.ast.type.WildcardType;
import dev.watertight.model.Place;
import dev.watertight.model.TypeName;
import dev.watertight.model.TypeParameter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lowers types. */
final class TypeLowering {
  private final Places places;

  TypeLowering(Places places) {
    this.places = places;
  }

  TypeName lower(Type type) {
    if (type instanceof ArrayType array) {
      return array(array);
    }
    if (type instanceof ClassOrInterfaceType named) {
      return new TypeName(places.of(type), nameOf(named), arguments(named), 0);
    }
    if (type instanceof PrimitiveType primitive) {
      // The range of an annotated primitive starts at its annotation, its last token is the name.
      return new TypeName(places.of(Places.last(type)), primitive.asString(), List.of(), 0);
    }
    if (type instanceof WildcardType wildcard) {
      return wildcard(wildcard);
    }
    if (type instanceof VoidType) {
      return new TypeName(places.of(Places.last(type)), "void", List.of(), 0);
    }
    throw new IllegalStateException("no type name: " + type.getClass());
  }

  /** The type of a variable; null where none is written, as for {@code var}. */
  @Nullable TypeName variable(Type type) {
    return type instanceof VarType || type instanceof UnknownType || isVar(type)
        ? null
        : lower(type);
  }

  /** The parts of an intersection or union, or the one type. */
  List<TypeName> parts(Type type) {
    if (type instanceof IntersectionType intersection) {
      return intersection.getElements().stream().map(this::lower).toList();
    }
    if (type instanceof UnionType union) {
      return union.getElements().stream().map(this::lower).toList();
    }
    return List.of(lower(type));
  }

  List<TypeName> all(NodeList<? extends Type> types) {
    return types.isEmpty() ? List.of() : types.stream().map(this::lower).toList();
  }

  List<TypeName> all(Optional<NodeList<Type>> types) {
    return types.map(this::all).orElse(List.of());
  }

  List<TypeParameter> parameters(
      NodeList<com.github.javaparser.ast.type.TypeParameter> parameters) {
    return parameters.stream()
        .map(p -> new TypeParameter(p.getNameAsString(), all(p.getTypeBound())))
        .toList();
  }

  private TypeName array(ArrayType array) {
    int dimensions = 0;
    int bracketsEnd = 0;
    Type element = array;
    while (element instanceof ArrayType level) {
      dimensions++;
      if (level.getOrigin() == ArrayType.Origin.TYPE) {
        bracketsEnd = Math.max(bracketsEnd, places.end(level));
      }
      element = level.getComponentType();
    }
    TypeName lowered = lower(element);
    Place place = lowered.place();
    return new TypeName(
        new Place(place.start(), Math.max(place.end(), bracketsEnd)),
        lowered.name(),
        lowered.arguments(),
        dimensions);
  }

  private TypeName wildcard(WildcardType wildcard) {
    Optional<ReferenceType> upper = wildcard.getExtendedType();
    Optional<ReferenceType> bound = upper.or(wildcard::getSuperType);
    String name =
        bound.isEmpty() ? TypeName.WILDCARD : upper.isPresent() ? TypeName.EXTENDS : TypeName.SUPER;
    return new TypeName(
        places.of(wildcard), name, bound.map(b -> List.of(lower(b))).orElse(List.of()), 0);
  }

  private List<TypeName> arguments(ClassOrInterfaceType type) {
    return all(type.getTypeArguments());
  }

  private static String nameOf(ClassOrInterfaceType type) {
    String name = type.getNameAsString();
    return type.getScope().map(scope -> nameOf(scope) + "." + name).orElse(name);
  }

  private static boolean isVar(Type type) {
    return type instanceof ClassOrInterfaceType named
        && named.getNameAsString().equals("var")
        && named.getScope().isEmpty()
        && named.getTypeArguments().isEmpty();
  }
}
