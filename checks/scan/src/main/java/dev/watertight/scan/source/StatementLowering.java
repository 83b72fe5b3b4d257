package dev.watertight.scan.source;

import com.github.javaparser.JavaToken;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.EmptyStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import com.github.javaparser.ast.visitor.GenericVisitorWithDefaults;
import dev.watertight.model.Expr;
import dev.watertight.model.Place;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.model.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lowers statements. */
final class StatementLowering extends GenericVisitorWithDefaults<Stmt, Place> {
  private final Lowering lowering;

  StatementLowering(Lowering lowering) {
    this.lowering = lowering;
  }

  Stmt.Block block(BlockStmt block) {
    return new Stmt.Block(lowering.places().of(block), all(block.getStatements()));
  }

  List<Stmt> all(List<Statement> statements) {
    List<Stmt> lowered = new ArrayList<>(statements.size());
    for (Statement statement : statements) {
      if (statement instanceof ExpressionStmt written
          && written.getExpression() instanceof VariableDeclarationExpr declaration) {
        lowered.addAll(lowering.variables().locals(declaration));
      } else {
        lowered.add(lower(statement));
      }
    }
    return lowering.normal().statements(List.copyOf(lowered));
  }

  @Override
  public Stmt defaultAction(Node node, Place place) {
    throw new SyntaxError(place.start(), "not a statement");
  }

  @Override
  public Stmt visit(BlockStmt block, Place place) {
    return block(block);
  }

  @Override
  public Stmt visit(ExpressionStmt statement, Place place) {
    return new Stmt.Expression(place, lowering.expression(statement.getExpression()));
  }

  @Override
  public Stmt visit(LocalClassDeclarationStmt statement, Place place) {
    return local(statement.getClassDeclaration());
  }

  @Override
  public Stmt visit(LocalRecordDeclarationStmt statement, Place place) {
    return local(statement.getRecordDeclaration());
  }

  @Override
  public Stmt visit(IfStmt statement, Place place) {
    Statement otherwise = statement.getElseStmt().orElse(null);
    return new Stmt.If(
        place,
        lowering.expression(statement.getCondition()),
        lower(statement.getThenStmt()),
        otherwise == null ? null : lower(otherwise));
  }

  @Override
  public Stmt visit(WhileStmt statement, Place place) {
    return new Stmt.While(
        place, lowering.expression(statement.getCondition()), lower(statement.getBody()));
  }

  @Override
  public Stmt visit(DoStmt statement, Place place) {
    return new Stmt.DoWhile(
        place, lower(statement.getBody()), lowering.expression(statement.getCondition()));
  }

  @Override
  public Stmt visit(ForStmt statement, Place place) {
    List<Stmt> initializers = new ArrayList<>(1);
    for (Expression initializer : statement.getInitialization()) {
      if (initializer instanceof VariableDeclarationExpr declaration) {
        initializers.addAll(lowering.variables().locals(declaration));
      } else {
        initializers.add(
            new Stmt.Expression(
                lowering.places().of(initializer), lowering.expression(initializer)));
      }
    }
    return new Stmt.For(
        place,
        List.copyOf(initializers),
        optional(statement.getCompare()),
        statement.getUpdate().stream().map(lowering::expression).toList(),
        lower(statement.getBody()));
  }

  @Override
  public Stmt visit(ForEachStmt statement, Place place) {
    Stmt variable = lowering.variables().locals(statement.getVariable()).get(0);
    return new Stmt.ForEach(
        place,
        (Stmt.Local) variable,
        lowering.expression(statement.getIterable()),
        lower(statement.getBody()));
  }

  @Override
  public Stmt visit(LabeledStmt statement, Place place) {
    return new Stmt.Labeled(
        place, statement.getLabel().getIdentifier(), lower(statement.getStatement()));
  }

  @Override
  public Stmt visit(SwitchStmt statement, Place place) {
    Expr selector = lowering.expression(statement.getSelector());
    return new Stmt.Switch(
        place, selector, new SwitchLowering(lowering, false).cases(statement.getEntries()));
  }

