package dev.watertight.scan.files;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be used, in words. */
public final class Reason {
  private Reason() {}

  /** The reason, without the name of the file and without a full stop. */
  public static String of(Exception failure) {
    if (failure instanceof DirectoryIteratorException walk && walk.getCause() != null) {
      return of(walk.getCause());
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
