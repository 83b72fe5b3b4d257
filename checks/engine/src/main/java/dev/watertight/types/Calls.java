package dev.watertight.types;

import dev.watertight.model.Expr;
import dev.watertight.model.TypeName;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolves calls and creations of one file. */
final class Calls {
  private static final String CONSTRUCTOR = "<init>";

  private final FileTyping typing;
  private final Receivers receivers;
  private final IdentityHashMap<Expr, Resolution> resolutions = new IdentityHashMap<>();

  Calls(FileTyping typing) {
    this.typing = typing;
    this.receivers = new Receivers(typing);
  }

  /** What is known of a call or creation; the same object each time, still open while asked. */
  Resolution of(Expr call) {
    Resolution known = resolutions.get(call);
    if (known != null) {
      return known;
    }
    Resolution resolution = call instanceof Expr.New n ? creation(n) : call((Expr.Call) call);
    Resolution meanwhile = resolutions.putIfAbsent(call, resolution);
    if (meanwhile != null) {
      return meanwhile;
    }
    Access.narrow(resolution, typing.scopeOf(call), typing.lookup());
    Overloads.choose(resolution, typing);
    return resolution;
  }

  private Resolution creation(Expr.New creation) {
    Type type = typeOf(creation);
    KnownType known = typing.lookup().find(type.name());
    if (known != null && known.isInterface()) {
      // An anonymous class of an interface has the constructor of Object.
      known = typing.lookup().find(Type.OBJECT.name());
    }
    List<Members.Candidate> constructors = known == null ? List.of() : Members.constructors(known);
    return new Resolution(type, CONSTRUCTOR, true, creation.arguments(), constructors);
  }

  private Type typeOf(Expr.New creation) {
    if (creation.outer() != null) {
      Type outer = typing.typeOf(creation.outer());
      String inner = typing.scope().nested(outer.name(), creation.type().name());
      if (inner != null) {
        List<Type> arguments = creation.type().arguments().stream().map(typing::resolve).toList();
        return new Type(inner, arguments, 0);
      }
    }
    return typing.resolve(creation.type());
  }

  /** What a call or creation is made on, without the method that it means. */
  Invocation made(Expr expression) {
    Resolution known = resolutions.get(expression);
    if (known != null) {
      return new Invocation(known.receiver, known.name, null, known.viaType);
    }
    if (expression instanceof Expr.New creation) {
      return new Invocation(typeOf(creation), CONSTRUCTOR, null, true);
    }
    Expr.Call call = (Expr.Call) expression;
    Receivers.Receiver receiver = receiver(call);
    return new Invocation(
        receiver.type(),
        isOfConstructor(call) ? CONSTRUCTOR : call.name(),
        null,
        receiver.viaType());
  }

  /** On what a call is made; for {@code this(..)} and {@code super(..)} the class constructed. */
  Receivers.Receiver receiver(Expr.Call call) {
    return isOfConstructor(call)
        ? new Receivers.Receiver(receivers.constructed(call), true)
        : receivers.of(call);
  }

  private static boolean isOfConstructor(Expr.Call call) {
    return call.target() == null && (call.name().equals("this") || call.name().equals("super"));
  }

  private Resolution call(Expr.Call call) {
    if (isOfConstructor(call)) {
      Type type = receivers.constructed(call);
      KnownType known = typing.lookup().find(type.name());
      return new Resolution(
          type,
          CONSTRUCTOR,
          true,
          call.arguments(),
          known == null ? List.of() : Members.constructors(known, type.arguments()));
    }
    Receivers.Receiver receiver = receivers.of(call);
    List<Members.Candidate> methods = receiver.methods();
    if (methods == null) {
      methods =
          receiver.type().isUnknown()
              ? List.of()
              : Members.methods(receiver.type(), call.name(), typing.lookup());
    }
    return new Resolution(
        receiver.type(), call.name(), receiver.viaType(), call.arguments(), methods);
  }

  /** Type of the value of a call or creation. */
  Type returns(Expr call) {
    Resolution resolution = of(call);
    Type known = resolution.returns;
    if (known != null) {
      return known;
    }
    Type type = call instanceof Expr.New n ? created(n, resolution) : returned(call, resolution);
    if (!typing.isProvisional()) {
      resolution.returns = type;
    }
    return type;
  }

