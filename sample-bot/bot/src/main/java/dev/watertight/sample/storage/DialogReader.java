package dev.watertight.sample.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.watertight.sample.dialog.Answer;
import dev.watertight.sample.dialog.Button;
import dev.watertight.sample.dialog.Dialog;
import dev.watertight.sample.dialog.ForeignDataException;
import dev.watertight.sample.dialog.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents that {@link DialogJson} writes, and nothing else: what has another shape is
 * somebody else's. Token by token, since a tree of the same document takes thrice as long.
 */
final class DialogReader {
  private static final JsonFactory READING =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private final String place;
  private final String what;

  private DialogReader(String place, String what) {
    this.place = place;
    this.what = what;
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
    Optional<String> stateId = Optional.empty();
    if (state != null) {
      DialogReader reader = new DialogReader(place, "state");
      stateId = Optional.of(reader.document(state, reader::state));
    }
    Map<String, String> told = Map.of();
    if (data != null) {
      DialogReader reader = new DialogReader(place, "data");
      told = reader.document(data, reader::data);
    }
    Version rest = Version.NONE;
    if (version != null) {
      DialogReader reader = new DialogReader(place, "version");
      rest = reader.document(version, reader::version);
    }
    return new Dialog(stateId, told, rest.number, rest.receipt, rest.changed, rest.reminded);
  }

  private record Version(
      long number, Optional<Receipt> receipt, Instant changed, boolean reminded) {
    static final Version NONE = new Version(0, Optional.empty(), Instant.EPOCH, false);
  }

  /** Reads an object whose brace has been read, to the brace at its end. */
  private interface Shape<T> {
    T read(JsonParser json) throws IOException;
  }

  private <T> T document(String text, Shape<T> shape) {
    try (JsonParser json = READING.createParser(text)) {
      demand(json.nextToken() == JsonToken.START_OBJECT);
      T document = shape.read(json);
      demand(json.nextToken() == null);
      return document;
    } catch (JsonProcessingException e) {
      throw new ForeignDataException(place, "its " + what + " is no JSON");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String state(JsonParser json) throws IOException {
    demand("state".equals(json.nextFieldName()));
    String state = text(json);
    demand(json.nextToken() == JsonToken.END_OBJECT);
    return state;
  }

  private Map<String, String> data(JsonParser json) throws IOException {
    demand("data".equals(json.nextFieldName()));
    demand(json.nextToken() == JsonToken.START_OBJECT);
    Map<String, String> data = new HashMap<>();
    for (String name = name(json); name != null; name = name(json)) {
      data.put(name, text(json));
    }
    demand(json.nextToken() == JsonToken.END_OBJECT);
    return data;
  }

  private Version version(JsonParser json) throws IOException {
    Long number = null;
    Optional<Receipt> receipt = Optional.empty();
    Instant changed = null;
    Boolean reminded = null;
    for (String name = name(json); name != null; name = name(json)) {
      switch (name) {
        case "version" -> number = number(json);
        case "changed" -> changed = Instant.ofEpochMilli(number(json));
        case "reminded" -> reminded = flag(json);
        case "receipt" -> receipt = Optional.of(receipt(json));
        default -> throw foreign();
      }
    }
    return new Version(there(number), receipt, there(changed), there(reminded));
  }

  private Receipt receipt(JsonParser json) throws IOException {
    demand(json.nextToken() == JsonToken.START_OBJECT);
    Long update = null;
    Boolean answered = null;
    List<Answer> answers = null;
    for (String name = name(json); name != null; name = name(json)) {
      switch (name) {
        case "update" -> update = number(json);
        case "answered" -> answered = flag(json);
        case "answers" -> answers = list(json, this::answer);
        default -> throw foreign();
      }
    }
    return new Receipt(there(update), there(answers), there(answered));
  }

  private Answer answer(JsonParser json) throws IOException {
    String text = null;
    List<Button> buttons = null;
    for (String name = name(json); name != null; name = name(json)) {
      switch (name) {
        case "text" -> text = text(json);
        case "buttons" -> buttons = list(json, this::button);
        default -> throw foreign();
      }
    }
    return new Answer(there(text), there(buttons));
  }

  private Button button(JsonParser json) throws IOException {
    String text = null;
    String data = null;
    for (String name = name(json); name != null; name = name(json)) {
      switch (name) {
        case "text" -> text = text(json);
        case "data" -> data = text(json);
        default -> throw foreign();
      }
    }
    return new Button(there(text), there(data));
  }

  private <T> List<T> list(JsonParser json, Shape<T> shape) throws IOException {
    demand(json.nextToken() == JsonToken.START_ARRAY);
    List<T> list = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      list.add(shape.read(json));
    }
    demand(json.currentToken() == JsonToken.END_ARRAY);
    return list;
  }

  /** The next field of an object; null at the end of it. */
  private @Nullable String name(JsonParser json) throws IOException {
    String name = json.nextFieldName();
    demand(name != null || json.currentToken() == JsonToken.END_OBJECT);
    return name;
  }

  private String text(JsonParser json) throws IOException {
    return there(json.nextTextValue());
  }

  private long number(JsonParser json) throws IOException {
    demand(json.nextToken() == JsonToken.VALUE_NUMBER_INT);
    JsonParser.NumberType type = json.getNumberType();
    demand(type == JsonParser.NumberType.INT || type == JsonParser.NumberType.LONG);
    return json.getLongValue();
  }

  private boolean flag(JsonParser json) throws IOException {
    return there(json.nextBooleanValue());
  }

  private <T> T there(@Nullable T value) {
    if (value == null) {
      throw foreign();
    }
    return value;
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
