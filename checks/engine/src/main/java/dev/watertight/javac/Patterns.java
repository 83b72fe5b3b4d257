package dev.watertight.javac;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.watertight.model.Pattern;
import dev.watertight.model.Place;
import dev.watertight.model.TypeName;
import java.util.ArrayList;
import java.util.List;

/** Lowers patterns. */
final class Patterns {
  private final Unit unit;
  private final TypeNames types;

  Patterns(Unit unit, TypeNames types) {
    this.unit = unit;
    this.types = types;
  }

  /** What stands behind {@code instanceof}. */
  Pattern of(InstanceOfTree test) {
    if (test.getPattern() != null) {
      return lower(test.getPattern());
    }
    TypeName type = types.lower(test.getType());
    return new Pattern.OfType(type.place(), type, null, null);
  }

  /** Lowers a pattern; parentheses around it are dropped. */
  Pattern lower(Tree pattern) {
    if (pattern instanceof BindingPatternTree binding) {
      return binding(binding.getVariable());
    }
    return switch (pattern.getKind().name()) {
      case "PARENTHESIZED_PATTERN" ->
          lower(NewerTrees.part("ParenthesizedPatternTree", "getPattern", pattern));
      case "DECONSTRUCTION_PATTERN" -> deconstruction(pattern);
      case "ANY_PATTERN" -> new Pattern.Any(underscore(unit.end(pattern)));
      default -> throw unit.unsupported(pattern);
    };
  }

  private Pattern binding(VariableTree variable) {
    Declarator declarator = Declarator.maybeTyped(unit, types, variable);
    TypeName type = declarator.type();
    int start = type == null ? Declarator.behindModifiers(unit, variable) : type.place().start();
    Place place = unit.place(start, declarator.end());
    String name = unit.name(variable.getName());
    return name.equals("_")
        ? new Pattern.OfType(place, type, null, null)
        : new Pattern.OfType(place, type, name, declarator.name());
  }

  private Pattern deconstruction(Tree pattern) {
    TypeName type =
        types.lower(NewerTrees.part("DeconstructionPatternTree", "getDeconstructor", pattern));
    List<Pattern> components = new ArrayList<>();
    for (Tree nested :
        NewerTrees.parts("DeconstructionPatternTree", "getNestedPatterns", pattern)) {
      components.add(lower(nested));
    }
    return new Pattern.OfRecord(
        unit.place(type.place().start(), unit.end(pattern)), type, List.copyOf(components));
  }

  /** The compiler starts this pattern at the token behind it. */
  private Place underscore(int end) {
    return unit.place(unit.text().lastWordStart(end), end);
  }
}
