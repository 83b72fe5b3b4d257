package dev.watertight.sample.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.watertight.sample.dialog.Answer;
import dev.watertight.sample.dialog.Button;
import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.Receipt;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The three documents as which a dialog is stored. Each begins with the name of its one field that
 * is always there, by which also a script and a table know what is ours:
 *
 * <pre>
 * {"state":"order:phone"}
 * {"data":{"equipment":"drill"}}
 * {"version":3,"changed":1795256130000,"reminded":false,
 *   "receipt":{"update":17,"answered":false,"answers":[{"text":"..","buttons":[{"text":"..","data":".."}]}]}}
 * </pre>
 */
final class DialogJson {
  private static final JsonFactory WRITING = new JsonFactory();

  private DialogJson() {}

  /** The document of the state; empty text if there is none. */
  static String state(Dialog dialog) {
    return dialog
        .state()
        .map(state -> written(json -> json.writeStringField("state", clean(state))))
        .orElse("");
  }

  /** The document of the data; empty text if there is none. */
  static String data(Dialog dialog) {
    if (dialog.data().isEmpty()) {
      return "";
    }
    return written(
        json -> {
          json.writeObjectFieldStart("data");
          for (Map.Entry<String, String> field : dialog.data().entrySet()) {
            json.writeStringField(clean(field.getKey()), clean(field.getValue()));
          }
          json.writeEndObject();
        });
  }

  /** The document of the version and the receipt. */
  static String version(Dialog dialog) {
    return written(
        json -> {
          json.writeNumberField("version", dialog.version());
          json.writeNumberField("changed", dialog.changed().toEpochMilli());
          json.writeBooleanField("reminded", dialog.reminded());
          if (dialog.receipt().isPresent()) {
            write(json, dialog.receipt().get());
          }
        });
  }

  private static void write(JsonGenerator json, Receipt receipt) throws IOException {
    json.writeObjectFieldStart("receipt");
    json.writeNumberField("update", receipt.update());
    json.writeBooleanField("answered", receipt.answered());
    json.writeArrayFieldStart("answers");
    for (Answer answer : receipt.answers()) {
      json.writeStartObject();
      json.writeStringField("text", clean(answer.text()));
      json.writeArrayFieldStart("buttons");
      for (Button button : answer.buttons()) {
        json.writeStartObject();
        json.writeStringField("text", clean(button.text()));
        json.writeStringField("data", clean(button.data()));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static String written(Fields fields) {
    StringWriter text = new StringWriter(128);
    try (JsonGenerator json = WRITING.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** What no database keeps in a text, zeros and halves of characters, becomes U+FFFD. */
  private static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return cleaned(text);
      }
    }
    return text;
  }

  private static String cleaned(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
