package dev.watertight.types;

import dev.watertight.model.Expr;
import dev.watertight.model.Modifier;
import dev.watertight.model.TypeName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field as it is written.
 *
 * @param constant its initialiser where that may make it a constant, else null
 */
record FieldRow(String name, TypeName type, Set<Modifier> modifiers, @Nullable Expr constant) {}