  private Type returned(Expr call, Resolution resolution) {
    if (resolution.name.equals(CONSTRUCTOR)) {
      return Type.VOID;
    }
    if (resolution.name.equals("getClass") && resolution.arguments.isEmpty()) {
      return new Type("java.lang.Class", List.of(resolution.receiver), 0);
    }
    Members.Candidate chosen = resolution.chosen;
    if (chosen == null) {
      return agreed(resolution.candidates);
    }
    Type formal = chosen.view().apply(chosen.method().signature().method().returns());
    return Substitution.mentionsVariable(formal) ? infer(call, resolution, formal) : formal;
  }

  private Type created(Expr.New creation, Resolution resolution) {
    Type written = resolution.receiver;
    KnownType known = typing.lookup().find(written.name());
    if (!written.arguments().isEmpty() || known == null || known.shape().variables().isEmpty()) {
      return written;
    }
    return infer(creation, resolution, known.generic());
  }

  private static Type agreed(List<Members.Candidate> candidates) {
    Type agreed = null;
    for (Members.Candidate candidate : candidates) {
      Signature signature = candidate.method().signature();
      Type type =
          Substitution.erasing(signature.variables())
              .apply(candidate.view().apply(signature.method().returns()));
      if (agreed != null && !agreed.equals(type)) {
        return Type.UNKNOWN;
      }
      agreed = type;
    }
    return agreed == null ? Type.UNKNOWN : agreed;
  }

  private Type infer(Expr call, Resolution resolution, Type formal) {
    Inference inference = inference(call, resolution);
    functions(call, resolution, inference, resolution.arguments.size());
    if (inference.covers(formal)) {
      return inference.apply(formal);
    }
    if (!inference.heard(formal)) {
      Type expected = expected(call, resolution);
      if (typing.isProvisional()) {
        Type bound = erasing(resolution, call).apply(inference.apply(formal));
        return bound.isObject() ? Type.UNKNOWN : bound;
      }
      if (expected != null) {
        inference.expect(formal, expected);
      }
      if (expected == null || !mentionsUnknown(expected)) {
        // Nothing more is to come, so the language takes the bounds.
        Type partly = inference.apply(formal);
        return erasing(resolution, call).apply(partly);
      }
    }
    return inference.applyOrUnknown(formal);
  }

  private static boolean mentionsUnknown(Type type) {
    return type.isUnknown() || type.arguments().stream().anyMatch(Calls::mentionsUnknown);
  }

  private Substitution erasing(Resolution resolution, Expr call) {
    List<TypeVariable> all = new ArrayList<>();
    if (resolution.chosen != null) {
      all.addAll(resolution.chosen.method().signature().variables());
    }
    KnownType created =
        call instanceof Expr.New ? typing.lookup().find(resolution.receiver.name()) : null;
    if (created != null) {
      all.addAll(created.shape().variables());
    }
    return Substitution.erasing(all);
  }

  /** The type that is expected of a call, null where nothing is. */
  private @Nullable Type expected(Expr call, Resolution resolution) {
    Site site = typing.bindings().site(call);
    if (site instanceof Site.Argument argument) {
      Resolution around = resolutions.get(argument.call());
      if (around != null && !around.decided && resolution.provisional++ == 0) {
        typing.setProvisional(true);
        return Type.UNKNOWN;
      }
      return formal(argument.call(), argument.index());
    }
    return site == Site.Free.FREE ? null : typing.expected(site);
  }

  private Inference inference(Expr call, Resolution resolution) {
    Inference known = resolution.inference;
    if (known != null) {
      return known;
    }
    List<TypeVariable> variables = new ArrayList<>();
    Members.Candidate chosen = resolution.chosen;
    if (chosen != null) {
      variables.addAll(chosen.method().signature().variables());
    }
    KnownType created =
        call instanceof Expr.New n && n.type().arguments().isEmpty()
            ? typing.lookup().find(resolution.receiver.name())
            : null;
    if (created != null) {
      variables.addAll(created.shape().variables());
    }
    Inference inference = new Inference(variables, typing.lookup());
    resolution.inference = inference;
    if (chosen != null && !inference.isEmpty()) {
      explicit(call, chosen, inference);
      values(resolution, chosen, inference);
    }
    return inference;
  }

  private void explicit(Expr call, Members.Candidate chosen, Inference inference) {
    List<TypeVariable> variables = chosen.method().signature().variables();
    if (call instanceof Expr.Call c && c.typeArguments().size() == variables.size()) {
      for (int i = 0; i < variables.size(); i++) {
        TypeName argument = c.typeArguments().get(i);
        inference.set(variables.get(i).name(), typing.resolve(argument));
      }
    }
  }

