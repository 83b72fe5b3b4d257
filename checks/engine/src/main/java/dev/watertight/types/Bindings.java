package dev.watertight.types;

import dev.watertight.model.Expr;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Place;
import dev.watertight.model.TypeDecl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one walk over a file finds: which variable a name means, and what stands where. */
final class Bindings {
  private final IdentityHashMap<Expr, Local> uses = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Local> declarations = new IdentityHashMap<>();
  private final Map<Object, Expr> initializers = new HashMap<>();
  private final IdentityHashMap<Expr, Site> sites = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, Expr> labels = new IdentityHashMap<>();
  private final Map<String, Declared> types = new HashMap<>();
  private final IdentityHashMap<MethodDecl, String> owners = new IdentityHashMap<>();
  private final List<Region> regions = new ArrayList<>();
  private final Scope outside;
  private final Unbound unbound = new Unbound();
  private final List<String> outermost = new ArrayList<>();
  private int[] around = {};
  private boolean sorted;

  /** A class and where it is declared. */
  record Declared(TypeDecl declaration, Scope around) {}

  private record Region(int start, int end, Scope scope) {}

  Bindings(Scope outside) {
    this.outside = outside;
  }

  Unbound unbound() {
    return unbound;
  }

  void outermost(String binaryName) {
    outermost.add(binaryName);
  }

  void use(Expr name, Local local) {
    uses.put(name, local);
  }

  /** The local variable that a name means by its place, null for none. */
  @Nullable Local used(Expr name) {
    unbound.bindAt(name.place().start());
    return uses.get(name);
  }

  void declare(Object declaration, Local local) {
    declarations.put(declaration, local);
  }

  /** The variable of a declaration (a node), null where it declares none. */
  @Nullable Local declared(Object declaration, Place place) {
    unbound.bindAt(place.start());
    return declarations.get(declaration);
  }

  void initialize(Local local, Expr value) {
    initializers.put(local, value);
  }

  /** The initialiser of a variable, null for none. */
  @Nullable Expr initializer(Local local) {
    return initializers.get(local);
  }

  void place(Expr expression, Site site) {
    if (site != Site.Free.FREE) {
      sites.put(expression, site);
    }
  }

  Site site(Expr expression) {
    unbound.bindAt(expression.place().start());
    return sites.getOrDefault(expression, Site.Free.FREE);
  }

  void label(Expr constant, Expr selector) {
    labels.put(constant, selector);
  }

  /** The selector of the switch of which this is a case constant, else null. */
  @Nullable Expr selector(Expr constant) {
    unbound.bindAt(constant.place().start());
    return labels.get(constant);
  }

  void type(TypeDecl declaration, Scope around) {
    types.putIfAbsent(declaration.binaryName(), new Declared(declaration, around));
  }

  /** The class of this name that the file declares, null for none. */
  @Nullable Declared type(String binaryName) {
    Declared known = types.get(binaryName);
    if (known == null && mayBeLocal(binaryName)) {
      unbound.bindAll();
      known = types.get(binaryName);
    }
    return known;
  }

  /** Whether a name may be that of a local or anonymous class of this file. */
  private boolean mayBeLocal(String binaryName) {
    for (int i = binaryName.indexOf('$'); i >= 0; i = binaryName.indexOf('$', i + 1)) {
      if (i + 1 < binaryName.length()
          && Character.isDigit(binaryName.charAt(i + 1))
          && outermost.stream().anyMatch(name -> binaryName.startsWith(name + "$"))) {
        return true;
      }
    }
    return false;
  }

  void owner(MethodDecl method, String className) {
    owners.put(method, className);
  }

  /** Binary name of the class that declares a method (a node), null for none of this file. */
  @Nullable String ownerOf(MethodDecl method) {
    unbound.bindAt(method.place().start());
    return owners.get(method);
  }

  void region(Place place, int end, Scope scope) {
    regions.add(new Region(place.start(), end, scope));
    sorted = false;
  }

  /** What names mean at an offset. */
  Scope at(int offset) {
    unbound.bindAt(offset);
    if (!sorted) {
      nest();
      sorted = true;
    }
    int low = 0;
    int high = regions.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (regions.get(middle).start() <= offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    for (int i = high; i >= 0; i = around[i]) {
      if (offset < regions.get(i).end()) {
        return regions.get(i).scope();
      }
    }
    return outside;
  }

  private void nest() {
    regions.sort(
        (a, b) ->
            a.start() != b.start()
                ? Integer.compare(a.start(), b.start())
                : Integer.compare(b.end(), a.end()));
    around = new int[regions.size()];
    for (int i = 0; i < around.length; i++) {
      int outer = i - 1;
      while (outer >= 0 && regions.get(outer).end() <= regions.get(i).start()) {
        outer = around[outer];
      }
      around[i] = outer;
    }
  }
}
