package dev.watertight.archunit;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysFalse;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.watertight.archunit.internal.Lazy;
import dev.watertight.archunit.internal.Roles;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.ConfigurationException;
import dev.watertight.catalogue.UserConfiguration;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What the rules take for a handler, a state and so on in a bot. Immutable; each method gives a
 * changed copy.
 *
 * <p>Types of resources, lifecycle hooks, entry points and handlers come from the catalogue and
 * from the team's {@code watertight.yaml}; the rest goes by the usual names, until a method here
 * says otherwise.
 */
public final class BotArchitecture {
  private static final String WORKING_FOLDER = "";

  // One for all rules, so that they share what they find out. Reads no file before a rule is
  // evaluated: a mistake in it is told by that rule, and does not keep the class from loading.
  private static final BotArchitecture USUAL =
      byUsualNames(
          new Lazy<>(() -> catalogue(UserConfiguration.findUpwards(Path.of(WORKING_FOLDER)))));

  private final Supplier<Catalogue> catalogue;
  private final Set<String> resources;
  private final DescribedPredicate<JavaClass> handlers;
  private final DescribedPredicate<JavaClass> states;
  private final DescribedPredicate<JavaClass> compositionRoot;
  private final DescribedPredicate<JavaClass> contexts;
  private final DescribedPredicate<JavaClass> ignored;

  private BotArchitecture(
      Supplier<Catalogue> catalogue,
      Set<String> resources,
      DescribedPredicate<JavaClass> handlers,
      DescribedPredicate<JavaClass> states,
      DescribedPredicate<JavaClass> compositionRoot,
      DescribedPredicate<JavaClass> contexts,
      DescribedPredicate<JavaClass> ignored) {
    this.catalogue = catalogue;
    this.resources = resources;
    this.handlers = handlers;
    this.states = states;
    this.compositionRoot = compositionRoot;
    this.contexts = contexts;
    this.ignored = ignored;
  }

  /**
   * By the usual names, with the {@code watertight.yaml} that is in force for the folder in which
   * tests run, if there is one. If something in that file is wrong, the rules that use this throw
   * an {@link IllegalArgumentException} with file and line.
   */
  public static BotArchitecture usual() {
    return USUAL;
  }

  /**
   * By the usual names, with this {@code watertight.yaml}.
   *
   * @throws IllegalArgumentException if the file cannot be read or something in it is wrong
   */
  public static BotArchitecture configuredBy(Path watertightYaml) {
    Catalogue read = catalogue(Optional.of(watertightYaml));
    return byUsualNames(() -> read);
  }

  private static BotArchitecture byUsualNames(Supplier<Catalogue> catalogue) {
    Supplier<DescribedPredicate<JavaClass>> handlers =
        new Lazy<>(() -> Roles.handlers(catalogue.get()));
    return new BotArchitecture(
        catalogue,
        Set.of(),
        describe("handlers", type -> handlers.get().test(type)),
        Roles.states(),
        Roles.compositionRoot(),
        Roles.contexts(),
        alwaysFalse());
  }

  private static Catalogue catalogue(Optional<Path> file) {
    if (file.isEmpty()) {
      return Catalogue.builtIn();
    }
    try {
      return Catalogue.builtIn().mergedWith(UserConfiguration.read(file.get()));
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException("Configuration: " + e.getMessage(), e);
    }
  }

  /** Adds resources by the binary names of their types, released by what looks like it. */
  public BotArchitecture withResources(String... types) {
    Set<String> all = new TreeSet<>(resources);
    all.addAll(Set.of(types));
    return new BotArchitecture(
        catalogue, all, handlers, states, compositionRoot, contexts, ignored);
  }

  /** Says which classes handle what users send. */
  public BotArchitecture withHandlers(DescribedPredicate<? super JavaClass> predicate) {
    return new BotArchitecture(
        catalogue, resources, narrowed(predicate), states, compositionRoot, contexts, ignored);
  }

  /** Says in which packages the handlers are, such as {@code ..handler..}. */
  public BotArchitecture withHandlersIn(String... packages) {
    return withHandlers(resideInAnyPackage(packages));
  }

  /** Says which classes are stored as the state or the data of a dialog. */
  public BotArchitecture withStates(DescribedPredicate<? super JavaClass> predicate) {
    return new BotArchitecture(
        catalogue, resources, handlers, narrowed(predicate), compositionRoot, contexts, ignored);
  }

  /** Says in which packages the states are. */
  public BotArchitecture withStatesIn(String... packages) {
    return withStates(resideInAnyPackage(packages));
  }

  /** Says which classes put the bot together, and may make and choose what all others are given. */
  public BotArchitecture withCompositionRoot(DescribedPredicate<? super JavaClass> predicate) {
    return new BotArchitecture(
        catalogue, resources, handlers, states, narrowed(predicate), contexts, ignored);
  }

  /** Says in which packages the bot is put together. */
  public BotArchitecture withCompositionRootIn(String... packages) {
    return withCompositionRoot(resideInAnyPackage(packages));
  }

  /** Says through which types handlers reach the state of a dialog. */
  public BotArchitecture withContexts(DescribedPredicate<? super JavaClass> predicate) {
    return new BotArchitecture(
        catalogue, resources, handlers, states, compositionRoot, narrowed(predicate), ignored);
  }

  /** Says what no rule looks at, such as generated classes. */
  public BotArchitecture ignoring(DescribedPredicate<? super JavaClass> predicate) {
    return new BotArchitecture(
        catalogue, resources, handlers, states, compositionRoot, contexts, narrowed(predicate));
  }

  private static DescribedPredicate<JavaClass> narrowed(
      DescribedPredicate<? super JavaClass> predicate) {
    return predicate.forSubtype();
  }

  /** What is known of libraries, with the team's own. */
  public Catalogue catalogue() {
    return catalogue.get();
  }

  /** Binary names of resources that were added. */
  public Set<String> resources() {
    return new LinkedHashSet<>(resources);
  }

  /** Which classes handle what users send. */
  public DescribedPredicate<JavaClass> handlers() {
    return handlers;
  }

  /** Which classes are stored as the state or the data of a dialog. */
  public DescribedPredicate<JavaClass> states() {
    return states;
  }

  /** Which classes put the bot together. */
  public DescribedPredicate<JavaClass> compositionRoot() {
    return compositionRoot;
  }

  /** Through which types handlers reach the state of a dialog. */
  public DescribedPredicate<JavaClass> contexts() {
    return contexts;
  }

  /** What no rule looks at. */
  public DescribedPredicate<JavaClass> ignored() {
    return ignored;
  }
}
