package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.watertight.archunit.BotArchitecture;
import dev.watertight.catalogue.Catalogue;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that the rules ask of the imported classes, found out once for all rules. Thread-safe: what
 * is costly is made under its lock.
 */
public final class Application {
  /** ArchUnit hands the same classes to each rule of a test class. */
  private static final Latest LATEST = new Latest();

  private final BotArchitecture architecture;
  private final List<JavaClass> classes;
  private final List<JavaClass> judged;
  private final Types types;
  private final Resources resources;
  private final Closers closers;
  private final Set<String> names;
  private final Lazy<Calls> calls;
  private final Lazy<Creations> creations;
  private final Lazy<CallGraph> graph;
  private final Lazy<Lifecycles> lifecycles;
  private final Lazy<Operations> operations;
  private final Lazy<Clients> clients;

  private Application(List<JavaClass> classes, BotArchitecture architecture) {
    this.architecture = architecture;
    this.classes = classes;
    this.judged = classes.stream().filter(this::isJudged).toList();
    this.names = classes.stream().map(JavaClass::getName).collect(Collectors.toSet());
    this.types = new Types(architecture.catalogue());
    this.resources = new Resources(architecture.catalogue(), types, architecture.resources());
    this.closers = new Closers(architecture.catalogue(), types, resources);
    this.calls = new Lazy<>(() -> new Calls(classes));
    this.creations = new Lazy<>(() -> new Creations(calls(), resources));
    this.graph = new Lazy<>(() -> new CallGraph(classes, calls()));
    this.lifecycles = new Lazy<>(() -> new Lifecycles(this));
    this.operations = new Lazy<>(() -> new Operations(this));
    this.clients = new Lazy<>(() -> new Clients(this));
  }

  /** What is known of imported classes. */
  public static Application of(JavaClasses imported, BotArchitecture architecture) {
    synchronized (LATEST) {
      return LATEST
          .of(imported)
          .computeIfAbsent(architecture, x -> new Application(sorted(imported), architecture));
    }
  }

  private static List<JavaClass> sorted(JavaClasses imported) {
    return imported.stream().sorted(Comparator.comparing(JavaClass::getName)).toList();
  }

  /** The imported classes, by name. */
  public List<JavaClass> classes() {
    return classes;
  }

  /** The imported classes that rules judge. */
  public List<JavaClass> judged() {
    return judged;
  }

  /** Whether rules judge a class of the imported ones. */
  boolean isJudged(JavaClass type) {
    return !architecture.ignored().test(type);
  }

  public BotArchitecture architecture() {
    return architecture;
  }

  public Catalogue catalogue() {
    return architecture.catalogue();
  }

  public Types types() {
    return types;
  }

  public Resources resources() {
    return resources;
  }

  /** Which calls release something. */
  Closers closers() {
    return closers;
  }

  /** What is called where. */
  Calls calls() {
    return calls.get();
  }

  /** Which calls make something. */
  Creations creations() {
    return creations.get();
  }

  /** Who calls whom. */
  public CallGraph graph() {
    return graph.get();
  }

  /** Whether a class of this name is among the imported ones. */
  boolean isImported(String name) {
    return names.contains(name);
  }

  /** What is kept, and what becomes of it at the end. */
  Lifecycles lifecycles() {
    return lifecycles.get();
  }

  /** Whether any class makes something that has to be closed, of whatever kind. */
  public boolean makesResources() {
    return !creations().areNone();
  }

  /** What runs again and again. */
  public Operations operations() {
    return operations.get();
  }

  /** Which calls make a client or pool. */
  public Clients clients() {
    return clients.get();
  }

  /** What is known of the classes that were imported last. */
  private static final class Latest {
    private Reference<JavaClasses> imported = new WeakReference<>(null);
    private Reference<Map<BotArchitecture, Application>> known = new SoftReference<>(null);

    /** By identity: imports of classes with the same names are equal to ArchUnit. */
    Map<BotArchitecture, Application> of(JavaClasses classes) {
      Map<BotArchitecture, Application> applications = known.get();
      if (applications == null || !imported.refersTo(classes)) {
        applications = new HashMap<>();
        imported = new WeakReference<>(classes);
        known = new SoftReference<>(applications);
      }
      return applications;
    }
  }
}
