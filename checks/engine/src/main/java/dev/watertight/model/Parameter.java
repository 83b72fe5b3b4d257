package dev.watertight.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a method, constructor, lambda or record header.
 *
 * @param place the name
 * @param type null for a lambda parameter without a type (or with {@code var}); the array type for
 *     a variable-arity parameter
 */
public record Parameter(
    Place place,
    String name,
    @Nullable TypeName type,
    boolean varargs,
    Set<Modifier> modifiers,
    List<Annotation> annotations) {}
