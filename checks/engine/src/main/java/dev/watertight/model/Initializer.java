package dev.watertight.model;

/**
 * An instance or static initialiser block.
 *
 * @param place the block
 */
public record Initializer(Place place, boolean isStatic, Stmt.Block body) implements Member {}
