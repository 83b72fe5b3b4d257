package dev.watertight.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A call whose result is a new resource that the caller owns.
 *
 * @param call the constructor or factory method
 * @param creates binary name of the catalogued type of the result
 * @param pooled whether the result owns a pool, threads, event loops or a listening session.
 *     Poolness belongs to the creator: {@code newVirtualThreadPerTaskExecutor} makes an executor
 *     that pools nothing
 * @param connects whether each call opens a connection of its own to a server that is meant to be
 *     asked over shared ones
 * @param async whether the resource arrives in a future or publisher
 * @param protectedOnly whether only subclasses can call it
 * @param declaredReturn the declared return type where it is wider than {@code creates}; {@code ?}
 *     for an erased type variable, where only the static type of the call expression tells whether
 *     this entry is meant
 * @param sinceJdk the first JDK that has it, or 0
 */
public record Creator(
    MemberRef call,
    String creates,
    boolean pooled,
    boolean connects,
    boolean async,
    boolean protectedOnly,
    @Nullable String declaredReturn,
    int sinceJdk) {

  /** The {@link #declaredReturn} of a method that returns an erased type variable. */
  public static final String ERASED = "?";

  /** Whether operations have to share what it makes instead of making one each. */
  public boolean isShareable() {
    return pooled || connects;
  }

  /** Whether the declaration of the call does not say what it creates. */
  public boolean erased() {
    return ERASED.equals(declaredReturn);
  }
}
