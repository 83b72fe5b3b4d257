package dev.watertight.types;

import dev.watertight.model.Expr;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolves method references. */
final class References {
  private final FileTyping typing;
  private final IdentityHashMap<Expr, Invocation> known = new IdentityHashMap<>();

  References(FileTyping typing) {
    this.typing = typing;
  }

  /** What a method reference invokes. */
  Invocation of(Expr.MethodRef reference) {
    Invocation found = known.get(reference);
    if (found == null) {
      Functions.Function function =
          Functions.of(typing.expected(typing.bindings().site(reference)), typing.lookup());
      found = find(reference, function == null ? null : function.parameters());
      known.put(reference, found);
    }
    return found;
  }

  private Invocation find(Expr.MethodRef reference, @Nullable List<Type> parameters) {
    Receivers.Receiver receiver = receiver(reference);
    boolean creates = reference.name().equals("new");
    Members.Candidate method = method(reference, receiver, parameters);
    return new Invocation(
        receiver.type(),
        creates ? "<init>" : reference.name(),
        method == null ? null : method.info(),
        receiver.viaType());
  }

  private Receivers.Receiver receiver(Expr.MethodRef reference) {
    Expr target = reference.target();
    if (target instanceof Expr.Super s) {
      return new Receivers.Receiver(typing.superOf(s), false);
    }
    Named named = typing.names().of(target);
    return named instanceof Named.OfType t
        ? new Receivers.Receiver(t.type(), true)
        : new Receivers.Receiver(typing.typeOf(target), false);
  }

  /** Whether a method reference may stand for a function with so many parameters. */
  Answer accepts(Expr.MethodRef reference, int parameters) {
    Receivers.Receiver receiver = receiver(reference);
    List<Members.Candidate> methods = methods(reference, receiver.type());
    for (Members.Candidate method : methods) {
      boolean unbound =
          receiver.viaType() && !method.info().isStatic() && !method.info().name().equals("<init>");
      if (method.takes(unbound ? parameters - 1 : parameters)) {
        return Answer.YES;
      }
    }
    return methods.isEmpty() ? Answer.YES : Answer.NO;
  }

  private List<Members.Candidate> methods(Expr.MethodRef reference, Type type) {
    if (!reference.name().equals("new")) {
      return type.isUnknown()
          ? List.of()
          : Members.methods(type, reference.name(), typing.lookup());
    }
    KnownType owner = type.isUnknown() || type.isArray() ? null : typing.lookup().find(type.name());
    return owner == null ? List.of() : Members.constructors(owner);
  }

  private Members.@Nullable Candidate method(
      Expr.MethodRef reference, Receivers.Receiver receiver, @Nullable List<Type> parameters) {
    List<Members.Candidate> methods = methods(reference, receiver.type());
    if (parameters == null) {
      return methods.size() == 1 ? methods.get(0) : null;
    }
    List<Members.Candidate> fitting = new ArrayList<>();
    for (Members.Candidate method : methods) {
      if (fits(method, receiver, parameters)) {
        fitting.add(method);
      }
    }
    return fitting.isEmpty() ? null : mostSpecific(fitting);
  }

  private boolean fits(
      Members.Candidate method, Receivers.Receiver receiver, List<Type> parameters) {
    MethodInfo info = method.info();
    boolean unbound = receiver.viaType() && !info.isStatic() && !info.name().equals("<init>");
    if (unbound
        && (parameters.isEmpty()
            || Subtyping.fits(parameters.get(0), receiver.type(), true, typing.lookup())
                == Answer.NO)) {
      return false;
    }
    List<Type> given = unbound ? parameters.subList(1, parameters.size()) : parameters;
    if (!method.takes(given.size())) {
      return false;
    }
    if (method.method().signature().anyArguments()) {
      return true;
    }
    boolean spread = given.size() != method.parameters().size();
    for (int i = 0; i < given.size(); i++) {
      if (Subtyping.fits(given.get(i), method.parameter(i, spread), true, typing.lookup())
          == Answer.NO) {
        return false;
      }
    }
    return true;
  }

  private Members.@Nullable Candidate mostSpecific(List<Members.Candidate> methods) {
    Members.Candidate best = null;
    for (Members.Candidate method : methods) {
      boolean beatsAll = true;
      for (Members.Candidate other : methods) {
        beatsAll &= isAsSpecific(method, other);
      }
      best = best == null && beatsAll ? method : best;
    }
    return best;
  }

  private boolean isAsSpecific(Members.Candidate a, Members.Candidate b) {
    if (a.info().varargs() != b.info().varargs()) {
      return b.info().varargs();
    }
    if (a.parameters().size() != b.parameters().size()) {
      return false;
    }
    for (int i = 0; i < a.parameters().size(); i++) {
      if (Subtyping.fits(a.parameters().get(i), b.parameters().get(i), false, typing.lookup())
          != Answer.YES) {
        return false;
      }
    }
    return true;
  }

  /** What the function of a method reference gives for these parameters. */
  Type returns(Expr.MethodRef reference, List<Type> parameters) {
    Receivers.Receiver receiver = receiver(reference);
    if (reference.name().equals("new")) {
      return created(receiver.type());
    }
    Type type = receiver.type();
    Members.Candidate method = method(reference, receiver, parameters);
    if (method == null) {
      return Type.UNKNOWN;
    }
    boolean unbound = receiver.viaType() && !method.info().isStatic();
    if (unbound && type.arguments().isEmpty() && !parameters.isEmpty()) {
      // Foo::get on a Foo<Bar> gives what that one gives, though Foo is written raw.
      Type exact = Members.asSuper(parameters.get(0), type.name(), typing.lookup());
      Members.Candidate seen =
          exact == null ? null : method(reference, new Receivers.Receiver(exact, true), parameters);
      method = seen == null ? method : seen;
    }
    Signature signature = method.method().signature();
    Type formal = method.view().apply(signature.method().returns());
    if (!Substitution.mentionsVariable(formal)) {
      return formal;
    }
    Inference inference = new Inference(signature.variables(), typing.lookup());
    List<Type> given = unbound ? parameters.subList(1, parameters.size()) : parameters;
    boolean spread = given.size() != method.parameters().size();
    for (int i = 0; i < given.size(); i++) {
      inference.learn(method.formal(i, spread), given.get(i));
    }
    return inference.applyOrUnknown(formal);
  }

  private Type created(Type type) {
    KnownType known = type.isArray() ? null : typing.lookup().find(type.name());
    return known == null || !type.arguments().isEmpty() || known.shape().variables().isEmpty()
        ? type
        : Type.of(type.name());
  }
}
