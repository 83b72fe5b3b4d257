package dev.watertight.types;

import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The world around a checkout whose files are indexed. */
public final class ProjectWorld implements World {
  private static final Place NOWHERE = new Place(0, 0);
  private static final PlatformTypes PLATFORM = new PlatformTypes();

  private final ProjectIndex index;
  private final TypeSource classPath;
  private final TypeSource catalogue;
  private final Map<String, Optional<KnownType>> others = new ConcurrentHashMap<>();
  private final Map<ClassRow, KnownType> project = new ConcurrentHashMap<>();
  private final Map<FileRow, FileScope> files = new ConcurrentHashMap<>();
  private volatile @Nullable Map<String, List<String>> subtypes;
  private volatile @Nullable Boolean usesLibraries;

  /**
   * A world.
   *
   * @param classPath libraries as class files
   * @param catalogue what is known of libraries without their class files
   */
  public ProjectWorld(ProjectIndex index, TypeSource classPath, TypeSource catalogue) {
    this.index = index;
    this.classPath = classPath;
    this.catalogue = catalogue;
  }

  /** The classes of one file's view. */
  private final class FromPath implements TypeLookup {
    private final @Nullable String path;

    FromPath(@Nullable String path) {
      this.path = path;
    }

    @Override
    public @Nullable KnownType find(String binaryName) {
      return ProjectWorld.this.find(binaryName, path);
    }

    @Override
    public boolean closed(String packageName) {
      return index.hasPackage(packageName)
          || PLATFORM.hasPackage(packageName)
          || classPath.hasPackage(packageName);
    }
  }

  ProjectIndex index() {
    return index;
  }

  TypeLookup lookup(@Nullable String path) {
    return new FromPath(path);
  }

  FileScope scope(FileRow file, TypeLookup lookup) {
    return new FileScope(file, lookup, PLATFORM);
  }

  @Nullable KnownType find(String binaryName, @Nullable String fromPath) {
    ClassRow row = index.find(binaryName, fromPath);
    return row == null ? other(binaryName) : known(row);
  }

  private @Nullable KnownType other(String binaryName) {
    Optional<KnownType> found = others.get(binaryName);
    if (found == null) {
      ClassShape shape = PLATFORM.find(binaryName);
      shape = shape == null ? classPath.find(binaryName) : shape;
      ClassShape more = catalogue.find(binaryName);
      if (shape == null) {
        shape = more;
        more = null;
      }
      found =
          shape == null ? Optional.empty() : Optional.of(new KnownType(shape, more, lookup(null)));
      Optional<KnownType> before = others.putIfAbsent(binaryName, found);
      found = before == null ? found : before;
    }
    return found.orElse(null);
  }

  KnownType known(ClassRow row) {
    KnownType known = project.get(row);
    if (known == null) {
      FileScope file = scope(row.file());
      known =
          new KnownType(
              new SourceShape(row, around(row, Scope.of(file))),
              catalogue.find(row.name()),
              file.lookup());
      KnownType before = project.putIfAbsent(row, known);
      known = before == null ? known : before;
    }
    return known;
  }

  private FileScope scope(FileRow row) {
    FileScope scope = files.get(row);
    if (scope == null) {
      scope = scope(row, lookup(row.path()));
      files.put(row, scope);
    }
    return scope;
  }

  private static Scope around(ClassRow row, Scope file) {
    ClassRow outer = row.outer();
    return outer == null
        ? file
        : around(outer, file).withVariables(outer.header().variables()).inClass(outer.name());
  }

  @Override
  public @Nullable TypeInfo type(String binaryName) {
    return find(binaryName, null);
  }

  @Override
  public Answer isSubtype(String binaryName, String supertype) {
    return Subtyping.isSubtype(binaryName, supertype, lookup(null));
  }

  @Override
  public List<String> hierarchy(String binaryName) {
    KnownType known = find(binaryName, null);
    List<String> names = new ArrayList<>();
    if (known == null) {
      names.add(binaryName);
    } else {
      names.addAll(known.lineage().names());
    }
    if (!names.contains(Type.OBJECT.name())) {
      names.add(Type.OBJECT.name());
    }
    return Collections.unmodifiableList(names);
  }

  @Override
  public @Nullable String fileOf(String binaryName) {
    ClassRow row = index.find(binaryName, null);
    return row == null ? null : row.file().path();
  }

  @Override
  public List<String> subtypes(String binaryName) {
    return allSubtypes().getOrDefault(binaryName, List.of());
  }

  @Override
  public Set<String> supertypes() {
    return Collections.unmodifiableSet(allSubtypes().keySet());
  }

  private Map<String, List<String>> allSubtypes() {
    Map<String, List<String>> known = subtypes;
    if (known == null) {
      known = findSubtypes();
      subtypes = known;
    }
    return known;
  }

  @Override
  public boolean mayUse(String packageName) {
    Boolean known = usesLibraries;
    if (known == null) {
      TypeLookup any = lookup(null);
      known = index.files().stream().anyMatch(file -> file.imports().leaves(any));
      usesLibraries = known;
    }
    return known || lookup(null).closed(packageName);
  }

  @Override
  public Type resolve(String path, String typeName) {
    FileRow file = index.file(path);
    return file == null
        ? Type.UNKNOWN
        : Scope.of(scope(file)).resolve(new TypeName(NOWHERE, typeName, List.of(), 0));
  }

  @Override
  public List<String> withSimpleName(String name) {
    return Collections.unmodifiableList(index.withSimpleName(name));
  }

  @Override
  public List<MethodInfo> methodsNamed(String name) {
    List<MethodInfo> methods = new ArrayList<>();
    for (ClassRow row : index.declaring(name)) {
      known(row).methods(name).forEach(method -> methods.add(method.erased()));
    }
    return methods;
  }

  private Map<String, List<String>> findSubtypes() {
    Map<String, TreeSet<String>> found = new HashMap<>();
    for (String name : index.names()) {
      for (ClassRow row : index.all(name)) {
        for (Type supertype : known(row).genericSupertypes()) {
          found.computeIfAbsent(supertype.name(), key -> new TreeSet<>()).add(name);
        }
      }
    }
    Map<String, List<String>> sorted = new HashMap<>();
    found.forEach((name, subtypesOfIt) -> sorted.put(name, List.copyOf(subtypesOfIt)));
    return sorted;
  }

  @Override
  public Typing typing(SourceFile file) {
    return typing(file, NoAttribution.INSTANCE);
  }

  @Override
  public Typing typing(SourceFile file, Attribution attribution) {
    return new FileTyping(this, file, attribution);
  }
}