  @Override
  public Stmt visit(TryStmt statement, Place place) {
    BlockStmt last = statement.getFinallyBlock().orElse(null);
    return new Stmt.Try(
        place,
        statement.getResources().stream().map(lowering.variables()::resource).toList(),
        block(statement.getTryBlock()),
        statement.getCatchClauses().stream().map(this::caught).toList(),
        last == null ? null : block(last));
  }

  @Override
  public Stmt visit(SynchronizedStmt statement, Place place) {
    return new Stmt.Synchronized(
        place, lowering.expression(statement.getExpression()), block(statement.getBody()));
  }

  @Override
  public Stmt visit(ReturnStmt statement, Place place) {
    return new Stmt.Return(place, optional(statement.getExpression()));
  }

  @Override
  public Stmt visit(ThrowStmt statement, Place place) {
    return new Stmt.Throw(place, lowering.expression(statement.getExpression()));
  }

  @Override
  public Stmt visit(BreakStmt statement, Place place) {
    return new Stmt.Break(place, label(statement.getLabel()));
  }

  @Override
  public Stmt visit(ContinueStmt statement, Place place) {
    return new Stmt.Continue(place, label(statement.getLabel()));
  }

  @Override
  public Stmt visit(YieldStmt statement, Place place) {
    return new Stmt.Yield(place, lowering.expression(statement.getExpression()));
  }

  @Override
  public Stmt visit(AssertStmt statement, Place place) {
    return new Stmt.Assert(
        place, lowering.expression(statement.getCheck()), optional(statement.getMessage()));
  }

  @Override
  public Stmt visit(EmptyStmt statement, Place place) {
    return new Stmt.Empty(place);
  }

  @Override
  public Stmt visit(ExplicitConstructorInvocationStmt statement, Place place) {
    Expr target = optional(statement.getExpression());
    List<TypeName> typeArguments = lowering.types().all(statement.getTypeArguments());
    List<Expr> arguments = statement.getArguments().stream().map(lowering::expression).toList();
    Place call = new Place(place.start(), callEnd(statement));
    String name = statement.isThis() ? "this" : "super";
    return new Stmt.Expression(
        place,
        new Expr.Call(call, target, name, keyword(statement, name), typeArguments, arguments));
  }

  private Stmt lower(Statement statement) {
    return statement.accept(this, lowering.places().of(statement));
  }

  private Stmt local(TypeDeclaration<?> declaration) {
    TypeDecl type = lowering.declarations().local(declaration);
    return new Stmt.LocalType(type.place(), type);
  }

  private Stmt.Catch caught(CatchClause clause) {
    SimpleName name = clause.getParameter().getName();
    return new Stmt.Catch(
        lowering.places().of(clause),
        lowering.types().parts(clause.getParameter().getType()),
        name.getIdentifier(),
        lowering.places().of(name),
        block(clause.getBody()));
  }

  private int callEnd(ExplicitConstructorInvocationStmt statement) {
    JavaToken last = Places.last(statement);
    do {
      last = last.getPreviousToken().orElseThrow(IllegalStateException::new);
    } while (last.getKind() != JavaToken.Kind.RPAREN.getKind());
    return lowering.places().of(last).end();
  }

  private Place keyword(ExplicitConstructorInvocationStmt statement, String keyword) {
    JavaToken token = Places.first(statement);
    if (statement.getTypeArguments().isPresent()) {
      NodeList<?> types = statement.getTypeArguments().get();
      token = Places.last(types.get(types.size() - 1));
    } else if (statement.getExpression().isPresent()) {
      token = Places.last(statement.getExpression().get());
    }
    while (!token.getText().equals(keyword)) {
      token = Places.next(token);
    }
    return lowering.places().of(token);
  }

  private @Nullable Expr optional(Optional<Expression> expression) {
    return expression.isEmpty() ? null : lowering.expression(expression.get());
  }

  private static @Nullable String label(Optional<SimpleName> label) {
    return label.isEmpty() ? null : label.get().getIdentifier();
  }
}
