package dev.watertight.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The model as indented text: one line a node with its kind, what it says on its own, and the
 * source text of its place; what is empty or null is left out.
 */
public final class ModelText {
  private final String text;
  private final boolean places;
  private final StringBuilder out = new StringBuilder();

  private ModelText(String text, boolean places) {
    this.text = text;
    this.places = places;
  }

  /** A file without the text of places. */
  public static String of(SourceFile file) {
    return of(file, false);
  }

  /** A file with the text of every place. */
  public static String withPlaces(SourceFile file) {
    return of(file, true);
  }

  private static String of(SourceFile file, boolean places) {
    ModelText printer = new ModelText(file.text(), places);
    if (!file.packageName().isEmpty()) {
      printer.out.append("package ").append(file.packageName()).append('\n');
    }
    printer.children(file.annotations(), 0);
    printer.children(file.imports(), 0);
    printer.children(file.types(), 0);
    return printer.out.toString();
  }

  private void children(Collection<?> nodes, int depth) {
    for (Object node : nodes) {
      node(null, node, depth);
    }
  }

  private void node(@Nullable String label, Object node, int depth) {
    out.append("  ".repeat(depth));
    if (label != null) {
      out.append(label).append(": ");
    }
    out.append(node.getClass().getSimpleName());
    RecordComponent[] components = node.getClass().getRecordComponents();
    for (RecordComponent component : components) {
      Object value = value(component, node);
      String words =
          node instanceof Expr.Literal && component.getName().equals("value")
              ? literal(value)
              : inline(component.getName(), value);
      if (words != null && !words.isEmpty()) {
        out.append(' ').append(words);
      }
    }
    out.append('\n');
    for (RecordComponent component : components) {
      below(component.getName(), value(component, node), depth + 1);
    }
  }

  private void below(String name, @Nullable Object value, int depth) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, element) -> node(key.toString(), element, depth));
    } else if (value != null && isNode(value)) {
      node(name, value, depth);
    } else if (value instanceof List<?> list) {
      for (Object element : list) {
        if (isNode(element)) {
          boolean obvious = List.of("members", "statements", "arguments").contains(name);
          node(obvious ? null : name, element, depth);
        }
      }
    }
  }

  private static boolean isNode(Object value) {
    return value.getClass().isRecord()
        && !(value instanceof Place)
        && !(value instanceof TypeName)
        && !(value instanceof TypeParameter);
  }

  private @Nullable String inline(String name, @Nullable Object value) {
    if (value instanceof Place place) {
      if (!places) {
        return null;
      }
      String shown = text.substring(place.start(), place.end()).replaceAll("\\s+", " ");
      return name.equals("place") ? "`" + shown + "`" : name + " `" + shown + "`";
    }
    if (value instanceof TypeName type) {
      return type(type);
    }
    if (value instanceof TypeParameter parameter) {
      return "<" + parameter.name() + types(" extends ", parameter.bounds()) + ">";
    }
    if (value instanceof Collection<?> values) {
      return collection(name, values);
    }
    if (value instanceof Boolean flag) {
      return flag ? name : null;
    }
    if (value instanceof String word) {
      return word;
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return null;
  }

  private @Nullable String collection(String name, Collection<?> values) {
    if (values.isEmpty()) {
      return null;
    }
    Object first = values.iterator().next();
    if (first instanceof Modifier) {
      return new TreeSet<Object>(values).toString();
    }
    if (first instanceof TypeName) {
      return name
          + values.stream()
              .map(TypeName.class::cast)
              .map(this::type)
              .collect(Collectors.joining(", ", "(", ")"));
    }
    if (first instanceof TypeParameter) {
      return values.stream().map(v -> inline(name, v)).collect(Collectors.joining(" "));
    }
    return null;
  }

  private String types(String before, List<TypeName> types) {
    return types.isEmpty()
        ? ""
        : types.stream().map(this::type).collect(Collectors.joining(" & ", before, ""));
  }

  private String type(TypeName type) {
    String arguments =
        type.arguments().isEmpty()
            ? ""
            : type.arguments().stream().map(this::type).collect(Collectors.joining(", ", "<", ">"));
    String written =
        places ? "`" + text.substring(type.place().start(), type.place().end()) + "`" : "";
    return type.name() + arguments + "[]".repeat(type.dimensions()) + written;
  }

  private static String literal(@Nullable Object value) {
    if (value instanceof String words) {
      return '"' + words.replace("\n", "\\n") + '"';
    }
    if (value instanceof Character character) {
      return "'" + character + "'";
    }
    if (value instanceof Long number) {
      return number + "L";
    }
    return value instanceof Float number ? number + "f" : String.valueOf(value);
  }

  private static @Nullable Object value(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError(component.toString(), e);
    }
  }
}
