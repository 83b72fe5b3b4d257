package dev.watertight.catalogue.signatures;

import dev.watertight.catalogue.Borrow;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.Creator;
import dev.watertight.catalogue.MemberRef;
import dev.watertight.catalogue.NeedsClose;
import dev.watertight.catalogue.ResourceType;
import dev.watertight.catalogue.Wrap;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which types of the jars are worth their space: catalogued ones, owners of catalogued members, the
 * builders and factories on the way to those, and public subtypes of catalogued types.
 */
final class Selection {
  private static final Pattern HIDDEN =
      Pattern.compile(
          "(^|[.$])(internals?|implementation|codecs|shaded?|repackaged|relocated|vendor|thirdparty)([.$]|$)|\\.hazelcast\\.com\\.");
  private static final Pattern MAKER =
      Pattern.compile(
          ".*(Builder|Factory|Factories|Bootstrap|Connector|Configuration|Configurer|Maker|Provider|Options|Settings|Spec|Step|Stage|Driver|DriverManager|Registry|s)$");
  // Each round reaches one link further back along a chain of calls; more only adds configuration
  // objects.
  private static final int ROUNDS = 2;

  final Set<String> resources = new HashSet<>();
  final Set<String> owners = new HashSet<>();
  private final Set<String> closed = new HashSet<>();
  final Set<String> all = new TreeSet<>();
  private final Jars jars;
  private final Hierarchy hierarchy;

  Selection(Catalogue catalogue, Jars jars, Hierarchy hierarchy) {
    this.jars = jars;
    this.hierarchy = hierarchy;
    for (ResourceType type : catalogue.types()) {
      resources.add(type.name());
      // Of what is merely closeable, or needs no close, the subtypes are too many and say too
      // little.
      if ((type.needsClose() != NeedsClose.NO || type.pooled())
          && !type.name().startsWith("java.lang.")) {
        closed.add(type.name());
      }
      addOwners(type);
    }
    resources.add("java.io.Closeable");
    addIfRead(resources);
    addIfRead(owners);
    addGenericBuilders();
    addMakers();
    addSubtypes();
  }

  // A builder whose build() is inherited, and typed only by the arguments of its generic supertype.
  private void addGenericBuilders() {
    for (ClassShape shape : jars.all()) {
      if (shape.visible
          && shape.name.endsWith("Builder")
          && !HIDDEN.matcher(shape.name).find()
          && descendsFrom(shape.name, owners)
          && new TypeSignatures(shape, this, hierarchy, jars).returnsOneOf(resources)) {
        all.add(shape.name);
      }
    }
  }

  private void addOwners(ResourceType type) {
    for (Creator creator : type.creators()) {
      owners.add(creator.call().owner());
    }
    for (Borrow borrow : type.borrows()) {
      owners.add(borrow.call().owner());
    }
    for (Wrap wrap : type.wraps()) {
      owners.add(wrap.call().owner());
    }
    for (MemberRef call : type.lentBy()) {
      owners.add(call.owner());
    }
    for (MemberRef call : type.sharedInstanceFrom()) {
      owners.add(call.owner());
    }
    for (MemberRef call : type.sharesParent()) {
      owners.add(call.owner());
    }
    for (MemberRef call : type.mustCloseWhenFrom()) {
      owners.add(call.owner());
    }
  }

  private void addIfRead(Set<String> names) {
    for (String name : names) {
      if (jars.get(name) != null) {
        all.add(name);
      }
    }
  }

  private void addMakers() {
    Map<String, Set<ClassShape>> returnedBy = new HashMap<>();
    for (ClassShape shape : jars.all()) {
      if (shape.visible && !HIDDEN.matcher(shape.name).find()) {
        for (ClassShape.Method method : shape.methods) {
          returnedBy.computeIfAbsent(method.returns().name(), key -> new HashSet<>()).add(shape);
          returnedBy.computeIfAbsent(method.erasedReturn(), key -> new HashSet<>()).add(shape);
        }
      }
    }
    Set<String> wanted = new HashSet<>(all);
    for (int round = 0; round < ROUNDS; round++) {
      Set<String> found = new HashSet<>();
      for (String target : wanted) {
        for (ClassShape shape : returnedBy.getOrDefault(target, Set.of())) {
          if (!all.contains(shape.name) && leadsTo(shape, target)) {
            found.add(shape.name);
          }
        }
      }
      all.addAll(found);
      wanted = found;
    }
  }

  private static boolean leadsTo(ClassShape shape, String target) {
    if (!samePackageRoot(shape.name, target)) {
      return false;
    }
    if (MAKER.matcher(shape.name).matches() || target.startsWith(shape.name + "$")) {
      return true;
    }
    return shape.methods.stream()
        .anyMatch(method -> method.isStatic() && method.erasedReturn().equals(target));
  }

  private static boolean samePackageRoot(String a, String b) {
    return root(a).equals(root(b));
  }

  private static String root(String name) {
    int first = name.indexOf('.');
    int second = name.indexOf('.', first + 1);
    return second < 0 ? name : name.substring(0, second);
  }

  private void addSubtypes() {
    for (ClassShape shape : jars.all()) {
      if (shape.visible
          && !HIDDEN.matcher(shape.name).find()
          && !all.contains(shape.name)
          && descendsFrom(shape.name, closed)) {
        all.add(shape.name);
      }
    }
  }

  private boolean descendsFrom(String name, Set<String> ancestors) {
    Deque<String> open = new ArrayDeque<>(hierarchy.parents(name));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String parent = open.pop();
      if (seen.add(parent)) {
        if (ancestors.contains(parent)) {
          return true;
        }
        open.addAll(hierarchy.parents(parent));
      }
    }
    return false;
  }
}
