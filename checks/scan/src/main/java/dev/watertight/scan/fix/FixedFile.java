package dev.watertight.scan.fix;

import dev.watertight.scan.files.FileText;
import dev.watertight.scan.files.JavaFile;
import dev.watertight.scan.files.Reason;
import dev.watertight.scan.files.TextReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file that gets another text. It is written beside its place and moved there, so that it is old
 * or new at every moment; encoding, byte order mark and permissions stay.
 */
public final class FixedFile {
  private final JavaFile file;
  private final byte[] before;
  private final byte[] after;

  private FixedFile(JavaFile file, byte[] before, byte[] after) {
    this.file = file;
    this.before = before;
    this.after = after;
  }

  /** Why a file is left alone, or the file. */
  public sealed interface Prepared {}

  /** Ready to be written. */
  public record Ready(FixedFile file) implements Prepared {}

  /**
   * Cannot be written.
   *
   * @param reason in words, without the name of the file and without a full stop
   * @param denied whether the user has to do something about it before anything is written
   */
  public record Refused(String reason, boolean denied) implements Prepared {}

  /**
   * Prepares to write; writes nothing.
   *
   * @param read the text that the fixes were made for
   */
  public static Prepared prepare(JavaFile file, String read, String fixed) {
    Path path = file.path();
    if (Files.isSymbolicLink(path) || Files.isSymbolicLink(Path.of(file.name()))) {
      return new Refused("is a symbolic link, which is not followed", false);
    }
    try {
      byte[] before = Files.readAllBytes(path);
      FileText now = TextReader.decode(file.name(), before);
      if (!(now instanceof FileText.Text text) || !text.text().equals(read)) {
        return new Refused("has changed since it was read", false);
      }
      Charset charset = TextReader.charset(before);
      byte[] after = fixed.getBytes(charset);
      if (!Arrays.equals(read.getBytes(charset), before)
          || !new String(after, charset).equals(fixed)) {
        return new Refused("has an encoding that would not survive", false);
      }
      if (!Files.isWritable(path) || !Files.isWritable(folder(path))) {
        return new Refused(
            Files.isWritable(path) ? "lies in a read-only folder" : "is read-only", true);
      }
      return new Ready(new FixedFile(file, before, after));
    } catch (IOException e) {
      return new Refused("cannot be read: " + Reason.of(e), false);
    }
  }

  /**
   * Puts the new text in its place.
   *
   * @return why it was not done, null if it was
   * @throws IOException where the disk does not take it; the file is the old one then
   */
  public @Nullable String write() throws IOException {
    Path path = file.path();
    Path draft =
        folder(path).resolve("." + path.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.write(draft, after);
      copyPermissions(path, draft);
      if (!Arrays.equals(Files.readAllBytes(path), before)) {
        return "has changed since it was read";
      }
      move(draft, path);
      return null;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (view != null) {
      Files.setPosixFilePermissions(to, view.readAttributes().permissions());
    }
  }

  private static void move(Path draft, Path target) throws IOException {
    try {
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }
}
