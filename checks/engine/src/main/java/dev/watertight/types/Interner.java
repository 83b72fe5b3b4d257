package dev.watertight.types;

import dev.watertight.model.Place;
import dev.watertight.model.TypeName;
import dev.watertight.model.TypeParameter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps one of all that are equal. Thread-safe. */
final class Interner {
  private static final Place NOWHERE = new Place(0, 0);

  private final Map<Object, Object> kept = new ConcurrentHashMap<>();

  @SuppressWarnings("unchecked")
  <T> T of(T value) {
    Object before = kept.get(value);
    if (before == null) {
      before = kept.putIfAbsent(value, value);
    }
    return before == null ? value : (T) before;
  }

  /** A written type without its place. */
  TypeName type(TypeName type) {
    List<TypeName> arguments =
        type.arguments().isEmpty() ? List.of() : type.arguments().stream().map(this::type).toList();
    return of(new TypeName(NOWHERE, of(type.name()), arguments, type.dimensions()));
  }

  List<TypeName> types(List<TypeName> types) {
    return types.isEmpty() ? List.of() : of(types.stream().map(this::type).toList());
  }

  List<TypeParameter> parameters(List<TypeParameter> parameters) {
    return parameters.isEmpty()
        ? List.of()
        : of(
            parameters.stream()
                .map(p -> of(new TypeParameter(of(p.name()), types(p.bounds()))))
                .toList());
  }
}
