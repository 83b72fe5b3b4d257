package dev.watertight.types;

/** A file of the checkout as the index keeps it. Compared by identity. */
final class FileRow {
  private final String path;
  private final String packageName;
  private final Imports imports;

  FileRow(String path, String packageName, Imports imports) {
    this.path = path;
    this.packageName = packageName;
    this.imports = imports;
  }

  String path() {
    return path;
  }

  String packageName() {
    return packageName;
  }

  Imports imports() {
    return imports;
  }
}
