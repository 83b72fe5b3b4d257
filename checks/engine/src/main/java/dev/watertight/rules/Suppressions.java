package dev.watertight.rules;

import dev.watertight.model.Annotation;
import dev.watertight.model.Expr;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the author of a file silenced: {@code @SuppressWarnings} with the id of a rule, or with
 * {@code watertight} for all of them, on any declaration around a finding; and generated code,
 * which says so by an annotation of that name. One for each file and scan; not thread-safe.
 */
public final class Suppressions {
  /** Id of the findings about annotations that silence nothing. */
  public static final String UNUSED = "UnusedSuppression";

  private static final String ALL = "watertight";

  private final List<Entry> entries = new ArrayList<>();

  private Suppressions() {}

  /**
   * All suppressions of a file.
   *
   * @param ids of the rules that may be silenced
   */
  public static Suppressions of(SourceFile file, Set<String> ids) {
    Suppressions suppressions = new Suppressions();
    if (mayHaveAny(file)) {
      Declarations.visit(
          file.types(), (place, annotations) -> suppressions.add(place, annotations, ids));
    }
    return suppressions;
  }

  /** Whether it is worth the walk. */
  public static boolean mayHaveAny(SourceFile file) {
    return file.text().contains("SuppressWarnings") || file.text().contains("Generated");
  }

  private void add(Place scope, List<Annotation> annotations, Set<String> ids) {
    for (Annotation annotation : annotations) {
      if (annotation.simpleName().equals("Generated")) {
        entries.add(new Entry(scope, annotation.place(), ALL, false));
      } else if (annotation.simpleName().equals("SuppressWarnings")) {
        Set<Named> named = new LinkedHashSet<>();
        collect(annotation.values().get("value"), named);
        for (Named name : named) {
          if (name.text.equals(ALL) || ids.contains(name.text)) {
            entries.add(new Entry(scope, name.place, name.text, true));
          }
        }
      }
    }
  }

  private static void collect(@Nullable Expr value, Set<Named> named) {
    if (value instanceof Expr.Literal literal && literal.value() instanceof String text) {
      named.add(new Named(literal.place(), text.strip()));
    } else if (value instanceof Expr.NewArray array && array.elements() != null) {
      array.elements().forEach(element -> collect(element, named));
    }
  }

  /** Whether a finding is silenced; what silences it counts as used from now on. */
  public boolean silences(Finding finding) {
    boolean silenced = false;
    for (Entry entry : entries) {
      if (entry.scope.contains(finding.place())
          && (entry.id.equals(ALL) || entry.id.equals(finding.rule()))) {
        entry.used = true;
        silenced = true;
      }
    }
    return silenced;
  }

  /** A finding for each id that has silenced nothing so far. */
  public List<Finding> unused(String path) {
    List<Finding> unused = new ArrayList<>();
    // One annotation stands for several declarations: of two fields, of a record component.
    Set<Place> settled = new HashSet<>();
    for (Entry entry : entries) {
      if (entry.used) {
        settled.add(entry.place);
      }
    }
    for (Entry entry : entries) {
      if (entry.reported && settled.add(entry.place)) {
        unused.add(
            new Finding(
                UNUSED,
                path,
                entry.place,
                "@SuppressWarnings(\""
                    + entry.id
                    + "\") silences nothing: there is no such finding here. Remove it, or it will"
                    + " hide the next one.",
                Severity.WARNING,
                Confidence.HIGH,
                List.of(),
                null));
      }
    }
    return unused;
  }

  private record Named(Place place, String text) {}

  private static final class Entry {
    private final Place scope;
    private final Place place;
    private final String id;
    private final boolean reported;
    private boolean used;

    Entry(Place scope, Place place, String id, boolean reported) {
      this.scope = scope;
      this.place = place;
      this.id = id;
      this.reported = reported;
    }
  }
}
