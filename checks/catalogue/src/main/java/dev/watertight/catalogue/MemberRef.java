package dev.watertight.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A method or constructor, or all overloads of one.
 *
 * @param owner binary name of the declaring type, nested types with {@code $}
 * @param member the method name, or {@code <init>}
 * @param parameters erased, fully qualified parameter types of exactly one overload; null for every
 *     overload
 */
public record MemberRef(String owner, String member, @Nullable List<String> parameters) {

  /** The member name of constructors. */
  public static final String CONSTRUCTOR = "<init>";

  public MemberRef {
    parameters = parameters == null ? null : List.copyOf(parameters);
  }

  /** Every overload of a member. */
  public static MemberRef of(String owner, String member) {
    return new MemberRef(owner, member, null);
  }

  /**
   * Reads {@code owner#member} or {@code owner#member(type,type)}; nothing if it has another shape.
   */
  public static Optional<MemberRef> parse(String text) {
    int hash = text.indexOf('#');
    int open = text.indexOf('(', hash + 1);
    if (open < 0) {
      open = text.length();
    }
    if (hash < 1 || hash + 1 == open) {
      return Optional.empty();
    }
    String owner = text.substring(0, hash);
    String member = text.substring(hash + 1, open);
    if (open == text.length()) {
      return Optional.of(new MemberRef(owner, member, null));
    }
    if (!text.endsWith(")")) {
      return Optional.empty();
    }
    return Optional.of(new MemberRef(owner, member, types(text, open + 1, text.length() - 1)));
  }

  static List<String> types(String text, int from, int to) {
    List<String> types = new ArrayList<>();
    int start = from;
    while (start < to) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? to : comma;
      types.add(text.substring(start, end).trim());
      start = end + 1;
    }
    return types;
  }

  /** Whether a call with so many arguments can mean this member; -1 is an unknown number. */
  public boolean accepts(int arity) {
    if (parameters == null || arity < 0 || parameters.size() == arity) {
      return true;
    }
    int last = parameters.size() - 1;
    return last >= 0 && parameters.get(last).endsWith("[]") && arity >= last;
  }

  /** Whether this is a constructor. */
  public boolean isConstructor() {
    return member.equals(CONSTRUCTOR);
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    String name = owner + "#" + member;
    return parameters == null ? name : name + "(" + String.join(",", parameters) + ")";
  }
}
