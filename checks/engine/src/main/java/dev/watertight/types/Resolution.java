package dev.watertight.types;

import dev.watertight.model.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known so far of one call. */
final class Resolution {
  final Type receiver;
  final String name;
  final boolean viaType;
  final List<Expr> arguments;

  /** Methods that the call may mean. */
  List<Members.Candidate> candidates;

  /** The method that it means, null where that is not known. */
  Members.@Nullable Candidate chosen;

  /** Whether an argument is one of those of a variable-arity parameter. */
  boolean spread;

  /** Whether {@link #chosen} is final. */
  boolean decided;

  @Nullable Inference inference;
  @Nullable Type returns;
  int provisional;

  /** The first argument from which, if it is a function, nothing was learnt yet. */
  int nextFunction;

  Resolution(
      Type receiver,
      String name,
      boolean viaType,
      List<Expr> arguments,
      List<Members.Candidate> candidates) {
    this.receiver = receiver;
    this.name = name;
    this.viaType = viaType;
    this.arguments = arguments;
    this.candidates = candidates;
  }
}
