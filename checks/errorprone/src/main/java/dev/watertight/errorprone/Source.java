package dev.watertight.errorprone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * A file that is compiled.
 *
 * @param path with slashes; the name of the file for all that is ours
 * @param uri of the file, which file managers ask the file system for anew each time
 */
record Source(String path, URI uri, JavaFileObject file) {
  static Source of(JavaFileObject file) {
    URI uri = file.toUri();
    return new Source(uri.getPath() == null ? uri.toString() : uri.getPath(), uri, file);
  }

  /** The text as the compiler has read it, so that offsets agree. */
  String text() {
    try {
      return file.getCharContent(true).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path up to the name of the file. */
  String folder() {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** Where it lies, absent for what is no file of the file system. */
  Optional<Path> location() {
    return "file".equals(uri.getScheme())
        ? Optional.of(Path.of(uri).toAbsolutePath().normalize())
        : Optional.empty();
  }

  /** The folder of its outermost package, absent for what is no file of the file system. */
  Optional<Path> root(String packageName) {
    @Nullable Path folder = location().map(Path::getParent).orElse(null);
    String[] parts = packageName.isEmpty() ? new String[0] : packageName.split("\\.", -1);
    for (int i = parts.length - 1; i >= 0 && folder != null && folder.endsWith(parts[i]); i--) {
      folder = folder.getParent();
    }
    return Optional.ofNullable(folder);
  }
}
