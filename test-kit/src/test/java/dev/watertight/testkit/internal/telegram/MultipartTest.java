package dev.watertight.testkit.internal.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of multipart/form-data are read as browsers and libraries write them. */
final class MultipartTest {
  private final ApiRequest request = ApiRequest.of("sendPhoto");

  private String read(String body, String contentType) {
    return Multipart.read(body.replace("\n", "\r\n").getBytes(UTF_8), contentType, request);
  }

  private String read(String body) {
    return read(body, "multipart/form-data; boundary=xyz");
  }

  @Test
  void fieldsAndFilesAreToldApart() {
    String problem =
        read(
            """
            --xyz
            Content-Disposition: form-data; name="chat_id"

            12
            --xyz
            content-disposition: form-data; filename="a \\"b\\".txt"; name="document"
            Content-Type: text/plain

            one

            two
            --xyz--
            """);

    assertThat(problem).isNull();
    assertThat(request.parameters().get("chat_id").stringValue()).isEqualTo("12");
    assertThat(request.files().get("document").fileName()).isEqualTo("a \"b\".txt");
    assertThat(request.files().get("document").bytes()).asString(UTF_8).isEqualTo("one\r\n\r\ntwo");
  }

  @Test
  void boundariesMayBeQuotedAndFollowAPreamble() {
    String problem =
        read(
            """
            ignored
            --a b
            Content-Disposition: form-data; name=text

            hello
            --a b--
            """,
            "multipart/form-data; charset=utf-8; boundary=\"a b\"");

    assertThat(problem).isNull();
    assertThat(request.parameters().get("text").stringValue()).isEqualTo("hello");
  }

  @Test
  void encodedFileNamesAreDecoded() {
    read(
        """
        --xyz
        Content-Disposition: form-data; name="document"; filename*=UTF-8''f%C3%BCr.txt

        x
        --xyz--
        """);

    assertThat(request.files().get("document").fileName()).isEqualTo("für.txt");
  }

  @Test
  void anEmptyFileIsAFile() {
    String problem =
        read(
            """
            --xyz
            Content-Disposition: form-data; name="document"; filename="empty"


            --xyz--
            """);

    assertThat(problem).isNull();
    assertThat(request.files().get("document").bytes()).isEmpty();
  }

  @Test
  void aBodyWithoutPartsIsRead() {
    assertThat(read("--xyz--\n")).isNull();
    assertThat(request.parameters()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no boundary at all",
        "--xyz\nContent-Disposition: form-data; name=\"a\"\n\nnever ends",
        "--xyz\nContent-Disposition: form-data; name=\"a\"\n--xyz--",
        "--xyz\nContent-Type: text/plain\n\nwho am I\n--xyz--",
      })
  void aBrokenBodyIsNamed(String body) {
    assertThat(read(body)).contains("multipart body");
  }

  @Test
  void aTypeWithoutBoundaryIsNamed() {
    assertThat(read("--xyz--", "multipart/form-data")).contains("names no boundary");
  }
}
