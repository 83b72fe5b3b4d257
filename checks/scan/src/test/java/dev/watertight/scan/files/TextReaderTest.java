package dev.watertight.scan.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.scan.files.FileText.Text;
import dev.watertight.scan.files.FileText.Unreadable;
import dev.watertight.scan.report.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextReaderTest {
  private static final String TEXT = "class \u041A { // \uD83D\uDE00\r\n}";

  private static Object decode(byte[] bytes) {
    return TextReader.decode("A.java", bytes);
  }

  @Test
  void utf8IsRead() {
    assertThat(decode(TEXT.getBytes(UTF_8))).isEqualTo(new Text(TEXT, null));
  }

  @Test
  void aByteOrderMarkStaysSoThatOffsetsAreThoseOfEditors() {
    String marked = "\uFEFF" + TEXT;
    assertThat(decode(marked.getBytes(UTF_8))).isEqualTo(new Text(marked, null));
    assertThat(decode(marked.getBytes(UTF_16LE))).isEqualTo(new Text(marked, null));
    assertThat(decode(marked.getBytes(UTF_16BE))).isEqualTo(new Text(marked, null));
  }

  @Test
  void aReplacementCharacterThatIsWrittenIsNoError() {
    assertThat(decode("\uFFFD".getBytes(UTF_8))).isEqualTo(new Text("\uFFFD", null));
  }

  @Test
  void otherEncodingsAreReadByteByByteWithTheFirstDoubtfulPlace() {
    String text = "a\r\nb\u00e9c\u00fc";
    assertThat(decode(text.getBytes(ISO_8859_1)))
        .isEqualTo(
            new Text(
                text,
                new Problem(
                    "A.java",
                    2,
                    2,
                    Problem.Kind.WARNING,
                    "is not valid UTF-8 here; the file was read as ISO-8859-1")));
  }

  @Test
  void aCharacterCutOffAtTheEndIsInvalid() {
    byte[] cut = {'a', (byte) 0xC3};
    assertThat(decode(cut))
        .isInstanceOfSatisfying(Text.class, text -> assertThat(text.doubt()).isNotNull());
  }

  @Test
  void binaryDataIsRefused() {
    assertThat(decode(new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0}))
        .isEqualTo(
            new Unreadable(
                Problem.ofFile(
                    "A.java", "is no text but binary data, although its name ends in .java")));
  }

  @Test
  void nothingIsText() {
    assertThat(decode(new byte[0])).isEqualTo(new Text("", null));
  }

  @Test
  void aFileThatIsGoneIsSaidToBe(@TempDir Path folder) {
    JavaFile gone = new JavaFile("A.java", folder.resolve("A.java"), 0);
    assertThat(TextReader.read(gone))
        .isEqualTo(
            new Unreadable(
                Problem.ofFile("A.java", "cannot be read: there is no such file or folder")));
  }
}
