package dev.watertight.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What Watertight knows about resources: verified facts about libraries and the JDK, with a team's
 * own added.
 *
 * <p>Types are named by their binary names ({@code java.util.Map$Entry}); constructors are the
 * member {@code <init>}. Every look-up is by exact owner: a caller that knows more supertypes asks
 * again for each of them. Returned collections are immutable. Facts are read from their files when
 * they are first asked for.
 */
public final class Catalogue {
  private final FactStore facts;
  private final List<UserConfiguration> configurations;

  private Catalogue(FactStore facts, List<UserConfiguration> configurations) {
    this.facts = facts;
    this.configurations = configurations;
  }

  /** The facts that come with Watertight. */
  public static Catalogue builtIn() {
    return BuiltIn.CATALOGUE;
  }

  // Holder: nothing is read before the first use.
  private static final class BuiltIn {
    static final Catalogue CATALOGUE = new Catalogue(FactStore.builtIn(), List.of());
  }

  /** The built-in facts with a team's own; the team's win where both speak about the same thing. */
  public Catalogue mergedWith(UserConfiguration configuration) {
    List<UserConfiguration> all = new ArrayList<>(configurations);
    all.add(configuration);
    return new Catalogue(facts.with(configuration), all);
  }

  /** The resource with this name, or null if the catalogue has none. */
  public @Nullable ResourceType type(String binaryName) {
    for (FactIndex each : facts.about(binaryName)) {
      ResourceType type = each.facts.resources.get(binaryName);
      if (type != null) {
        return type;
      }
    }
    return null;
  }

  /** All resources. Reads every file. */
  public Collection<ResourceType> types() {
    List<ResourceType> types = new ArrayList<>();
    for (FactIndex each : facts.all()) {
      types.addAll(each.facts.resources.values());
    }
    return List.copyOf(types);
  }

  /**
   * Binary names of all types of this simple name, in order: resources, library types, owners of
   * creators and helpers. The simple name of a nested type is its last part.
   */
  public List<String> withSimpleName(String simpleName) {
    Set<String> names = new TreeSet<>(facts.withSimpleName(simpleName));
    names.addAll(Libraries.builtIn().withSimpleName(simpleName));
    return List.copyOf(names);
  }

  /** Whether the type is a resource, a library type, or owns a member that some fact names. */
  public boolean knows(String binaryName) {
    return facts.speaksOf(binaryName) || Libraries.builtIn().knows(binaryName);
  }

  /**
   * The ways in which a call makes a resource that the caller owns. A call that lends is in {@link
   * #borrows} instead, unless it is an explicit creator too.
   *
   * @param owner binary name of the declaring type
   * @param member a method name, or {@code <init>}
   */
  public List<Creator> creators(String owner, String member) {
    List<Creator> creators = new ArrayList<>();
    List<FactIndex> about = facts.about(owner);
    for (FactIndex each : about) {
      creators.addAll(each.creators.get(owner, member));
    }
    if (borrows(owner, member).isEmpty()) {
      for (FactIndex each : about) {
        creators.addAll(each.lenders.get(owner, member));
      }
    }
    return List.copyOf(creators);
  }

  /** The ways in which a call lends a sub-resource. */
  public List<Borrow> borrows(String owner, String member) {
    List<Borrow> borrows = new ArrayList<>();
    for (FactIndex each : facts.about(owner)) {
      borrows.addAll(each.borrows.get(owner, member));
    }
    return List.copyOf(borrows);
  }

