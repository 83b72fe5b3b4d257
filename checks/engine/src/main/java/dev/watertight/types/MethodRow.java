package dev.watertight.types;

import dev.watertight.model.Modifier;
import dev.watertight.model.TypeName;
import dev.watertight.model.TypeParameter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A method as it is written.
 *
 * @param returns null for a constructor
 */
record MethodRow(
    String name,
    List<TypeParameter> variables,
    List<TypeName> parameters,
    boolean varargs,
    @Nullable TypeName returns,
    List<TypeName> throwsTypes,
    Set<Modifier> modifiers) {}
