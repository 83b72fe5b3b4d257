package dev.watertight.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The names in a file by which it shows whether it may have something to do with resources: all
 * that is kept of most files between the two phases of a scan. Immutable.
 */
public final class Mentions {
  private final String path;
  private final List<String> imports;
  private final List<String> types;
  private final List<String> called;
  private final List<String> declared;
  private final List<String> held;
  private final boolean closing;
  private final boolean managing;
  private final boolean advising;

  private Mentions(String path, Builder names) {
    this.path = path;
    this.imports = List.copyOf(names.imports);
    this.types = List.copyOf(names.types);
    this.called = List.copyOf(names.called);
    this.declared = List.copyOf(names.declared);
    this.held = List.copyOf(names.held);
    this.closing = names.closing;
    this.managing = names.managing;
    this.advising = names.advising;
  }

  /**
   * What a file mentions.
   *
   * @param interner gives one object for equal names
   */
  public static Mentions of(SourceFile file, UnaryOperator<String> interner) {
    Builder names = new Builder(interner);
    names.add(file);
    return names.build(file.path());
  }

  /** Path of the file. */
  public String path() {
    return path;
  }

  /** Names of what is imported, without the star of an import on demand. */
  public List<String> imports() {
    return imports;
  }

  /** Names, as written, of the types that are created or that variables have. */
  public List<String> types() {
    return types;
  }

  /**
   * Names of the methods that are called or referred to, and of fields that are selected or that a
   * static import may mean.
   */
  public List<String> called() {
    return called;
  }

  /** Names of the methods that are declared. */
  public List<String> declared() {
    return declared;
  }

  /** Names, as written, of the types of fields. */
  public List<String> held() {
    return held;
  }

  /** Whether a try-with-resources statement closes something. */
  public boolean managing() {
    return managing;
  }

  /** Whether a class is an aspect, whose code runs around that of others. */
  public boolean advising() {
    return advising;
  }

  /** Whether something is closed, or what is opened is beyond telling by names. */
  public boolean closing() {
    return closing;
  }

  /** Takes in names one by one, in any order. Not thread-safe. */
  public static final class Builder {
    private final UnaryOperator<String> interner;
    private final List<String> imports = new ArrayList<>();
    private final Set<String> types = new HashSet<>();
    private final Set<String> called = new HashSet<>();
    private final Set<String> declared = new HashSet<>();
    private final Set<String> held = new HashSet<>();
    private final Set<String> assigned = new HashSet<>();
    private final Set<String> inferred = new HashSet<>();
    private final Map<String, Set<String>> parameters = new HashMap<>();
    private final Set<String> imported = new HashSet<>();
    private boolean anyImported;
    private boolean closing;
    private boolean managing;
    private boolean advising;

    /**
     * No names yet.
     *
     * @param interner gives one object for equal names
     */
    public Builder(UnaryOperator<String> interner) {
      this.interner = interner;
    }

    /** All that a file mentions. */
    public void add(SourceFile file) {
      file.imports().forEach(this::imported);
      MentionWalk walk = new MentionWalk(this);
      file.types().forEach(walk::type);
    }

    /** What was taken in so far. */
    public Mentions build(String path) {
      parameters.forEach(
          (variable, written) -> {
            if (assigned.contains(variable)) {
              types.addAll(written);
            }
          });
      // Of what has no type written, and is used as a variable, anything may be opened.
      closing |= assigned.stream().anyMatch(inferred::contains);
      return new Mentions(path, this);
    }

    private void imported(ImportDecl declaration) {
      imports.add(interner.apply(declaration.name()));
      anyImported |= declaration.kind() == ImportDecl.Kind.STATIC_ON_DEMAND;
      if (declaration.kind() == ImportDecl.Kind.STATIC_MEMBER) {
        imported.add(declaration.name().substring(declaration.name().lastIndexOf('.') + 1));
      }
    }

    /** A method, constructors left out. */
    public void declares(String method) {
      if (!method.equals(MethodDecl.CONSTRUCTOR)) {
        declared.add(interner.apply(method));
      }
    }

    /** The type of a field. */
    public void holds(String type) {
      held.add(interner.apply(type));
    }

    /** A local variable; without a type it is null. */
    public void local(@Nullable String type, String name) {
      if (type == null) {
        inferred.add(name);
      } else {
        types.add(interner.apply(type));
      }
    }

    /** A parameter or what a pattern binds; without a type it is null. */
    public void parameter(@Nullable String type, String name) {
      if (type == null) {
        inferred.add(name);
      } else {
        parameters.computeIfAbsent(name, n -> new HashSet<>(2)).add(interner.apply(type));
      }
    }

    /** A class of which an object is made. */
    public void creates(String type) {
      types.add(interner.apply(type));
    }

    /** A call; those of other constructors of the class are left out. */
    public void calls(String method, boolean hasTarget) {
      if (hasTarget || !method.equals("this") && !method.equals("super")) {
        called.add(interner.apply(method));
        closing |= hasTarget && method.equals("close");
      }
    }

    /** A method that is referred to, or a field that is selected. */
    public void uses(String member) {
      called.add(interner.apply(member));
    }

    /** A simple name of a variable or class. */
    public void names(String identifier) {
      if (anyImported || imported.contains(identifier)) {
        called.add(interner.apply(identifier));
      }
    }

    /** A variable that is given a value by its simple name. */
    public void assigns(String variable) {
      assigned.add(variable);
    }

    /** A class that is an aspect. */
    public void advises() {
      advising = true;
    }

    /** A try statement with resources. */
    public void manages() {
      managing = true;
    }

    /** Something in which more may be opened than names tell. */
    public void isBeyondTelling() {
      closing = true;
    }
  }
}