  /**
   * Whether a call hands out a shared instance that the caller must not close.
   *
   * @param arity the number of arguments; -1 if unknown, where one shared overload is enough
   */
  public boolean isSharedInstance(String owner, String member, int arity) {
    for (FactIndex each : facts.about(owner)) {
      for (MemberRef call : each.shared.get(owner, member)) {
        if (call.accepts(arity)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether no overload of a call gives anything to close. Overloads apart: {@link
   * #neverCloseCalls}.
   */
  public boolean isNeverCloseCall(String owner, String member) {
    for (MemberRef call : neverCloseCalls(owner, member)) {
      if (call.parameters() == null) {
        return true;
      }
    }
    return false;
  }

  /**
   * The overloads whose result needs no close, such as {@code Scanner#<init>(java.lang.String)}.
   */
  public List<MemberRef> neverCloseCalls(String owner, String member) {
    List<MemberRef> calls = new ArrayList<>();
    for (FactIndex each : facts.about(owner)) {
      calls.addAll(each.neverClose.get(owner, member));
    }
    return List.copyOf(calls);
  }

  /** The overloads whose result has to be closed although its type otherwise needs none. */
  public List<MemberRef> mustCloseCalls(String owner, String member) {
    List<MemberRef> calls = new ArrayList<>();
    for (FactIndex each : facts.about(owner)) {
      calls.addAll(each.mustClose.get(owner, member));
    }
    return List.copyOf(calls);
  }

  /** Whether a field holds what nobody may close, such as {@code System#in}; nor what wraps it. */
  public boolean isNeverCloseField(String owner, String field) {
    for (FactIndex each : facts.about(owner)) {
      if (each.neverCloseFields.contains(owner + "#" + field)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a method returns something closeable that stays owned by the instance. */
  public boolean isAccessorNotOwned(String owner, String member) {
    ResourceType type = type(owner);
    return type != null && type.accessorsNotOwned().contains(member);
  }

  /** Whether a call derives an instance that shares the resources of its parent. */
  public boolean sharesParent(String owner, String member) {
    for (FactIndex each : facts.about(owner)) {
      if (!each.sharesParent.get(owner, member).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Which arguments a call closes, with its overloads apart where they differ. */
  public List<Helper> closingHelpers(String owner, String member) {
    List<Helper> helpers = new ArrayList<>();
    for (FactIndex each : facts.about(owner)) {
      helpers.addAll(each.closingHelpers.get(owner, member));
    }
    return List.copyOf(helpers);
  }

  /** Whether a call that looks like it closes its argument is known to leave it open. */
  public boolean leavesOpen(String owner, String member) {
    for (FactIndex each : facts.about(owner)) {
      if (!each.leavesOpen.get(owner, member).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a call opens a resource for the time of a callback and closes it itself. */
  public boolean isScopedHelper(String owner, String member) {
    for (FactIndex each : facts.about(owner)) {
      if (!each.scopedHelpers.get(owner, member).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Calls that do not throw, whatever they declare; overloads apart. */
  public List<MemberRef> neverThrows(String owner, String member) {
    List<MemberRef> calls = new ArrayList<>();
    for (FactIndex each : facts.about(owner)) {
      calls.addAll(each.neverThrows.get(owner, member));
    }
    return List.copyOf(calls);
  }

  /** Whether calling the methods of a type is no work that fails: what it has, it just tells. */
  public boolean isNeverThrowing(String type) {
    for (FactIndex each : facts.about(type)) {
      if (each.facts.neverThrowingTypes.contains(type)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Which arguments of a constructor or method pass to its result or callee.
   *
   * @param arity the number of arguments; -1 if unknown
   */
  public List<Wrap> wraps(String owner, String member, int arity) {
    List<Wrap> wraps = new ArrayList<>();
    for (FactIndex each : facts.about(owner)) {
      for (Wrap wrap : each.wraps.get(owner, member)) {
        if (wrap.call().accepts(arity)) {
          wraps.add(wrap);
        }
      }
    }
    return List.copyOf(wraps);
  }

  /** The parameters that an implementer of the method has to close. */
  public List<ParameterRole> receivedAs(String owner, String member) {
    List<ParameterRole> roles = new ArrayList<>();
    for (FactIndex each : facts.about(owner)) {
      roles.addAll(each.receivedAs.get(owner, member));
    }
    return List.copyOf(roles);
  }

  /** Names of all methods that have such parameters. */
  public Set<String> receivers() {
    return facts.receivers();
  }

  /** All lifecycle hooks. */
  public List<Hook> hooks() {
    return places().hooks();
  }

  /** All entry points of operations. */
  public List<EntryPoint> entryPoints() {
    return places().entryPoints();
  }

  /** How the teams name their dialog state, one for each configuration that names any. */
  public List<StateNames> states() {
    return configurations.stream()
        .map(UserConfiguration::states)
        .filter(names -> !names.equals(StateNames.NONE))
        .toList();
  }

  /** Types, annotations or methods ({@code owner#member}) that teams name as their handlers. */
  public List<String> handlers() {
    return configurations.stream().flatMap(each -> each.handlers().stream()).toList();
  }

  /** Where making a long-lived resource is legitimate. */
  public CreationPlaces creationPlaces() {
    return places().creation();
  }

  private Places places() {
    Places places = Places.builtIn();
    for (UserConfiguration each : configurations) {
      places = places.with(each);
    }
    return places;
  }

  /**
   * Names of the creating and lending methods of the libraries that have a class in one of these
   * packages; more of them than such classes have may be among them.
   */
  public Set<String> makers(Predicate<String> packages) {
    return facts.members(packages);
  }

  /**
   * Names by which code that makes a pool, client or storage of these packages shows: methods, and
   * simple names of the classes with constructors that do; more of them than such classes have may
   * be among them. See {@link ResourceType#isPool}.
   */
  public Set<String> poolMakers(Predicate<String> packages) {
    return facts.pools(packages);
  }

  /** The signatures of a library type, or null if there are none. */
  public @Nullable LibraryType library(String binaryName) {
    return Libraries.builtIn().type(binaryName);
  }

  /**
   * Simple names of resources and of the owners of creators, lenders and helpers, and the names of
   * creating and lending methods: a source file that contains none of these words makes no
   * catalogued resource.
   */
  public Set<String> words() {
    return facts.words();
  }
}
