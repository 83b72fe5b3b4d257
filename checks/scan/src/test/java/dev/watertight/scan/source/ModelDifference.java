package dev.watertight.scan.source;

import dev.watertight.model.LineTable;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where two models of one text first differ.
 *
 * @param path of the component, as {@code types[0].members[3].body}
 * @param left what the first model has there, with its text if it is a place
 * @param right what the second model has there
 */
record ModelDifference(String path, String left, String right) {
  private static final int SHOWN = 300;

  /** The first difference in the order of the components, null if the models are equal. */
  static @Nullable ModelDifference between(SourceFile left, SourceFile right) {
    return new Search(left.text()).compare(left, right, "");
  }

  /** The path without list indexes: equal for differences of one kind. */
  String shape() {
    return path.replaceAll("\\[\\d+]", "");
  }

  @Override
  public String toString() {
    return path + "\n    " + left + "\n    " + right;
  }

  private record Search(String text) {
    @Nullable ModelDifference compare(@Nullable Object left, @Nullable Object right, String path) {
      if (left instanceof LineTable || Objects.equals(left, right)) {
        return null;
      }
      if (left == null || right == null || left instanceof Place) {
        return differ(left, right, path);
      }
      if (left instanceof List<?> ours && right instanceof List<?> theirs) {
        return lists(ours, theirs, path);
      }
      if (left.getClass().isRecord() && left.getClass() == right.getClass()) {
        return records(left, right, path);
      }
      return differ(left, right, path);
    }

    private @Nullable ModelDifference lists(List<?> left, List<?> right, String path) {
      for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
        ModelDifference found = compare(left.get(i), right.get(i), path + "[" + i + "]");
        if (found != null) {
          return found;
        }
      }
      return left.size() == right.size()
          ? null
          : differ(left.size(), right.size(), path + ".size()");
    }

    private @Nullable ModelDifference records(Object left, Object right, String path) {
      ModelDifference ofPlace = null;
      for (RecordComponent component : left.getClass().getRecordComponents()) {
        ModelDifference found =
            compare(
                value(component, left), value(component, right), path + "." + component.getName());
        if (found != null && !component.getName().equals("place")) {
          return found;
        }
        // A part that differs says more than the place of the whole.
        ofPlace = found == null ? ofPlace : found;
      }
      return ofPlace;
    }

    private ModelDifference differ(@Nullable Object left, @Nullable Object right, String path) {
      return new ModelDifference(path, show(left), show(right));
    }

    private String show(@Nullable Object value) {
      String shown =
          value instanceof Place place
              ? place + " `" + text.substring(place.start(), place.end()) + "`"
              : String.valueOf(value);
      return shown.length() > SHOWN ? shown.substring(0, SHOWN) + "..." : shown;
    }

    private static @Nullable Object value(RecordComponent component, Object of) {
      try {
        return component.getAccessor().invoke(of);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
