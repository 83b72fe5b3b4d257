package dev.watertight.types;

import dev.watertight.model.Expr;
import dev.watertight.model.Modifier;
import dev.watertight.model.Parameter;
import dev.watertight.model.Stmt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses among methods of one name as the language does: strictly, loosely, variable arity. */
final class Overloads {
  private final FileTyping typing;
  private final List<Expr> arguments;
  private final @Nullable Type[] types;

  private Overloads(FileTyping typing, List<Expr> arguments) {
    this.typing = typing;
    this.arguments = arguments;
    this.types = new Type[arguments.size()];
  }

  /** Narrows the candidates of a call and chooses if only one is left. */
  static void choose(Resolution call, FileTyping typing) {
    int count = call.arguments.size();
    List<Members.Candidate> byArity = new ArrayList<>();
    for (Members.Candidate candidate : call.candidates) {
      if (candidate.takes(count)) {
        byArity.add(candidate);
      }
    }
    call.candidates = byArity;
    if (byArity.size() == 1) {
      call.chosen = byArity.get(0);
      call.spread = new Overloads(typing, call.arguments).isSpread(byArity.get(0));
    } else if (!byArity.isEmpty()) {
      new Overloads(typing, call.arguments).narrow(call);
    }
    call.decided = true;
  }

  private boolean isSpread(Members.Candidate candidate) {
    int count = arguments.size();
    if (!candidate.info().varargs() || candidate.method().signature().anyArguments()) {
      return false;
    }
    if (count != candidate.parameters().size()) {
      return true;
    }
    Type last = candidate.parameters().get(count - 1);
    Type given = type(count - 1);
    return given.dimensions() < last.dimensions() && !given.isNull();
  }

  private void narrow(Resolution call) {
    for (int phase = 1; phase <= 3; phase++) {
      List<Members.Candidate> fitting = new ArrayList<>();
      for (Members.Candidate candidate : call.candidates) {
        if (applies(candidate, phase) != Answer.NO) {
          fitting.add(candidate);
        }
      }
      if (!fitting.isEmpty()) {
        call.spread = phase == 3;
        if (uncertainWithLaterPhases(call.candidates, fitting, phase)) {
          return;
        }
        call.candidates = fitting;
        call.chosen = fitting.size() == 1 ? fitting.get(0) : mostSpecific(fitting, phase == 3);
        return;
      }
    }
  }

