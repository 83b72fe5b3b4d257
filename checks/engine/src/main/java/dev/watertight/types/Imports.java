package dev.watertight.types;

import dev.watertight.model.ImportDecl;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeDecl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The imports of a file, names dotted as written.
 *
 * @param types simple name to imported class
 * @param onDemand packages and classes whose types are imported
 * @param members name of a static member to the classes that it is imported from
 * @param membersOnDemand classes whose static members are imported
 * @param modules modules whose packages are imported
 */
record Imports(
    Map<String, String> types,
    List<String> onDemand,
    Map<String, List<String>> members,
    List<String> membersOnDemand,
    List<String> modules) {

  /** Whether some import leads to a package of which not all classes are known. */
  boolean leaves(TypeLookup lookup) {
    return types.values().stream().anyMatch(name -> leaves(name, lookup))
        || onDemand.stream().anyMatch(name -> leaves(name + ".*", lookup))
        || members.values().stream().flatMap(List::stream).anyMatch(name -> leaves(name, lookup))
        || membersOnDemand.stream().anyMatch(name -> leaves(name, lookup));
  }

  private static boolean leaves(String imported, TypeLookup lookup) {
    int dot = imported.lastIndexOf('.');
    while (dot > 0) {
      String around = imported.substring(0, dot);
      if (lookup.closed(around)) {
        return false;
      }
      dot = DottedNames.endsInClass(around) ? around.lastIndexOf('.') : -1;
    }
    return true;
  }

  static Imports of(SourceFile file, Interner interner) {
    Map<String, String> types = new LinkedHashMap<>();
    List<String> onDemand = new ArrayList<>();
    Map<String, List<String>> members = new LinkedHashMap<>();
    List<String> membersOnDemand = new ArrayList<>();
    List<String> modules = new ArrayList<>();
    for (ImportDecl declaration : file.imports()) {
      String name = interner.of(declaration.name());
      int dot = name.lastIndexOf('.');
      String last = interner.of(name.substring(dot + 1));
      switch (declaration.kind()) {
        case TYPE -> types.putIfAbsent(last, name);
        case TYPES_ON_DEMAND -> onDemand.add(name);
        case STATIC_MEMBER ->
            members
                .computeIfAbsent(last, key -> new ArrayList<>(1))
                .add(interner.of(dot < 0 ? "" : name.substring(0, dot)));
        case STATIC_ON_DEMAND -> membersOnDemand.add(name);
        case MODULE -> modules.add(name);
      }
    }
    if (file.types().stream().anyMatch(t -> t.kind() == TypeDecl.Kind.IMPLICIT)) {
      modules.add("java.base");
    }
    members.replaceAll((member, owners) -> List.copyOf(owners));
    return new Imports(
        Map.copyOf(types),
        interner.of(List.copyOf(onDemand)),
        Map.copyOf(members),
        interner.of(List.copyOf(membersOnDemand)),
        List.copyOf(modules));
  }
}
