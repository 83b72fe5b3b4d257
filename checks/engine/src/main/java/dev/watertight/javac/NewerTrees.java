package dev.watertight.javac;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Trees that the interface of JDK 17 does not have, or only as a preview. They are reached by the
 * names that the public interfaces of newer releases give them; what a release lacks is absent.
 */
final class NewerTrees {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();
  private static final MethodHandle NONE =
      MethodHandles.dropArguments(MethodHandles.constant(Object.class, null), 0, Object.class);
  private static final ConcurrentMap<String, MethodHandle> GETTERS = new ConcurrentHashMap<>();

  private NewerTrees() {}

  /** Labels of a case: expressions, patterns and the like, each of a kind of its own. */
  static List<Tree> labels(CaseTree tree) {
    List<Tree> labels = trees(CaseTree.class, "getLabels", tree);
    if (!labels.isEmpty()) {
      return labels;
    }
    List<? extends ExpressionTree> expressions = tree.getExpressions();
    return expressions.isEmpty() ? List.of() : new ArrayList<>(expressions);
  }

  /** What follows {@code when}. */
  static @Nullable ExpressionTree guard(CaseTree tree) {
    return get(CaseTree.class, "getGuard", tree) instanceof ExpressionTree guard ? guard : null;
  }

  /** Whether an import names a module. */
  static boolean isModule(ImportTree tree) {
    return Boolean.TRUE.equals(get(ImportTree.class, "isModule", tree));
  }

  /** A part of a tree, by the interface that declares it. */
  static Tree part(String owner, String getter, Tree tree) {
    Object part = get(type(owner), getter, tree);
    if (part instanceof Tree found) {
      return found;
    }
    throw new UnsupportedSyntax(0, tree.getKind().name());
  }

  /** Parts of a tree, by the interface that declares them. */
  static List<Tree> parts(String owner, String getter, Tree tree) {
    return trees(type(owner), getter, tree);
  }

  private static List<Tree> trees(Class<?> owner, String getter, Tree tree) {
    if (!(get(owner, getter, tree) instanceof List<?> found) || found.isEmpty()) {
      return List.of();
    }
    List<Tree> trees = new ArrayList<>(found.size());
    for (Object part : found) {
      trees.add((Tree) part);
    }
    return trees;
  }

  private static @Nullable Object get(Class<?> owner, String getter, Tree tree) {
    MethodHandle handle =
        GETTERS.computeIfAbsent(owner.getName() + "#" + getter, key -> find(owner, getter));
    try {
      return (Object) handle.invokeExact((Object) tree);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(owner.getName() + "#" + getter, e);
    }
  }

  private static MethodHandle find(Class<?> owner, String getter) {
    try {
      return LOOKUP
          .unreflect(owner.getMethod(getter))
          .asType(MethodType.methodType(Object.class, Object.class));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return NONE;
    }
  }

  private static Class<?> type(String simpleName) {
    try {
      return Class.forName("com.sun.source.tree." + simpleName);
    } catch (ClassNotFoundException e) {
      return Tree.class;
    }
  }
}
