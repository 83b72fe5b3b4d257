package dev.watertight.scan.source;

import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import dev.watertight.model.Expr;
import dev.watertight.model.Place;
import org.jspecify.annotations.Nullable;

/** Lowers literals. */
final class LiteralLowering {
  private final Lowering lowering;

  LiteralLowering(Lowering lowering) {
    this.lowering = lowering;
  }

  Expr lower(LiteralExpr literal) {
    return lower(literal, lowering.places().of(literal), false);
  }

  /** An integer literal with a minus before it, which is one literal for {@code MIN_VALUE}. */
  Expr negative(Expression literal, Place place) {
    return lower((LiteralExpr) literal, place, true);
  }

  private Expr lower(LiteralExpr literal, Place place, boolean negative) {
    try {
      return new Expr.Literal(place, value(literal, negative));
    } catch (NumberFormatException e) {
      throw new SyntaxError(place.start(), "number out of range");
    } catch (IllegalArgumentException e) {
      throw new SyntaxError(place.start(), "illegal escape");
    }
  }

  private static @Nullable Object value(LiteralExpr literal, boolean negative) {
    if (literal instanceof NullLiteralExpr) {
      return null;
    }
    if (literal instanceof BooleanLiteralExpr truth) {
      return truth.getValue();
    }
    if (literal instanceof TextBlockLiteralExpr) {
      return Literals.textBlock(Places.first(literal).getText());
    }
    String written = ((LiteralStringValueExpr) literal).getValue();
    if (literal instanceof IntegerLiteralExpr) {
      return Literals.integer(written, negative);
    }
    if (literal instanceof LongLiteralExpr) {
      return Literals.longInteger(written, negative);
    }
    if (literal instanceof DoubleLiteralExpr) {
      return Literals.floating(written);
    }
    String value = Literals.string(written);
    return literal instanceof CharLiteralExpr ? (Object) value.charAt(0) : value;
  }
}
