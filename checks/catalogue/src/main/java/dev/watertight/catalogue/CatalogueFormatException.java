package dev.watertight.catalogue;

/** One of our own data files is malformed; the message begins with file and line. */
final class CatalogueFormatException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  CatalogueFormatException(String file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
  }
}
