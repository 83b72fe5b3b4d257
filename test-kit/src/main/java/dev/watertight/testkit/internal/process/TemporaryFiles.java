package dev.watertight.testkit.internal.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What lies in a folder for temporary files and belongs to this user. */
public final class TemporaryFiles {
  /**
   * Of JVMs, and of tools and libraries that keep one for the life of a process, or remove theirs.
   */
  private static final Pattern KNOWN =
      Pattern.compile(
          "hsperfdata_.*|\\.java_pid.*|\\.attach_pid.*|\\.com_ibm_tools_attach|\\d{4}(_\\d\\d){5}_\\d+"
              + "|hs_err_pid.*|jna-.*|surefire.*|gradle-worker.*|watertight-.*|junit-?\\d+.*|embedded-(pg|redis).*|detect_linux_distribution_.*|sqlite-.*|.*\\.so(\\.lck)?");

  private TemporaryFiles() {}

  /** Entries of the folder itself, not of those in it. */
  public static List<Path> in(Path folder) throws CannotMeasure {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      UserPrincipal user = user(folder);
      for (Path entry : entries) {
        if (!KNOWN.matcher(entry.getFileName().toString()).matches() && isOf(user, entry)) {
          found.add(entry);
        }
      }
      return found;
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw new CannotMeasure("java.io.tmpdir is no folder: " + folder, e);
    } catch (IOException | DirectoryIteratorException e) {
      throw new CannotMeasure("reading " + folder + " failed: " + e, e);
    }
  }

  /**
   * Whether another process has that entry, or a file in it, open. In a folder that is not only of
   * this process, the others make files as well.
   */
  public static boolean isOpenElsewhere(Path entry) {
    String own = Long.toString(ProcessHandle.current().pid());
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (!process.endsWith(own) && hasOpen(process, entry)) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException noProcFolder) {
      return false;
    }
    return false;
  }

  private static boolean hasOpen(Path process, Path entry) {
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        if (Files.readSymbolicLink(descriptor).startsWith(entry)) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException endedOrOfAnotherUser) {
      return false;
    }
    return false;
  }

  private static UserPrincipal user(Path folder) throws IOException {
    return folder
        .getFileSystem()
        .getUserPrincipalLookupService()
        .lookupPrincipalByName(System.getProperty("user.name"));
  }

  private static boolean isOf(UserPrincipal user, Path entry) {
    try {
      return Files.getOwner(entry, LinkOption.NOFOLLOW_LINKS).equals(user);
    } catch (IOException goneMeanwhile) {
      return false;
    }
  }
}
