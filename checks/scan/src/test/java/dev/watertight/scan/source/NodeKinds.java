package dev.watertight.scan.source;

import dev.watertight.model.TypeDecl;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which classes of nodes, and kinds of types, a model has. */
final class NodeKinds {
  private NodeKinds() {}

  static void collect(@Nullable Object node, Set<Object> seen) {
    if (node instanceof Map<?, ?> byName) {
      collect(byName.values(), seen);
    } else if (node instanceof Iterable<?> nodes) {
      nodes.forEach(n -> collect(n, seen));
    } else if (node instanceof TypeDecl.Kind) {
      seen.add(node);
    } else if (node instanceof Record) {
      seen.add(node.getClass());
      for (RecordComponent component : node.getClass().getRecordComponents()) {
        collect(value(component, node), seen);
      }
    }
  }

  private static @Nullable Object value(RecordComponent component, Object of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