  private void values(Resolution resolution, Members.Candidate chosen, Inference inference) {
    for (int i = 0; i < resolution.arguments.size(); i++) {
      Type formal = chosen.formal(i, resolution.spread);
      Expr argument = resolution.arguments.get(i);
      if (!Overloads.isFunction(argument) && Substitution.mentionsVariable(formal)) {
        inference.learn(formal, typing.typeOf(argument));
      }
    }
  }

  /** Learns from the lambdas and method references before an argument, in their order. */
  private void functions(Expr call, Resolution resolution, Inference inference, int limit) {
    Members.Candidate chosen = resolution.chosen;
    while (chosen != null && resolution.nextFunction < limit) {
      int index = resolution.nextFunction++;
      Expr argument = Overloads.functionIn(resolution.arguments.get(index));
      Functions.Function function =
          argument == null
              ? null
              : function(call, resolution, inference, chosen.formal(index, resolution.spread));
      if (argument == null || function == null) {
        continue;
      }
      learnWritten(argument, function, inference);
      if (!Substitution.mentionsVariable(function.returns())) {
        continue;
      }
      Type result =
          argument instanceof Expr.Lambda lambda
              ? resultOf(lambda)
              : typing.references().returns((Expr.MethodRef) argument, apply(function, inference));
      inference.learn(function.returns(), result);
    }
  }

  /** The function that an argument is, once what is expected of the call says what it takes. */
  private Functions.@Nullable Function function(
      Expr call, Resolution resolution, Inference inference, Type formal) {
    Functions.Function function = Functions.of(formal, typing.lookup());
    Members.Candidate chosen = resolution.chosen;
    if (function == null || chosen == null) {
      return null;
    }
    if (function.parameters().stream().anyMatch(p -> !inference.covers(p))) {
      Type expected = expected(call, resolution);
      Type returns =
          call instanceof Expr.New
              ? generic(resolution.receiver)
              : chosen.view().apply(chosen.method().signature().method().returns());
      if (expected != null) {
        inference.expect(returns, expected);
      }
    }
    return function;
  }

  private void learnWritten(Expr argument, Functions.Function function, Inference inference) {
    if (argument instanceof Expr.Lambda lambda
        && lambda.parameters().size() == function.parameters().size()) {
      for (int i = 0; i < lambda.parameters().size(); i++) {
        TypeName written = lambda.parameters().get(i).type();
        if (written != null) {
          inference.learn(function.parameters().get(i), typing.resolve(written));
        }
      }
    }
  }

  private Type generic(Type type) {
    KnownType known = typing.lookup().find(type.name());
    return known == null ? type : known.generic();
  }

  private static List<Type> apply(Functions.Function function, Inference inference) {
    return function.parameters().stream().map(inference::applyOrUnknown).toList();
  }

  private Type resultOf(Expr.Lambda lambda) {
    Type common = Type.NULL;
    for (Expr result : Functions.results(lambda)) {
      common = Subtyping.common(common, typing.typeOf(result), typing.lookup());
    }
    return common;
  }

  /** Type of a parameter of the method that a call means; UNKNOWN where that is not known. */
  Type parameter(Expr call, int index) {
    Type formal = formal(call, index);
    Inference inference = of(call).inference;
    return inference == null ? formal : inference.applyOrUnknown(formal);
  }

  /** The same with type variables of the method where nothing was learnt of them yet. */
  private Type formal(Expr call, int index) {
    Resolution resolution = of(call);
    Members.Candidate chosen = resolution.chosen;
    boolean spread = resolution.spread;
    if (chosen == null) {
      chosen = firstOfOneKind(resolution.candidates, index);
      spread = false;
    }
    if (chosen == null
        || (index >= chosen.parameters().size()
            && !spread
            && !chosen.method().signature().anyArguments())) {
      return Type.UNKNOWN;
    }
    Type formal = chosen.formal(index, spread);
    if (!Substitution.mentionsVariable(formal)) {
      return formal;
    }
    if (resolution.chosen == null) {
      return chosen.parameter(index, spread);
    }
    // Not from the argument itself: the types in a lambda depend on this answer.
    Inference inference = inference(call, resolution);
    functions(call, resolution, inference, index);
    function(call, resolution, inference, formal);
    return inference.apply(formal);
  }

  private static Members.@Nullable Candidate firstOfOneKind(
      List<Members.Candidate> candidates, int index) {
    Members.Candidate first = null;
    for (Members.Candidate candidate : candidates) {
      if (index >= candidate.parameters().size()) {
        return null;
      }
      if (first != null
          && !first.parameters().get(index).equals(candidate.parameters().get(index))) {
        return null;
      }
      first = first == null ? candidate : first;
    }
    return first;
  }
}
