package dev.watertight.scan.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MarkerAnnotationExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.visitor.GenericVisitorWithDefaults;
import dev.watertight.model.Expr;
import dev.watertight.model.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lowers expressions that are neither literals nor creations. */
final class ExpressionLowering extends GenericVisitorWithDefaults<Expr, Place> {
  private final Lowering lowering;
  private final LiteralLowering literals;
  private final CreationLowering creations;

  ExpressionLowering(Lowering lowering) {
    this.lowering = lowering;
    this.literals = new LiteralLowering(lowering);
    this.creations = new CreationLowering(lowering);
  }

  Expr lower(Expression expression) {
    Expression written = expression;
    while (written.isEnclosedExpr()) {
      written = written.asEnclosedExpr().getInner();
    }
    return written instanceof LiteralExpr literal
        ? literals.lower(literal)
        : written.accept(this, lowering.places().of(written));
  }

  List<Expr> all(List<Expression> expressions) {
    return expressions.isEmpty() ? List.of() : expressions.stream().map(this::lower).toList();
  }

  @Override
  public Expr defaultAction(Node node, Place place) {
    throw new SyntaxError(place.start(), "not an expression");
  }

  @Override
  public Expr visit(NameExpr name, Place place) {
    return new Expr.Name(place, name.getNameAsString());
  }

  @Override
  public Expr visit(FieldAccessExpr select, Place place) {
    return new Expr.Select(place, lower(select.getScope()), select.getNameAsString());
  }

  @Override
  public Expr visit(ThisExpr self, Place place) {
    return new Expr.This(place, qualifier(self.getTypeName().orElse(null)));
  }

  @Override
  public Expr visit(SuperExpr self, Place place) {
    return new Expr.Super(place, qualifier(self.getTypeName().orElse(null)));
  }

  @Override
  public Expr visit(MethodCallExpr call, Place place) {
    Expression scope = call.getScope().orElse(null);
    return new Expr.Call(
        place,
        scope == null ? null : lower(scope),
        call.getNameAsString(),
        lowering.places().of(call.getName()),
        lowering.types().all(call.getTypeArguments()),
        all(call.getArguments()));
  }

  @Override
  public Expr visit(ObjectCreationExpr creation, Place place) {
    return creations.object(creation, place);
  }

  @Override
  public Expr visit(ArrayCreationExpr creation, Place place) {
    return creations.array(creation, place);
  }

  @Override
  public Expr visit(ArrayInitializerExpr initializer, Place place) {
    return new Expr.NewArray(place, null, List.of(), all(initializer.getValues()));
  }

  @Override
  public Expr visit(LambdaExpr lambda, Place place) {
    return creations.lambda(lambda, place);
  }

  @Override
  public Expr visit(ArrayAccessExpr access, Place place) {
    return new Expr.Index(place, lower(access.getName()), lower(access.getIndex()));
  }

  @Override
  public Expr visit(AssignExpr assignment, Place place) {
    return new Expr.Assign(
        place,
        lower(assignment.getTarget()),
        assignment.getOperator().asString(),
        lower(assignment.getValue()));
  }

  @Override
  public Expr visit(UnaryExpr unary, Place place) {
    UnaryExpr.Operator operator = unary.getOperator();
    if (operator == UnaryExpr.Operator.MINUS
        && (unary.getExpression().isIntegerLiteralExpr()
            || unary.getExpression().isLongLiteralExpr())) {
      return literals.negative(unary.getExpression(), place);
    }
    String written =
        switch (operator) {
          case PREFIX_INCREMENT, PREFIX_DECREMENT -> operator.asString() + "x";
          case POSTFIX_INCREMENT, POSTFIX_DECREMENT -> "x" + operator.asString();
          default -> operator.asString();
        };
    return new Expr.Unary(place, written, lower(unary.getExpression()));
  }

  /** Without recursion to the left: generated sources add up thousands of strings. */
  @Override
  public Expr visit(BinaryExpr binary, Place place) {
    Deque<BinaryExpr> chain = new ArrayDeque<>();
    Expression left = binary;
    while (left instanceof BinaryExpr operation) {
      chain.push(operation);
      left = operation.getLeft();
    }
    int start = place.start();
    Expr lowered = lower(left);
    for (BinaryExpr operation : chain) {
      lowered =
          new Expr.Binary(
              new Place(start, lowering.places().end(operation)),
              operation.getOperator().asString(),
              lowered,
              lower(operation.getRight()));
    }
    return lowered;
  }

  @Override
  public Expr visit(ConditionalExpr conditional, Place place) {
    return new Expr.Conditional(
        place,
        lower(conditional.getCondition()),
        lower(conditional.getThenExpr()),
        lower(conditional.getElseExpr()));
  }

  @Override
  public Expr visit(InstanceOfExpr test, Place place) {
    return new Expr.InstanceOf(
        place, lower(test.getExpression()), new PatternLowering(lowering).of(test));
  }

  @Override
  public Expr visit(CastExpr cast, Place place) {
    return new Expr.Cast(
        place, lowering.types().parts(cast.getType()), lower(cast.getExpression()));
  }

  @Override
  public Expr visit(SwitchExpr choice, Place place) {
    Expr selector = lower(choice.getSelector());
    return new Expr.SwitchExpr(
        place, selector, new SwitchLowering(lowering, true).cases(choice.getEntries()));
  }

  @Override
  public Expr visit(MethodReferenceExpr reference, Place place) {
    return reference(reference.getScope(), reference.getIdentifier(), place);
  }

  /** The parser binds {@code (T) x::m} as {@code ((T) x)::m}; the language the other way. */
  private Expr reference(Expression target, String name, Place place) {
    if (target instanceof CastExpr cast) {
      Expression operand = cast.getExpression();
      Place inner = new Place(lowering.places().start(operand), place.end());
      return new Expr.Cast(
          place, lowering.types().parts(cast.getType()), reference(operand, name, inner));
    }
    return new Expr.MethodRef(place, lower(target), name);
  }

  @Override
  public Expr visit(TypeExpr type, Place place) {
    return creations.typeUse(type.getType());
  }

  @Override
  public Expr visit(ClassExpr literal, Place place) {
    return new Expr.ClassLiteral(place, lowering.types().lower(literal.getType()));
  }

  @Override
  public Expr visit(MarkerAnnotationExpr annotation, Place place) {
    return nested(annotation, place);
  }

  @Override
  public Expr visit(SingleMemberAnnotationExpr annotation, Place place) {
    return nested(annotation, place);
  }

  @Override
  public Expr visit(NormalAnnotationExpr annotation, Place place) {
    return nested(annotation, place);
  }

  private Expr nested(AnnotationExpr annotation, Place place) {
    return new Expr.Nested(place, lowering.modifiers().annotation(annotation));
  }

  private @Nullable Expr qualifier(@Nullable Name name) {
    if (name == null) {
      return null;
    }
    Expr outer = qualifier(name.getQualifier().orElse(null));
    Place place = lowering.places().of(name);
    return outer == null
        ? new Expr.Name(place, name.getIdentifier())
        : new Expr.Select(place, outer, name.getIdentifier());
  }
}
