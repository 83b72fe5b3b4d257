package dev.watertight.project;

import dev.watertight.model.ImportDecl;
import dev.watertight.model.Modifier;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.World;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which code of a checkout runs in one process: source roots that use each other, and in each root
 * what one main method reaches. Thread-safe.
 */
final class Programs {
  private static final Pattern TYPE_LIKE = Pattern.compile("\\b[A-Z]\\w*");

  /** Files looked at to find out whether one source root uses another. */
  private static final int FILES_ASKED = 80;

  /** Files that main methods may lead to before nothing is told apart. */
  private static final int FILES_REACHED = 3000;

  private static final List<String> FRAMEWORKS =
      List.of("SpringApplication", "ApplicationContext", "Quarkus.run", "Micronaut.run");

  /** Classes of which a provider makes a process of its own for each. */
  private static final Set<String> FUNCTIONS =
      Set.of("HttpFunction", "BackgroundFunction", "CloudEventsFunction", "RequestStreamHandler");

  private final Uses uses;
  private final World world;
  private final Mentioned mentioned;
  private final Map<String, Set<String>> used = new HashMap<>();
  private final Map<String, Set<String>> mains = new HashMap<>();
  private final Map<String, Set<String>> reached = new HashMap<>();
  private final Map<String, Set<String>> edges = new HashMap<>();

  Programs(Uses uses, World world, Mentioned mentioned) {
    this.uses = uses;
    this.world = world;
    this.mentioned = mentioned;
  }

  /** Whether code of two files may run in the same process. */
  synchronized boolean share(SourceFile one, SourceFile other) {
    String here = root(one);
    String there = root(other);
    return (here.equals(there) || uses(here, there) || uses(there, here))
        && haveCommonMain(one, other, here, there);
  }

  /**
   * The folder of a file's outermost package. Where folders do not follow packages, nothing but the
   * package tells programs apart.
   */
  static String root(SourceFile file) {
    String folder = folder(file.path());
    String packages = file.packageName().replace('.', '/');
    if (packages.isEmpty()) {
      return folder;
    }
    if (folder.equals(packages)) {
      return "";
    }
    return folder.endsWith("/" + packages)
        ? folder.substring(0, folder.length() - packages.length() - 1)
        : folder + "#" + file.packageName();
  }

  private static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  private boolean uses(String root, String other) {
    return used.computeIfAbsent(root, this::rootsUsedBy).contains(other);
  }

  private Set<String> rootsUsedBy(String root) {
    Set<String> roots = new HashSet<>();
    String folder = root.contains("#") ? root.substring(0, root.indexOf('#')) : root;
    List<String> paths =
        mentioned.paths().stream()
            .filter(path -> folder.isEmpty() || path.startsWith(folder + "/"))
            .limit(FILES_ASKED)
            .toList();
    for (String path : paths) {
      SourceFile file = uses.load(path);
      if (file != null && root(file).equals(root)) {
        file.imports().forEach(each -> addRoot(each, root, roots));
      }
    }
    return roots;
  }

  private void addRoot(ImportDecl imported, String root, Set<String> roots) {
    String name = imported.name();
    String path = world.fileOf(name);
    if (path == null && imported.kind() == ImportDecl.Kind.STATIC_MEMBER && name.contains(".")) {
      path = world.fileOf(name.substring(0, name.lastIndexOf('.')));
    }
    SourceFile file = path == null ? null : uses.load(path);
    if (file != null && !root(file).equals(root)) {
      roots.add(root(file));
    }
  }

  private boolean haveCommonMain(SourceFile one, SourceFile other, String here, String there) {
    Set<String> candidates = new HashSet<>(mainsIn(here));
    candidates.addAll(mainsIn(there));
    if (candidates.size() < 2) {
      return true;
    }
    Set<String> ofOne = reaching(candidates, one.path());
    Set<String> ofOther = reaching(candidates, other.path());
    ofOne.retainAll(ofOther);
    return !ofOne.isEmpty();
  }

  private Set<String> reaching(Set<String> candidates, String path) {
    Set<String> mainFiles = new HashSet<>();
    for (String main : candidates) {
      if (reached.computeIfAbsent(main, this::reach).contains(path)) {
        mainFiles.add(main);
      }
    }
    return mainFiles.isEmpty() ? finding(candidates) : mainFiles;
  }

  /** Of some mains those that find classes that no code names; all if none is known to. */
  private Set<String> finding(Set<String> candidates) {
    Set<String> finding = new HashSet<>();
    for (String main : candidates) {
      SourceFile file = uses.load(main);
      if (file != null && FRAMEWORKS.stream().anyMatch(file.text()::contains)) {
        finding.add(main);
      }
    }
    return finding.isEmpty() ? new HashSet<>(candidates) : finding;
  }

  private Set<String> mainsIn(String root) {
    return mains.computeIfAbsent(
        root,
        r -> {
          Set<String> found = new HashSet<>();
          Set<String> starts = new HashSet<>(mentioned.declaring("main"));
          starts.addAll(mentioned.declaring("service"));
          starts.addAll(mentioned.declaring("handleRequest"));
          for (String path : starts) {
            SourceFile file = uses.load(path);
            if (file != null && root(file).equals(r) && hasMain(file)) {
              found.add(path);
            }
          }
          return found;
        });
  }

  private static boolean hasMain(SourceFile file) {
    return file.types().stream()
            .flatMap(type -> type.interfaces().stream())
            .anyMatch(type -> FUNCTIONS.contains(type.simpleName()))
        || file.types().stream()
            .flatMap(TypeDecl::methods)
            .anyMatch(
                m ->
                    m.name().equals("main")
                        && m.modifiers().contains(Modifier.STATIC)
                        && m.parameters().size() <= 1);
  }

  private Set<String> reach(String main) {
    Set<String> found = new HashSet<>(Set.of(main));
    Deque<String> todo = new ArrayDeque<>(found);
    while (!todo.isEmpty() && found.size() < FILES_REACHED) {
      for (String next : edges.computeIfAbsent(todo.remove(), this::mentionedBy)) {
        if (found.add(next)) {
          todo.add(next);
        }
      }
    }
    return found;
  }

  /** By the words of the text, since frameworks find classes in more ways than code names them. */
  private Set<String> mentionedBy(String path) {
    Set<String> paths = new HashSet<>();
    SourceFile file = uses.load(path);
    if (file != null) {
      Matcher words = TYPE_LIKE.matcher(file.text());
      Set<String> seen = new HashSet<>();
      while (words.find()) {
        if (seen.add(words.group())) {
          for (String type : world.withSimpleName(words.group())) {
            String home = world.fileOf(type);
            if (home != null) {
              paths.add(home);
            }
          }
        }
      }
    }
    return paths;
  }
}
