package dev.watertight.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Watertight knows about resources: verified facts about libraries and the JDK, with a team's own added.
 *
 * <p>Types are named by their binary names ({@code java.util.Map$Entry}); constructors are the member {@code <init>}. Every look-up is by exact owner: a
 * caller that knows more supertypes asks again for each of them. Returned collections are immutable.
 */
public final class Catalogue {
  private final Facts facts;
  private final FactIndex index;
  private final Libraries libraries;

  Catalogue(Facts facts, Libraries libraries) {
    this.facts = facts;
    this.index = new FactIndex(facts);
    this.libraries = libraries;
  }

  /** The facts that come with Watertight, read once. */
  public static Catalogue builtIn() {
    return BuiltIn.CATALOGUE;
  }

  // Holder: nothing is read before the first use.
  private static final class BuiltIn {
    static final Catalogue CATALOGUE = new Catalogue(Families.readAll(), Libraries.builtIn());
  }

  /** These facts with a team's own; the team's win where both speak about the same thing. */
  public Catalogue mergedWith(UserConfiguration configuration) {
    return new Catalogue(FactMerge.merge(facts, configuration), libraries);
  }

  /** The resource with this name, or null if the catalogue has none. */
  public @Nullable ResourceType type(String binaryName) {
    return facts.resources.get(binaryName);
  }

  /** All resources. */
  public Collection<ResourceType> types() {
    return Collections.unmodifiableCollection(facts.resources.values());
  }

  /**
   * Binary names of all types of this simple name: resources, library types, owners of creators and helpers. The simple
   * name of a nested type is its last part.
   */
  public List<String> withSimpleName(String simpleName) {
    List<String> names = new ArrayList<>(index.withSimpleName(simpleName));
    for (String name : libraries.withSimpleName(simpleName)) {
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }

  /** Whether the type is a resource, a library type, or owns a member that some fact names. */
  public boolean knows(String binaryName) {
    return index.knows(binaryName) || libraries.knows(binaryName);
  }

  /**
   * The ways in which a call makes a resource that the caller owns. A call that lends is in {@link #borrows} instead, unless it is
   * an explicit creator too.
   *
   * @param owner binary name of the declaring type
   * @param member a method name, or {@code <init>}
   */
  public List<Creator> creators(String owner, String member) {
    return index.creators.get(owner, member);
  }

  /** The ways in which a call lends a sub-resource. */
  public List<Borrow> borrows(String owner, String member) {
    return index.borrows.get(owner, member);
  }

  /**
   * Whether a call hands out a shared instance that the caller must not close.
   *
   * @param arity the number of arguments; -1 if unknown, where one shared overload is enough
   */
  public boolean isSharedInstance(String owner, String member, int arity) {
    for (MemberRef call : index.shared.get(owner, member)) {
      if (call.accepts(arity)) {
        return true;
      }
    }
    return false;
  }

  /** Whether no overload of a call gives anything to close. Overloads apart: {@link #neverCloseCalls}. */
  public boolean isNeverCloseCall(String owner, String member) {
    for (MemberRef call : index.neverClose.get(owner, member)) {
      if (call.parameters() == null) {
        return true;
      }
    }
    return false;
  }

  /** The overloads whose result needs no close, such as {@code Scanner#<init>(java.lang.String)}. */
  public List<MemberRef> neverCloseCalls(String owner, String member) {
    return index.neverClose.get(owner, member);
  }

  /** The calls whose result has to be closed although its type otherwise needs none. */
  public List<MemberRef> mustCloseCalls(String owner, String member) {
    return index.mustClose.get(owner, member);
  }

  /** Whether a field holds what nobody may close, such as {@code System#in}; nor what wraps it. */
  public boolean isNeverCloseField(String owner, String field) {
    return index.neverCloseFields.contains(owner + "#" + field);
  }

  /** Whether a method returns something closeable that stays owned by the instance. */
  public boolean isAccessorNotOwned(String owner, String member) {
    ResourceType type = type(owner);
    return type != null && type.accessorsNotOwned().contains(member);
  }

  /** Whether a call derives an instance that shares the resources of its parent. */
  public boolean sharesParent(String owner, String member) {
    return !index.sharesParent.get(owner, member).isEmpty();
  }

  /** Which arguments a call closes, with its overloads apart where they differ. */
  public List<Helper> closingHelpers(String owner, String member) {
    return index.closingHelpers.get(owner, member);
  }

  /** Whether a call that looks like it closes its argument is known to leave it open. */
  public boolean leavesOpen(String owner, String member) {
    return !index.leavesOpen.get(owner, member).isEmpty();
  }

  /** Whether a call opens a resource for the time of a callback and closes it itself. */
  public boolean isScopedHelper(String owner, String member) {
    return !index.scopedHelpers.get(owner, member).isEmpty();
  }

  /**
   * Which arguments of a constructor or method pass to its result or callee.
   *
   * @param arity the number of arguments; -1 if unknown
   */
  public List<Wrap> wraps(String owner, String member, int arity) {
    List<Wrap> wraps = new ArrayList<>();
    for (Wrap wrap : index.wraps.get(owner, member)) {
      if (wrap.call().accepts(arity)) {
        wraps.add(wrap);
      }
    }
    return List.copyOf(wraps);
  }

  /** The parameters that an implementer of the method has to close. */
  public List<ParameterRole> receivedAs(String owner, String member) {
    return index.receivedAs.get(owner, member);
  }

  /** All lifecycle hooks. */
  public List<Hook> hooks() {
    return List.copyOf(facts.hooks);
  }

  /** All entry points of operations. */
  public List<EntryPoint> entryPoints() {
    return List.copyOf(facts.entryPoints);
  }

  /** Where making a long-lived resource is legitimate. */
  public CreationPlaces creationPlaces() {
    return new CreationPlaces(facts.structuralPlaces, facts.declaredPlaces);
  }

  /** The signatures of a library type, or null if there are none. */
  public @Nullable LibraryType library(String binaryName) {
    return libraries.type(binaryName);
  }

  /**
   * Simple names of resources and of the owners of creators and lenders, and the names of creating and lending methods: a source file that
   * contains none of these words makes no catalogued resource.
   */
  public Set<String> words() {
    return index.words();
  }
}
