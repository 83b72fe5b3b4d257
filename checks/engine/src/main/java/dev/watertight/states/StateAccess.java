package dev.watertight.states;

import dev.watertight.model.Expr;
import org.jspecify.annotations.Nullable;

/**
 * One place where dialog state is read, written or cleared.
 *
 * @param kind what is done
 * @param expression the call or assignment that does it
 * @param store where the state is kept
 * @param key the user whose state it is, null where the store belongs to one user
 * @param value what is written, null for none
 * @param whole whether all that is kept of the dialog goes; setting an idle constant leaves the
 *     rest
 */
public record StateAccess(
    Kind kind,
    Expr expression,
    StateStore store,
    @Nullable Expr key,
    @Nullable Expr value,
    boolean whole) {
  /** What is done to state. */
  public enum Kind {
    READ,
    WRITE,
    /** Removed, or set to an idle constant: the dialog is over. */
    CLEAR
  }

  /** Whether this ends a dialog. */
  public boolean isClear() {
    return kind == Kind.CLEAR;
  }
}
