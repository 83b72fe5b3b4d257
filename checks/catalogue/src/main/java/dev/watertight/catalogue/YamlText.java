package dev.watertight.catalogue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The characters of a configuration file. */
final class YamlText {
  private static final int MOST_BYTES = 1 << 20;

  private YamlText() {}

  static String read(Path file) throws ConfigurationException {
    return decode(file, bytes(file));
  }

  private static byte[] bytes(Path file) throws ConfigurationException {
    try {
      if (Files.isDirectory(file)) {
        throw new ConfigurationException(file, 0, 0, "a folder, expected a file");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new ConfigurationException(file, 0, 0, "larger than 1 MB, which no configuration is");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new ConfigurationException(file, 0, 0, "no such file");
    } catch (AccessDeniedException e) {
      throw new ConfigurationException(file, 0, 0, "cannot be read: permission denied");
    } catch (IOException e) {
      throw new ConfigurationException(file, 0, 0, "cannot be read: " + e.getMessage());
    }
  }

  private static String decode(Path file, byte[] bytes) throws ConfigurationException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    if (result.isError()) {
      String before = text.toString();
      int line = (int) before.chars().filter(each -> each == '\n').count() + 1;
      int column = before.length() - before.lastIndexOf('\n');
      throw new ConfigurationException(file, line, column, "not UTF-8; save the file as UTF-8");
    }
    String decoded = text.toString();
    return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
  }
}
