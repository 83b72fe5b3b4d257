package dev.watertight.javac;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.watertight.model.Expr;
import dev.watertight.model.Place;
import dev.watertight.model.TypeDecl;
import dev.watertight.model.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lowers what {@code new} creates. */
final class Creations {
  private final Unit unit;
  private final Lowering lowering;

  Creations(Unit unit, Lowering lowering) {
    this.unit = unit;
    this.lowering = lowering;
  }

  /** The instance before the dot; attribution moves that of an anonymous class to an argument. */
  static @Nullable ExpressionTree outer(NewClassTree tree) {
    if (tree.getEnclosingExpression() != null) {
      return tree.getEnclosingExpression();
    }
    return isOuterMoved(tree) ? ((UnaryTree) tree.getArguments().get(0)).getExpression() : null;
  }

  Expr object(NewClassTree tree, Place place, @Nullable Expr outer) {
    TypeName type = outer == null ? lowering.types().lower(tree.getIdentifier()) : inner(tree);
    List<? extends ExpressionTree> arguments = tree.getArguments();
    List<Expr> lowered =
        lowering
            .expressions()
            .lower(isOuterMoved(tree) ? arguments.subList(1, arguments.size()) : arguments);
    TypeDecl body =
        tree.getClassBody() == null
            ? null
            : lowering.declarations().anonymous(tree.getClassBody(), type);
    return new Expr.New(place, outer, type, lowered, body);
  }

  Expr array(NewArrayTree tree) {
    Place place = unit.place(tree);
    Tree type = tree.getType();
    TypeName lowered = null;
    if (type != null && !unit.text().is(place.start(), '{')) {
      int dimensions = tree.getInitializers() == null ? tree.getDimensions().size() : 1;
      Tree element = type;
      while (true) {
        if (element instanceof ArrayTypeTree array) {
          element = array.getType();
          dimensions++;
        } else if (element instanceof AnnotatedTypeTree annotated) {
          element = annotated.getUnderlyingType();
        } else {
          break;
        }
      }
      lowered = lowering.types().lower(element).withMoreDimensions(dimensions);
    }
    List<Expr> lengths = lowering.expressions().lower(tree.getDimensions());
    List<Expr> elements =
        tree.getInitializers() == null
            ? null
            : lowering.expressions().lower(tree.getInitializers());
    return new Expr.NewArray(place, lowered, lengths, elements);
  }

  /** Type behind an outer instance, which attribution qualifies with the class of that. */
  private TypeName inner(NewClassTree tree) {
    Tree type = tree.getIdentifier();
    while (type instanceof AnnotatedTypeTree annotated) {
      type = annotated.getUnderlyingType();
    }
    Tree name = type instanceof ParameterizedTypeTree generic ? generic.getType() : type;
    if (!(name instanceof MemberSelectTree select) || unit.end(type) >= 0) {
      return lowering.types().lower(type);
    }
    SourceText text = unit.text();
    int start = text.token(unit.start(select));
    int end = text.wordEnd(start);
    List<TypeName> arguments = List.of();
    if (type instanceof ParameterizedTypeTree generic) {
      arguments = lowering.types().lower(generic.getTypeArguments());
      int last = arguments.isEmpty() ? end : arguments.get(arguments.size() - 1).place().end();
      end = text.behind(last, '>');
    }
    return new TypeName(unit.place(start, end), unit.name(select.getIdentifier()), arguments, 0);
  }

  private static boolean isOuterMoved(NewClassTree tree) {
    return tree.getClassBody() != null
        && !tree.getArguments().isEmpty()
        && tree.getArguments().get(0) instanceof UnaryTree check
        && check.getKind() == Tree.Kind.OTHER;
  }
}
