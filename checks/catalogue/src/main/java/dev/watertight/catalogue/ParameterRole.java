package dev.watertight.catalogue;

/**
 * A parameter that whoever implements the method has to close.
 *
 * @param call the implemented method
 * @param parameter the zero-based index of the parameter
 * @param type binary name of the resource
 */
public record ParameterRole(MemberRef call, int parameter, String type) {}
