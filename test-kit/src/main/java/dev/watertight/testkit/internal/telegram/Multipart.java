package dev.watertight.testkit.internal.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a body of {@code multipart/form-data}: fields and files. */
final class Multipart {
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
  private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(ISO_8859_1);

  private final byte[] body;
  private final byte[] delimiter;

  private Multipart(byte[] body, String boundary) {
    this.body = body;
    this.delimiter = ("\r\n--" + boundary).getBytes(ISO_8859_1);
  }

  /** Adds the parts of the body to the request; what is wrong with the body, if anything is. */
  static @Nullable String read(byte[] body, String contentType, ApiRequest request) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      return "the Content-Type multipart/form-data names no boundary";
    }
    String name = boundary.group(1) != null ? boundary.group(1) : boundary.group(2);
    return new Multipart(body, name).read(request);
  }

  private @Nullable String read(ApiRequest request) {
    byte[] first = Arrays.copyOfRange(delimiter, 2, delimiter.length);
    int at = startsWith(first, 0) ? first.length : after(indexOf(delimiter, 0));
    while (at >= 0 && !startsWith(new byte[] {'-', '-'}, at)) {
      int headers = indexOf(new byte[] {'\r', '\n'}, at);
      int content = indexOf(END_OF_HEADERS, at);
      int end = indexOf(delimiter, at);
      if (headers < 0 || content < 0 || end < 0 || content > end) {
        return "a part of the multipart body does not end";
      }
      String problem =
          add(
              new String(body, headers, content - headers, UTF_8),
              Arrays.copyOfRange(body, Math.min(content + END_OF_HEADERS.length, end), end),
              request);
      if (problem != null) {
        return problem;
      }
      at = end + delimiter.length;
    }
    return at < 0 ? "the multipart body has no part with its boundary" : null;
  }

  private static @Nullable String add(String headers, byte[] content, ApiRequest request) {
    String disposition = "";
    for (String header : headers.split("\r\n", -1)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
        disposition = header;
      }
    }
    String name = attribute(disposition, "name");
    if (name == null) {
      return "a part of the multipart body has no name";
    }
    String fileName = attribute(disposition, "filename");
    if (fileName == null) {
      request.put(name, new String(content, UTF_8));
    } else {
      request.files().put(name, new Upload(fileName, content));
    }
    return null;
  }

  private static @Nullable String attribute(String disposition, String attribute) {
    Matcher extended =
        Pattern.compile(";\\s*" + attribute + "\\*=UTF-8''([^;\\s]+)", Pattern.CASE_INSENSITIVE)
            .matcher(disposition);
    if (extended.find()) {
      return URLDecoder.decode(extended.group(1).replace("+", "%2B"), UTF_8);
    }
    Matcher plain =
        Pattern.compile(
                ";\\s*" + attribute + "=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))",
                Pattern.CASE_INSENSITIVE)
            .matcher(disposition);
    if (!plain.find()) {
      return null;
    }
    String quoted = plain.group(1);
    return quoted == null
        ? plain.group(2)
        : quoted.replaceAll("\\\\(.)", "$1").replace("%22", "\"");
  }

  private int after(int delimiterAt) {
    return delimiterAt < 0 ? -1 : delimiterAt + delimiter.length;
  }

  private boolean startsWith(byte[] wanted, int at) {
    return at + wanted.length <= body.length
        && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length);
  }

  private int indexOf(byte[] wanted, int from) {
    for (int i = from; i + wanted.length <= body.length; i++) {
      if (body[i] == wanted[0] && startsWith(wanted, i)) {
        return i;
      }
    }
    return -1;
  }
}
