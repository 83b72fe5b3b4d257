package dev.watertight.scan.source;

import com.github.javaparser.JavaToken;
import com.github.javaparser.ast.ArrayCreationLevel;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import dev.watertight.model.Expr;
import dev.watertight.model.Parameter;
import dev.watertight.model.Place;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.model.TypeName;
import java.util.ArrayList;
import java.util.List;

/** Lowers what creates objects: {@code new}, enum constants, lambdas, targets of references. */
final class CreationLowering {
  private final Lowering lowering;

  CreationLowering(Lowering lowering) {
    this.lowering = lowering;
  }

  Expr object(ObjectCreationExpr creation, Place place) {
    Expression outer = creation.getScope().orElse(null);
    Expr loweredOuter = outer == null ? null : lowering.expression(outer);
    TypeName type = lowering.types().lower(creation.getType());
    List<Expr> arguments = arguments(creation.getArguments());
    NodeList<BodyDeclaration<?>> members = creation.getAnonymousClassBody().orElse(null);
    TypeDecl body =
        members == null
            ? null
            : anonymous(
                type,
                members,
                behindArguments(creation.getType(), creation.getArguments()),
                Places.last(creation));
    return new Expr.New(place, loweredOuter, type, arguments, body);
  }

  /**
   * The creation of an enum constant.
   *
   * @param type the enum, placed at the constant's name
   */
  Expr.New constant(EnumConstantDeclaration constant, TypeName type, Place place) {
    List<Expr> arguments = arguments(constant.getArguments());
    TypeDecl body =
        hasBody(constant)
            ? anonymous(
                type,
                constant.getClassBody(),
                behindArguments(constant.getName(), constant.getArguments()),
                Places.last(constant))
            : null;
    return new Expr.New(place, null, type, arguments, body);
  }

  /** JavaParser has the same empty list of members for no body and for an empty one. */
  static boolean hasBody(EnumConstantDeclaration constant) {
    return Places.last(constant).getKind() == JavaToken.Kind.RBRACE.getKind();
  }

  Expr array(ArrayCreationExpr creation, Place place) {
    List<Expr> dimensions = new ArrayList<>(1);
    for (ArrayCreationLevel level : creation.getLevels()) {
      level.getDimension().map(lowering::expression).ifPresent(dimensions::add);
    }
    TypeName type =
        lowering
            .types()
            .lower(creation.getElementType())
            .withMoreDimensions(creation.getLevels().size());
    List<Expr> elements = creation.getInitializer().map(i -> arguments(i.getValues())).orElse(null);
    return new Expr.NewArray(place, type, List.copyOf(dimensions), elements);
  }

  Expr lambda(LambdaExpr lambda, Place place) {
    List<Parameter> parameters = lowering.variables().parameters(lambda.getParameters());
    if (lambda.getBody().getTokenRange().isEmpty()) {
      // The parser takes parameters for a lambda before it looks for the arrow.
      throw new SyntaxError(place.end(), "expected '->'");
    }
    Expression expression = lambda.getExpressionBody().orElse(null);
    if (expression == null) {
      Stmt.Block body = lowering.block(lambda.getBody().asBlockStmt());
      return new Expr.Lambda(place, parameters, body, false);
    }
    Expr value = lowering.expression(expression);
    Place written = value.place();
    Stmt.Block body = new Stmt.Block(written, List.of(new Stmt.Return(written, value)));
    return new Expr.Lambda(place, parameters, body, true);
  }

  /** A type before {@code ::}, which is as well the name of a variable. */
  Expr typeUse(Type type) {
    return type instanceof ClassOrInterfaceType named && isName(named)
        ? name(named)
        : new Expr.TypeUse(lowering.places().of(type), lowering.types().lower(type));
  }

  private Expr name(ClassOrInterfaceType type) {
    Place place = lowering.places().of(type);
    ClassOrInterfaceType scope = type.getScope().orElse(null);
    return scope == null
        ? new Expr.Name(place, type.getNameAsString())
        : new Expr.Select(place, name(scope), type.getNameAsString());
  }

  private static boolean isName(ClassOrInterfaceType type) {
    return type.getTypeArguments().isEmpty()
        && type.getAnnotations().isEmpty()
        && type.getScope().map(CreationLowering::isName).orElse(true);
  }

  private TypeDecl anonymous(
      TypeName type, List<BodyDeclaration<?>> members, JavaToken open, JavaToken close) {
    return lowering.declarations().anonymous(type, members, lowering.places().between(open, close));
  }

  private static JavaToken behindArguments(Node before, NodeList<Expression> arguments) {
    JavaToken token;
    if (arguments.isEmpty()) {
      token = Places.next(Places.last(before));
      if (token.getKind() != JavaToken.Kind.LPAREN.getKind()) {
        return token;
      }
    } else {
      token = Places.last(arguments.get(arguments.size() - 1));
    }
    return Places.next(Places.next(token));
  }

  private List<Expr> arguments(List<Expression> arguments) {
    return arguments.isEmpty() ? List.of() : arguments.stream().map(lowering::expression).toList();
  }
}
