package dev.watertight.scan.files;

import dev.watertight.model.LineTable;
import dev.watertight.scan.files.FileText.Text;
import dev.watertight.scan.files.FileText.Unreadable;
import dev.watertight.scan.report.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * Turns the bytes of a Java file into text: UTF-8, or UTF-16 where a byte order mark says so. A
 * file that is not valid UTF-8 is read as ISO-8859-1, where every byte is a character: what a Java
 * program does is written in ASCII nearly always, so its names and places are right and only texts
 * and comments may look odd.
 */
public final class TextReader {
  private static final long LARGEST = 64L << 20;

  private TextReader() {}

  /** Reads a file. */
  public static FileText read(JavaFile file) {
    try {
      if (Files.size(file.path()) > LARGEST) {
        return unreadable(file, "is larger than 64 MB, which no one wrote by hand");
      }
      return decode(file.name(), Files.readAllBytes(file.path()));
    } catch (IOException e) {
      return unreadable(file, "cannot be read: " + Reason.of(e));
    }
  }

  /** Turns the bytes of a file of this name into text. */
  public static FileText decode(String name, byte[] bytes) {
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new Text(new String(bytes, StandardCharsets.UTF_16BE), null);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new Text(new String(bytes, StandardCharsets.UTF_16LE), null);
    }
    for (byte b : bytes) {
      if (b == 0) {
        return new Unreadable(
            Problem.ofFile(name, "is no text but binary data, although its name ends in .java"));
      }
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    int wrong = text.indexOf('\uFFFD') < 0 ? -1 : firstMalformed(bytes);
    return wrong < 0 ? new Text(text, null) : latin(name, bytes, wrong);
  }

  /** The encoding in which {@link #decode} reads these bytes. */
  public static Charset charset(byte[] bytes) {
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    return firstMalformed(bytes) < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
  }

  private static FileText latin(String name, byte[] bytes, int wrong) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    LineTable lines = LineTable.of(text);
    return new Text(
        text,
        new Problem(
            name,
            lines.line(wrong),
            lines.column(wrong),
            Problem.Kind.WARNING,
            "is not valid UTF-8 here; the file was read as ISO-8859-1"));
  }

  /** Offset of the first byte that is not UTF-8, -1 for none. */
  private static int firstMalformed(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    Charset utf8 = StandardCharsets.UTF_8;
    var result =
        utf8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    return result.isError() ? in.position() : -1;
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  private static Unreadable unreadable(JavaFile file, String message) {
    return new Unreadable(Problem.ofFile(file.name(), message));
  }
}
