package dev.watertight.scan.source;

import com.github.javaparser.ast.expr.ComponentPatternExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import dev.watertight.model.Pattern;
import dev.watertight.model.Place;
import dev.watertight.model.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lowers patterns. */
final class PatternLowering {
  private static final String UNNAMED = "_";

  private final Lowering lowering;

  PatternLowering(Lowering lowering) {
    this.lowering = lowering;
  }

  Pattern of(InstanceOfExpr test) {
    if (test.getPattern().isPresent()) {
      return lower(test.getPattern().get());
    }
    TypeName type = lowering.types().lower(test.getType());
    return new Pattern.OfType(type.place(), type, null, null);
  }

  Pattern lower(ComponentPatternExpr pattern) {
    if (pattern instanceof TypePatternExpr typed) {
      return ofType(typed);
    }
    if (pattern instanceof RecordPatternExpr deconstruction) {
      TypeName type = lowering.types().lower(deconstruction.getType());
      List<Pattern> components = deconstruction.getPatternList().stream().map(this::lower).toList();
      Place place = new Place(type.place().start(), lowering.places().end(pattern));
      return new Pattern.OfRecord(place, type, components);
    }
    return new Pattern.Any(lowering.places().of(pattern));
  }

  private Pattern ofType(TypePatternExpr pattern) {
    @Nullable TypeName type = lowering.types().variable(pattern.getType());
    Place name = lowering.places().of(pattern.getName());
    int start = type == null ? lowering.places().start(pattern.getType()) : type.place().start();
    String binding = pattern.getNameAsString();
    boolean unnamed = binding.equals(UNNAMED);
    return new Pattern.OfType(
        new Place(start, name.end()), type, unnamed ? null : binding, unnamed ? null : name);
  }
}
