package dev.watertight.catalogue.signatures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The block of one type: its nearest known supertypes and the methods that are worth listing. */
final class TypeSignatures {
  private final ClassShape type;
  private final Selection selection;
  private final Hierarchy hierarchy;
  private final Jars jars;
  private final Set<String> supertypes = new LinkedHashSet<>();
  private final Map<String, Signature> methods = new LinkedHashMap<>();
  private final boolean withThrows;

  TypeSignatures(ClassShape type, Selection selection, Hierarchy hierarchy, Jars jars) {
    this.type = type;
    this.selection = selection;
    this.hierarchy = hierarchy;
    this.jars = jars;
    this.withThrows =
        selection.resources.contains(type.name) || selection.owners.contains(type.name);
    visit(type, erasure(type), null, false);
  }

  private static Map<String, Generic> erasure(ClassShape shape) {
    Map<String, Generic> variables = new HashMap<>();
    // A bound may name a later variable: as often as there are variables is enough.
    for (String variable : shape.variables) {
      Generic bound = shape.bounds.getOrDefault(variable, Generic.OBJECT);
      for (int i = 0; bound.variable() && i < shape.variables.size(); i++) {
        bound = shape.bounds.getOrDefault(bound.name(), Generic.OBJECT);
      }
      variables.put(variable, new Generic(bound.name(), false, List.of(), bound.dimensions()));
    }
    return variables;
  }

  private void visit(
      ClassShape shape,
      Map<String, Generic> variables,
      @Nullable Map<String, Generic> listed,
      boolean below) {
    for (ClassShape.Method method : shape.methods) {
      if (below && method.isStatic() && !type.visible) {
        continue;
      }
      String inherited = listed == null ? "" : resolved(method, listed);
      Signature signature =
          new Signature(
              method.name(),
              method.parameters(),
              resolved(method, variables),
              method.isStatic(),
              checked(method.thrown()),
              inherited);
      methods.putIfAbsent(method.key(), signature);
    }
    for (Generic parent : shape.supertypes) {
      ancestor(parent, variables, listed);
    }
  }

  private void ancestor(
      Generic parent, Map<String, Generic> variables, @Nullable Map<String, Generic> listed) {
    boolean known = selection.all.contains(parent.name());
    boolean end = selection.resources.contains(parent.name());
    if (listed == null && (known || end)) {
      supertypes.add(parent.name());
    }
    ClassShape shape = jars.get(parent.name());
    if (shape == null) {
      if (listed == null && !end) {
        jdkAncestors(parent.name());
      }
      return;
    }
    Map<String, Generic> inner = arguments(shape, parent, variables);
    Map<String, Generic> baseline =
        listed != null ? arguments(shape, parent, listed) : known ? erasure(shape) : null;
    visit(shape, inner, baseline, true);
  }

  private void jdkAncestors(String name) {
    for (String parent : hierarchy.parents(name)) {
      if (selection.resources.contains(parent)) {
        supertypes.add(parent);
      } else {
        jdkAncestors(parent);
      }
    }
  }

  private static Map<String, Generic> arguments(
      ClassShape shape, Generic use, Map<String, Generic> variables) {
    if (use.arguments().size() != shape.variables.size()) {
      return erasure(shape);
    }
    Map<String, Generic> arguments = new HashMap<>();
    for (int i = 0; i < shape.variables.size(); i++) {
      arguments.put(shape.variables.get(i), use.arguments().get(i).in(variables));
    }
    return arguments;
  }

  private static String resolved(ClassShape.Method method, Map<String, Generic> variables) {
    Generic returns = method.returns().in(variables);
    return returns.variable() ? method.erasedReturn() : returns.erased();
  }

  private List<String> checked(List<String> thrown) {
    return withThrows ? thrown.stream().filter(hierarchy::isChecked).sorted().toList() : List.of();
  }

  private boolean isInteresting(String name) {
    return selection.all.contains(name) || selection.resources.contains(name);
  }

  private boolean worthListing(Signature signature) {
    boolean speaks = isInteresting(signature.returns()) || !signature.thrown().isEmpty();
    return speaks && !signature.returns().equals(signature.inherited());
  }

  boolean returnsOneOf(Set<String> names) {
    return methods.values().stream()
        .anyMatch(method -> !method.isStatic() && names.contains(method.returns()));
  }

  boolean isEmpty() {
    return supertypes.isEmpty() && methods.values().stream().noneMatch(this::worthListing);
  }

  /** The lines of the block. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    String head = "type " + type.name;
    for (String each : supertypes) {
      head += " " + shortened(each);
    }
    lines.add(head);
    Map<String, List<Signature>> byName =
        methods.values().stream().collect(Collectors.groupingBy(Signature::name));
    Map<String, Set<String>> names = new TreeMap<>();
    for (Signature signature : methods.values()) {
      if (worthListing(signature)) {
        List<Signature> overloads = byName.getOrDefault(signature.name(), List.of());
        boolean agree = overloads.stream().allMatch(signature::agreesWith);
        names
            .computeIfAbsent(group(signature), key -> new LinkedHashSet<>())
            .add(agree ? signature.name() : withParameters(signature));
      }
    }
    names.forEach((group, each) -> lines.add("  " + group + " : " + sorted(each)));
    return lines;
  }

  private static String sorted(Set<String> names) {
    return names.stream().sorted().collect(Collectors.joining(" "));
  }

  private String group(Signature signature) {
    StringBuilder group = new StringBuilder(signature.isStatic() ? "static " : "returns ");
    group.append(shortened(signature.returns()));
    for (String each : signature.thrown()) {
      group.append(' ').append(shortened(each));
    }
    return group.toString();
  }

  private String withParameters(Signature signature) {
    return signature.name()
        + signature.parameters().stream()
            .map(this::shortened)
            .collect(Collectors.joining(",", "(", ")"));
  }

  private String shortened(String name) {
    if (name.equals(type.name)) {
      return "this";
    }
    String prefix = type.name.substring(0, type.name.lastIndexOf('.') + 1);
    if (name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0) {
      return name.substring(prefix.length() - 1);
    }
    return name;
  }
}
