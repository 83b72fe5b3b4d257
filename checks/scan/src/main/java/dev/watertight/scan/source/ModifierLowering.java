package dev.watertight.scan.source;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import dev.watertight.model.Annotation;
import dev.watertight.model.Expr;
import dev.watertight.model.Modifier;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lowers modifiers and annotations. */
final class ModifierLowering {
  private final Lowering lowering;

  ModifierLowering(Lowering lowering) {
    this.lowering = lowering;
  }

  static Set<Modifier> modifiers(NodeList<com.github.javaparser.ast.Modifier> modifiers) {
    if (modifiers.isEmpty()) {
      return Set.of();
    }
    Set<Modifier> lowered = EnumSet.noneOf(Modifier.class);
    for (com.github.javaparser.ast.Modifier modifier : modifiers) {
      if (modifier.getKeyword() != com.github.javaparser.ast.Modifier.Keyword.TRANSITIVE) {
        lowered.add(Modifier.valueOf(modifier.getKeyword().name()));
      }
    }
    return Collections.unmodifiableSet(lowered);
  }

  List<Annotation> annotations(NodeList<AnnotationExpr> annotations) {
    return annotations.isEmpty() ? List.of() : annotations.stream().map(this::annotation).toList();
  }

  Annotation annotation(AnnotationExpr annotation) {
    return new Annotation(
        lowering.places().of(annotation), annotation.getNameAsString(), values(annotation));
  }

  private Map<String, Expr> values(AnnotationExpr annotation) {
    if (annotation instanceof SingleMemberAnnotationExpr single) {
      return Map.of("value", lowering.expression(single.getMemberValue()));
    }
    if (annotation instanceof NormalAnnotationExpr normal && !normal.getPairs().isEmpty()) {
      Map<String, Expr> values = new LinkedHashMap<>();
      for (MemberValuePair pair : normal.getPairs()) {
        values.put(pair.getNameAsString(), lowering.expression(pair.getValue()));
      }
      return Collections.unmodifiableMap(values);
    }
    return Map.of();
  }
}
