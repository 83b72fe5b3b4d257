package dev.watertight.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Signatures of library types; the names are read at once, the rest of a file when one of its types
 * is asked for.
 */
final class Libraries {
  private static final String FOLDER = "signatures/";

  private final Map<String, String> fileOfType = new HashMap<>();
  private final Map<String, List<String>> bySimpleName = new HashMap<>();
  private final Map<String, Map<String, LibraryType>> read = new ConcurrentHashMap<>();

  private Libraries(Lines index) {
    String file = "";
    while (index.advance()) {
      Words words = new Words(index);
      if (index.isDetail()) {
        addPackage(index.keyword(), words, file);
      } else if (index.keyword().equals("file")) {
        file = words.next("a name");
      } else {
        throw index.unknown(null);
      }
      words.end();
    }
  }

  private void addPackage(String packageName, Words words, String file) {
    String prefix = packageName.concat(".");
    while (words.hasNext()) {
      String name = prefix.concat(words.next("a type"));
      fileOfType.put(name, file);
      String simple = Names.simple(name);
      List<String> same = bySimpleName.get(simple);
      if (same == null) {
        same = new ArrayList<>(1);
        bySimpleName.put(simple, same);
      }
      same.add(name);
    }
  }

  /** The signatures that come with Watertight. */
  static Libraries builtIn() {
    return Holder.LIBRARIES;
  }

  private static final class Holder {
    static final Libraries LIBRARIES = new Libraries(Lines.ofResource(FOLDER + "index.txt"));
  }

  boolean knows(String binaryName) {
    return fileOfType.containsKey(binaryName);
  }

  Set<String> names() {
    return fileOfType.keySet();
  }

  List<String> withSimpleName(String simpleName) {
    return bySimpleName.getOrDefault(simpleName, List.of());
  }

  @Nullable LibraryType type(String binaryName) {
    String file = fileOfType.get(binaryName);
    if (file == null) {
      return null;
    }
    return read.computeIfAbsent(file, Libraries::readFile).get(binaryName);
  }

  private static Map<String, LibraryType> readFile(String file) {
    return LibraryReader.read(Lines.ofResource(FOLDER + file + ".txt"));
  }
}
