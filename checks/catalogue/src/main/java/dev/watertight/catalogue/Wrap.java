package dev.watertight.catalogue;

/**
 * An argument whose ownership passes to the new object or to the callee: closing that closes the
 * argument.
 *
 * @param call the constructor or method
 * @param parameter the zero-based index of the argument
 */
public record Wrap(MemberRef call, int parameter) {}
