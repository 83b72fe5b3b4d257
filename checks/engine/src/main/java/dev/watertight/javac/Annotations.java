package dev.watertight.javac;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import dev.watertight.model.Annotation;
import dev.watertight.model.Expr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lowers annotations. */
final class Annotations {
  private final Unit unit;
  private final TypeNames types;
  private final Expressions expressions;

  Annotations(Unit unit, TypeNames types, Expressions expressions) {
    this.unit = unit;
    this.types = types;
    this.expressions = expressions;
  }

  /** Lowers annotations in their order. */
  List<Annotation> lower(List<? extends AnnotationTree> annotations) {
    if (annotations.isEmpty()) {
      return List.of();
    }
    List<Annotation> lowered = new ArrayList<>(annotations.size());
    for (AnnotationTree annotation : annotations) {
      lowered.add(lower(annotation));
    }
    return List.copyOf(lowered);
  }

  /** Lowers one annotation. */
  Annotation lower(AnnotationTree annotation) {
    return new Annotation(
        unit.place(annotation),
        types.name(annotation.getAnnotationType()),
        values(annotation.getArguments()));
  }

  private Map<String, Expr> values(List<? extends ExpressionTree> arguments) {
    if (arguments.isEmpty()) {
      return Map.of();
    }
    Map<String, Expr> values = new LinkedHashMap<>();
    for (ExpressionTree argument : arguments) {
      if (argument instanceof AssignmentTree pair
          && pair.getVariable() instanceof IdentifierTree element) {
        values.put(unit.name(element.getName()), expressions.lower(pair.getExpression()));
      } else {
        values.put("value", expressions.lower(argument));
      }
    }
    return Collections.unmodifiableMap(values);
  }
}
