package dev.watertight.testkit.internal.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Holds one value against its type, as deep as it goes. */
final class ValueCheck {
  private final String method;
  private final String parameter;
  private final List<Mistake> mistakes = new ArrayList<>();

  ValueCheck(String method, String parameter) {
    this.method = method;
    this.parameter = parameter;
  }

  List<Mistake> mistakes() {
    return mistakes;
  }

  /** The value as what it is: forms carry numbers and objects as texts. */
  JsonNode checked(ApiField field, JsonNode value) {
    JsonNode checked = checked(field.type(), value, field.name());
    if (mistakes.isEmpty()) {
      limited(field, checked, field.name());
    }
    return checked;
  }

  private JsonNode checked(ApiType type, JsonNode value, String path) {
    if (type instanceof ApiType.AnyOf any) {
      return anyOf(any.types(), value, path);
    }
    if (type instanceof ApiType.ListOf list) {
      return list(list, value, path);
    }
    return named(((ApiType.Named) type).name(), value, path);
  }

  private JsonNode named(String type, JsonNode value, String path) {
    JsonNode scalar =
        switch (type) {
          case "Integer" -> integer(value);
          case "Float" -> decimal(value);
          case "Boolean", "True" -> flag(value);
          case "String", "InputFile" ->
              value.isContainer() ? null : StringNode.valueOf(value.asString());
          default -> value;
        };
    if (scalar == null) {
      return wrong(new ApiType.Named(type).toString(), value, path);
    }
    List<String> members = BotApi.pinned().members(type);
    if (!members.isEmpty()) {
      return anyOf(members.stream().<ApiType>map(ApiType.Named::new).toList(), value, path);
    }
    Map<String, ApiField> fields = BotApi.pinned().fields(type);
    return fields == null ? scalar : object(type, fields, value, path);
  }

  private static @Nullable JsonNode integer(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value;
    }
    try {
      return value.isString()
          ? LongNode.valueOf(Long.parseLong(value.stringValue().strip()))
          : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static @Nullable JsonNode decimal(JsonNode value) {
    if (value.isNumber()) {
      return value;
    }
    try {
      return value.isString() ? DoubleNode.valueOf(Double.parseDouble(value.stringValue())) : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static @Nullable JsonNode flag(JsonNode value) {
    if (value.isBoolean()) {
      return value;
    }
    String text = value.isContainer() ? "" : value.asString().toLowerCase(java.util.Locale.ROOT);
    return switch (text) {
      case "true", "1", "yes" -> BooleanNode.TRUE;
      case "false", "0", "no" -> BooleanNode.FALSE;
      default -> null;
    };
  }

  private JsonNode list(ApiType.ListOf type, JsonNode value, String path) {
    JsonNode array = value.isString() ? Json.parse(value.stringValue()) : value;
    if (array == null || !array.isArray()) {
      return wrong(type.toString(), value, path);
    }
    ArrayNode checked = Json.array();
    for (int i = 0; i < array.size(); i++) {
      checked.add(checked(type.element(), array.get(i), path + '[' + i + ']'));
    }
    return checked;
  }

  private JsonNode object(String type, Map<String, ApiField> fields, JsonNode value, String path) {
    JsonNode given = value.isString() ? Json.parse(value.stringValue()) : value;
    if (given == null || !given.isObject()) {
      return wrong(type, value, path);
    }
    ObjectNode checked = Json.object();
    for (Map.Entry<String, JsonNode> entry : given.properties()) {
      String inner = path + '.' + entry.getKey();
      ApiField field = fields.get(entry.getKey());
      if (field == null) {
        mistake(
            "can't parse " + path + ": unknown field \"" + entry.getKey() + '"',
            inner + " is no field of " + type + " in Bot API " + BotApi.VERSION + '.');
      } else if (!entry.getValue().isNull()) {
        JsonNode inside = checked(field.type(), entry.getValue(), inner);
        limited(field, inside, inner);
        checked.set(entry.getKey(), inside);
      }
    }
    for (ApiField field : fields.values()) {
      if (field.required() && !checked.has(field.name())) {
        mistake(
            "can't parse " + path + ": field \"" + field.name() + "\" is required",
            path + " is a " + type + " and needs the field " + field.name() + '.');
      }
    }
    if (type.equals("InlineKeyboardButton") && checked.size() < 2) {
      mistake(
          "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
          path + " has a text and nothing that a press would do, such as callback_data or url.");
    }
    return checked;
  }

  private JsonNode anyOf(List<ApiType> types, JsonNode value, String path) {
    JsonNode given = value;
    if (value.isString() && types.stream().noneMatch(ValueCheck::isText)) {
      JsonNode parsed = Json.parse(value.stringValue());
      given = parsed == null ? value : parsed;
    }
    ValueCheck nearest = null;
    for (ApiType type : types) {
      ValueCheck check = new ValueCheck(method, parameter);
      JsonNode checked = check.checked(type, given, path);
      if (check.mistakes.isEmpty()) {
        return checked;
      }
      if (nearest == null || check.mistakes.size() < nearest.mistakes.size()) {
        nearest = check;
      }
    }
    if (nearest != null && given.isObject()) {
      mistakes.addAll(nearest.mistakes);
      return given;
    }
    return wrong(new ApiType.AnyOf(types).toString(), value, path);
  }

  private static boolean isText(ApiType type) {
    return type.toString().equals("String") || type.toString().equals("InputFile");
  }

  private JsonNode wrong(String expected, JsonNode value, String path) {
    mistake(
        path.equals("reply_markup")
            ? "object expected as reply markup"
            : "can't parse " + path + ": expected " + expected,
        path + " is " + Texts.shortened(value.toString()) + "; expected " + expected + '.');
    return value;
  }

  private void limited(ApiField field, JsonNode value, String path) {
    ApiLimit limit = field.limit();
    if (!limit.constant().isEmpty()) {
      if (!limit.constant().equals(value.asString(""))) {
        mistake(
            "can't parse " + path + ": must be " + limit.constant(),
            path + " is " + value + "; expected \"" + limit.constant() + "\".");
      }
      return;
    }
    long size =
        switch (limit.unit()) {
          case VALUE -> value.isIntegralNumber() ? value.asLong() : (long) value.asDouble(0);
          case CHARACTERS -> Texts.length(value.asString(""));
          case BYTES -> value.asString("").getBytes(UTF_8).length;
          case ITEMS -> value.size();
          case PARSED -> limit.min();
        };
    if (limit != ApiLimit.NONE && !limit.allows(size)) {
      mistake(
          Wording.notAllowed(field.name(), limit),
          path + " of " + method + " must be " + limit + ", and is " + size + '.');
    }
  }

  private void mistake(String description, String explanation) {
    mistakes.add(Mistake.badRequest(description, explanation));
  }
}
