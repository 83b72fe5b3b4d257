package dev.watertight.scan.files;

import java.nio.file.Path;

/**
 * A file that is scanned.
 *
 * @param name as the user named it or below what the user named, with slashes
 * @param path where it lies
 * @param bytes its size when it was found
 */
public record JavaFile(String name, Path path, long bytes) implements Comparable<JavaFile> {
  @Override
  public int compareTo(JavaFile other) {
    return name.compareTo(other.name);
  }
}