  /** Whether an argument of unknown type may mean a method that only a later phase finds. */
  private boolean uncertainWithLaterPhases(
      List<Members.Candidate> all, List<Members.Candidate> fitting, int phase) {
    if (fitting.stream().anyMatch(f -> applies(f, phase) == Answer.YES)) {
      return false;
    }
    for (Members.Candidate other : all) {
      if (!fitting.contains(other)) {
        for (int later = phase + 1; later <= 3; later++) {
          if (applies(other, later) != Answer.NO) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private Answer applies(Members.Candidate candidate, int phase) {
    boolean spread = phase == 3;
    if (candidate.method().signature().anyArguments()) {
      return Answer.YES;
    }
    if (spread ? !candidate.info().varargs() : candidate.parameters().size() != arguments.size()) {
      return Answer.NO;
    }
    Answer all = Answer.YES;
    for (int i = 0; i < arguments.size(); i++) {
      Type parameter = candidate.parameter(i, spread);
      Answer one =
          isFunction(arguments.get(i))
              ? acceptsFunction(candidate, i, spread)
              : Subtyping.fits(type(i), parameter, phase > 1, typing.lookup());
      if (one == Answer.NO) {
        return Answer.NO;
      }
      all = one == Answer.UNKNOWN ? one : all;
    }
    return all;
  }

  private Answer acceptsFunction(Members.Candidate candidate, int index, boolean spread) {
    if (TypeVariable.isUse(candidate.formal(index, spread))) {
      return Answer.YES;
    }
    Type parameter = candidate.parameter(index, spread);
    Expr argument = functionIn(arguments.get(index));
    Functions.Function function = Functions.of(parameter, typing.lookup());
    if (argument instanceof Expr.MethodRef reference) {
      return function == null
          ? Functions.accepts(parameter, -1, typing.lookup())
          : typing.references().accepts(reference, function.parameters().size());
    }
    if (!(argument instanceof Expr.Lambda lambda)) {
      return Answer.UNKNOWN;
    }
    Answer byArity = Functions.accepts(parameter, lambda.parameters().size(), typing.lookup());
    if (byArity != Answer.YES || function == null) {
      return byArity;
    }
    return givesVoid(function) ? voidCompatible(lambda) : valueCompatible(lambda);
  }

  private static boolean givesVoid(Functions.Function function) {
    return function.returns().isVoid();
  }

  private static Answer voidCompatible(Expr.Lambda lambda) {
    List<Expr> results = Functions.results(lambda);
    if (!lambda.expressionBody()) {
      return results.isEmpty() ? Answer.YES : Answer.NO;
    }
    Expr body = results.isEmpty() ? null : results.get(0);
    boolean isStatement =
        body == null
            || body instanceof Expr.Call
            || body instanceof Expr.New
            || body instanceof Expr.Assign
            || (body instanceof Expr.Unary u && u.operator().length() == 3);
    return isStatement ? Answer.YES : Answer.NO;
  }

  private Answer valueCompatible(Expr.Lambda lambda) {
    List<Expr> results = Functions.results(lambda);
    if (!lambda.expressionBody()) {
      return !results.isEmpty() || endsInThrow(lambda.body()) ? Answer.YES : Answer.NO;
    }
    if (results.isEmpty()) {
      return Answer.NO;
    }
    // The types of parameters without one depend on the choice that is being made.
    boolean typed = lambda.parameters().stream().allMatch(Overloads::isTyped);
    if (!typed || !(results.get(0) instanceof Expr.Call)) {
      return Answer.YES;
    }
    Type type = typing.typeOf(results.get(0));
    if (type.isUnknown()) {
      return Answer.UNKNOWN;
    }
    return type.isVoid() ? Answer.NO : Answer.YES;
  }

  private static boolean isTyped(Parameter parameter) {
    return parameter.type() != null;
  }

  private static boolean endsInThrow(Stmt.Block body) {
    List<Stmt> statements = body.statements();
    if (statements.isEmpty()) {
      return false;
    }
    Stmt last = statements.get(statements.size() - 1);
    return last instanceof Stmt.Throw || last instanceof Stmt.While;
  }

  private Members.@Nullable Candidate mostSpecific(
      List<Members.Candidate> candidates, boolean spread) {
    Members.Candidate best = null;
    for (Members.Candidate candidate : candidates) {
      boolean beatsAll = true;
      for (Members.Candidate other : candidates) {
        beatsAll &= isAsSpecific(candidate, other, spread);
      }
      // Of several that are equal the nearest is meant, or the one with a body.
      if (beatsAll && (best == null || best.info().modifiers().contains(Modifier.ABSTRACT))) {
        best =
            best == null || !candidate.info().modifiers().contains(Modifier.ABSTRACT)
                ? candidate
                : best;
      }
    }
    return best;
  }

  private boolean isAsSpecific(Members.Candidate a, Members.Candidate b, boolean spread) {
    int count = spread ? Math.max(a.parameters().size(), b.parameters().size()) : 0;
    for (int i = 0; i < Math.max(count, arguments.size()); i++) {
      if (!isAsSpecific(a.parameter(i, spread), b.parameter(i, spread), i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isAsSpecific(Type x, Type y, int index) {
    if (isExactly(x, y)) {
      return true;
    }
    if (index < arguments.size()) {
      if (isFunction(arguments.get(index))) {
        return isAsSpecificFunction(x, y, arguments.get(index));
      }
      Type argument = type(index);
      // Nothing that an argument fits can be more specific than its own class.
      if (argument.isUnknown() || isExactly(argument, x)) {
        return !argument.isUnknown();
      }
    }
    return Subtyping.fits(x, y, false, typing.lookup()) == Answer.YES;
  }

  private static boolean isExactly(Type argument, Type parameter) {
    return !argument.isUnknown()
        && argument.name().equals(parameter.name())
        && argument.dimensions() == parameter.dimensions();
  }

  private boolean isAsSpecificFunction(Type x, Type y, Expr argument) {
    if (Subtyping.fits(x, y, false, typing.lookup()) == Answer.YES) {
      return true;
    }
    Functions.Function a = Functions.of(x, typing.lookup());
    Functions.Function b = Functions.of(y, typing.lookup());
    if (a == null || b == null) {
      return false;
    }
    if (b.returns().isVoid()) {
      return true;
    }
    if (a.returns().isVoid()) {
      return false;
    }
    if (a.returns().isPrimitive() != b.returns().isPrimitive()) {
      Type result = resultOf(argument);
      return !result.isUnknown() && a.returns().isPrimitive() == result.isPrimitive();
    }
    return Subtyping.fits(a.returns(), b.returns(), false, typing.lookup()) == Answer.YES;
  }

  private Type resultOf(Expr function) {
    if (functionIn(function) instanceof Expr.Lambda lambda
        && lambda.parameters().stream().allMatch(Overloads::isTyped)) {
      List<Expr> results = Functions.results(lambda);
      return results.isEmpty() ? Type.VOID : typing.typeOf(results.get(0));
    }
    return Type.UNKNOWN;
  }

  /** Whether an argument has no type of its own. */
  static boolean isFunction(Expr argument) {
    return functionIn(argument) != null;
  }

  /** The lambda or method reference that an argument is or may evaluate to, null for none. */
  static @Nullable Expr functionIn(Expr argument) {
    if (argument instanceof Expr.Conditional choice) {
      Expr function = functionIn(choice.whenTrue());
      return function == null ? functionIn(choice.whenFalse()) : function;
    }
    return argument instanceof Expr.Lambda || argument instanceof Expr.MethodRef ? argument : null;
  }

  private Type type(int index) {
    Type known = types[index];
    if (known == null) {
      known =
          isFunction(arguments.get(index))
              ? Type.UNKNOWN
              : typing.typeForOverloads(arguments.get(index));
      types[index] = known;
    }
    return known;
  }
}
