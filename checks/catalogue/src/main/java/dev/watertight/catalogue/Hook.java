package dev.watertight.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a framework lets code release what it owns.
 *
 * @param name {@code owner}, or {@code owner#member}
 * @param element what the name names
 * @param framework for people, such as {@code Spring}
 * @param role what being there means
 * @param note conditions, for people; may be empty
 */
public record Hook(String name, Element element, String framework, Role role, String note) {

  /** What a hook means for the resources that are released in it. */
  public enum Role implements Ids.Named {
    /** Released at the end of the owner's life. */
    CLOSE("close"),
    /** Released after a test. */
    CLOSE_TEST("close-test"),
    /** An event; the listener that takes it releases. */
    EVENT("event"),
    /** Looks like one and is none, such as {@code finalize}. */
    NOT_A_CLOSE("not-a-close");

    private final String id;

    Role(String id) {
      this.id = id;
    }

    /** The name in data and configuration, such as {@code close-test}. */
    @Override
    public String id() {
      return id;
    }

    static Optional<Role> of(String id) {
      return Ids.find(values(), id);
    }

    static List<String> ids() {
      return Arrays.stream(values()).map(Role::id).toList();
    }
  }

  /** Binary name of the type. */
  public String owner() {
    return Names.owner(name);
  }

  /** The method or annotation attribute, or null when the hook is a whole type. */
  public @Nullable String member() {
    return Names.member(name);
  }
}
