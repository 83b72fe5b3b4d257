package dev.watertight.model;

import java.util.List;

/**
 * A file as one front end read it.
 *
 * @param path as the user named it or below what the user named, with slashes
 * @param text the decoded text, a byte order mark included
 * @param lines lines of the text
 * @param packageName empty for none
 * @param annotations of the package declaration
 * @param types top-level types; the implicit class of a compact file is one of them; empty for
 *     {@code module-info} and {@code package-info}
 */
public record SourceFile(
    String path,
    String text,
    LineTable lines,
    String packageName,
    List<ImportDecl> imports,
    List<Annotation> annotations,
    List<TypeDecl> types) {}
