package dev.watertight.scan;

import dev.watertight.scan.files.Reason;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * The file that a report goes to. It is written beside its place and moved there when it is whole,
 * so that what was there stays until then.
 */
final class OutputFile {
  private final Path target;

  /** Null where the target is no regular file, such as a device, and is written to directly. */
  private final @Nullable Path draft;

  private OutputFile(Path target, @Nullable Path draft) {
    this.target = target;
    this.draft = draft;
  }

  /**
   * Prepares to write.
   *
   * @throws WrongUse where the file could not be written, said before any work is done
   */
  static OutputFile open(Path named) throws WrongUse {
    try {
      Path target = Files.exists(named) ? named.toRealPath() : named.toAbsolutePath().normalize();
      if (Files.isDirectory(target)) {
        throw new WrongUse("--output: " + named + " is a folder; a file is needed.");
      }
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        return new OutputFile(target, null);
      }
      if (Files.exists(target) && !Files.isWritable(target)) {
        throw new AccessDeniedException(named.toString());
      }
      Path folder = target.getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw new WrongUse("--output: " + named + " cannot be written: its folder does not exist.");
      }
      Path draft = folder.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid());
      Files.deleteIfExists(draft);
      return new OutputFile(target, Files.createFile(draft));
    } catch (IOException e) {
      throw new WrongUse("--output: " + named + " cannot be written: " + Reason.of(e) + ".");
    }
  }

  /** What is written here is in place after {@link #commit}. */
  Writer writer() throws IOException {
    // Not Files.newBufferedWriter, which fails on half a pair of surrogates instead of replacing
    // it.
    return new BufferedWriter(
        new OutputStreamWriter(
            Files.newOutputStream(draft == null ? target : draft), StandardCharsets.UTF_8));
  }

  /** Puts the whole report in its place. */
  void commit() throws IOException {
    if (draft != null) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes what was written so far, if it is not in place. */
  void discard() {
    try {
      if (draft != null) {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      // The draft is hidden and says whose it is; a second failure must not hide the first.
      draft.toFile().deleteOnExit();
    }
  }
}
