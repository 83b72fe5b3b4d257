package dev.watertight.types;

/**
 * A method of a known class.
 *
 * @param erased as the outside sees it, without type variables
 */
record KnownMethod(Signature signature, MethodInfo erased) {}
