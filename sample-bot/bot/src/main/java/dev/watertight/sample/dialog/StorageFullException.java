package dev.watertight.sample.dialog;

/** The storage takes nothing more, and has not taken this. */
public final class StorageFullException extends StorageException {
  private static final long serialVersionUID = 1;

  public StorageFullException(String message, Throwable cause) {
    super(message, cause);
  }
}
