package dev.watertight.catalogue;

import java.util.List;

/**
 * A call on a resource that lends a sub-resource, such as {@code pool.getResource()}.
 *
 * @param call the lending method
 * @param returns binary name of what is lent; {@code java.lang.Object} where only type arguments
 *     tell
 * @param async whether it arrives in a future or publisher
 * @param releases the ways to give it back, each enough: the name of a method of the lent object
 *     ({@code close}), or {@code Owner#method(types)} that takes it
 */
public record Borrow(MemberRef call, String returns, boolean async, List<String> releases) {
  public Borrow {
    releases = List.copyOf(releases);
  }

  /** The releases that are methods of another object and take the lent one. */
  public List<MemberRef> foreignReleases() {
    return releases.stream().flatMap(text -> MemberRef.parse(text).stream()).toList();
  }

  /** The names of methods of the lent object that give it back. */
  public List<String> ownReleases() {
    return releases.stream().filter(text -> text.indexOf('#') < 0).toList();
  }
}
