package dev.watertight.sample.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.watertight.sample.dialog.Answer;
import dev.watertight.sample.dialog.Button;
import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.ForeignDataException;
import dev.watertight.sample.dialog.Receipt;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The three documents as which a dialog is stored. Each begins with the name of its one field that
 * is always there, by which also a script and a table know what is ours:
 *
 * <pre>
 * {"state":"order:phone"}
 * {"data":{"equipment":"drill"}}
 * {"version":3,"changed":"2026-11-21T10:15:30Z","reminded":false,
 *   "receipt":{"update":17,"answered":false,"answers":[{"text":"..","buttons":[{"text":"..","data":".."}]}]}}
 * </pre>
 */
final class DialogJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final JsonFactory WRITING = new JsonFactory();
  private static final Set<String> VERSION_FIELDS =
      Set.of("version", "changed", "reminded", "receipt");

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
          json.writeStringField("changed", dialog.changed().toString());
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

  /**
   * Reads the documents of a dialog.
   *
   * @param place where they lie, for messages
   * @throws ForeignDataException if one of them is no such document
   */
  static Dialog read(
      String place, @Nullable String state, @Nullable String data, @Nullable String version) {
    if (state == null && data == null && version == null) {
      return Dialog.NONE;
    }
    Optional<String> stateId =
        Optional.ofNullable(state).map(text -> new Reading(place, "state").state(text));
    Map<String, String> told = data == null ? Map.of() : new Reading(place, "data").data(data);
    if (version == null) {
      return new Dialog(stateId, told, 0, Optional.empty(), Instant.EPOCH, false);
    }
    return new Reading(place, "version").dialog(version, stateId, told);
  }

  private record Reading(String place, String what) {
    String state(String text) {
      JsonNode root = root(text);
      demand(root.size() == 1);
      return text(root, "state");
    }

    Map<String, String> data(String text) {
      JsonNode root = root(text);
      demand(root.size() == 1);
      JsonNode fields = field(root, "data");
      demand(fields.isObject());
      Map<String, String> data = new HashMap<>();
      for (Map.Entry<String, JsonNode> field : fields.properties()) {
        demand(field.getValue().isTextual());
        data.put(field.getKey(), field.getValue().textValue());
      }
      return data;
    }

    Dialog dialog(String text, Optional<String> state, Map<String, String> data) {
      JsonNode root = root(text);
      root.fieldNames().forEachRemaining(name -> demand(VERSION_FIELDS.contains(name)));
      Optional<Receipt> receipt =
          root.has("receipt") ? Optional.of(receipt(root.get("receipt"))) : Optional.empty();
      return new Dialog(
          state, data, number(root, "version"), receipt, changed(root), flag(root, "reminded"));
    }

    private Instant changed(JsonNode root) {
      try {
        return Instant.parse(text(root, "changed"));
      } catch (DateTimeException e) {
        throw foreign();
      }
    }

    private Receipt receipt(JsonNode node) {
      List<Answer> answers = new ArrayList<>();
      for (JsonNode answer : array(node, "answers")) {
        List<Button> buttons = new ArrayList<>();
        for (JsonNode button : array(answer, "buttons")) {
          buttons.add(new Button(text(button, "text"), text(button, "data")));
        }
        answers.add(new Answer(text(answer, "text"), buttons));
      }
      return new Receipt(number(node, "update"), answers, flag(node, "answered"));
    }

    private JsonNode root(String text) {
      JsonNode root;
      try {
        root = MAPPER.readTree(text);
      } catch (JsonProcessingException e) {
        throw new ForeignDataException(place, "its " + what + " is no JSON");
      }
      demand(root.isObject());
      return root;
    }

    private JsonNode field(JsonNode node, String name) {
      JsonNode field = node.get(name);
      if (field == null) {
        throw foreign();
      }
      return field;
    }

    private JsonNode array(JsonNode node, String name) {
      JsonNode field = field(node, name);
      demand(field.isArray());
      return field;
    }

    private String text(JsonNode node, String name) {
      JsonNode field = field(node, name);
      demand(field.isTextual());
      return field.textValue();
    }

    private long number(JsonNode node, String name) {
      JsonNode field = field(node, name);
      demand(field.isIntegralNumber() && field.canConvertToLong());
      return field.longValue();
    }

    private boolean flag(JsonNode node, String name) {
      JsonNode field = field(node, name);
      demand(field.isBoolean());
      return field.booleanValue();
    }

    private void demand(boolean ours) {
      if (!ours) {
        throw foreign();
      }
    }

    private ForeignDataException foreign() {
      return new ForeignDataException(place, "its " + what + " has another shape");
    }
  }
}
