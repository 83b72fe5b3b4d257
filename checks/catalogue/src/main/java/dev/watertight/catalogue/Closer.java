package dev.watertight.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way to release a resource: a method of the instance, a chain of calls on it, or a foreign
 * method that takes it.
 *
 * @param method the simple name of the method that ends it: of the instance, the last of the chain,
 *     or the foreign one
 * @param parameters parameter types of exactly one overload, null for every overload
 * @param sufficient whether this call alone releases the resource
 * @param async whether it returns a future that need not be awaited to take effect
 * @param mustSubscribe whether it returns a cold publisher: the call alone has no effect
 * @param chain names of the calls on the instance, such as {@code body}, {@code close}; empty if
 *     there is no chain
 * @param foreign the static or foreign method, or null
 * @param parameterOfForeign which argument of the foreign method is released; -1 if it takes none
 *     and releases all
 * @param sinceJdk the first JDK that has it, or 0
 */
public record Closer(
    String method,
    @Nullable List<String> parameters,
    boolean sufficient,
    boolean async,
    boolean mustSubscribe,
    List<String> chain,
    @Nullable MemberRef foreign,
    int parameterOfForeign,
    int sinceJdk) {

  public Closer {
    parameters = parameters == null ? null : List.copyOf(parameters);
    chain = List.copyOf(chain);
  }

  /** A plain method of the instance that suffices, any overload. */
  static Closer method(String name) {
    return new Closer(name, null, true, false, false, List.of(), null, -1, 0);
  }

  /** A foreign method that takes the instance and suffices. */
  static Closer foreign(MemberRef call, int parameter) {
    return new Closer(
        call.member(), call.parameters(), true, false, false, List.of(), call, parameter, 0);
  }

  /** Whether the closer is one call on the instance itself. */
  public boolean onInstance() {
    return chain.isEmpty() && foreign == null;
  }
}
