package dev.watertight.testkit.internal.telegram;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Holds the parameters of a call against the table. */
final class ParameterCheck {
  private final ApiMethod method;
  private final ApiRequest request;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final Map<String, JsonNode> values = new LinkedHashMap<>();

  private ParameterCheck(ApiMethod method, ApiRequest request) {
    this.method = method;
    this.request = request;
  }

  /**
   * Checks all parameters.
   *
   * @param mistakes receives what is wrong
   * @return the call with its parameters as what they are: numbers, objects, arrays
   */
  static ApiCall check(ApiMethod method, ApiRequest request, List<Mistake> mistakes) {
    ParameterCheck check = new ParameterCheck(method, request);
    check.required();
    check.known();
    check.uploads();
    mistakes.addAll(check.mistakes);
    return new ApiCall(method, check.values, request.files());
  }

  private void required() {
    for (ApiField parameter : method.parameters().values()) {
      boolean given =
          request.files().containsKey(parameter.name())
              || (request.parameters().containsKey(parameter.name())
                  && !isEmptyText(request.parameters().get(parameter.name())));
      if (parameter.required() && !given && !mayBeEmpty(parameter)) {
        mistakes.add(
            Mistake.badRequest(
                Wording.missing(method.name(), parameter.name()),
                method.name() + " needs the parameter " + parameter.name() + "."));
      }
    }
  }

  /** An empty URL is how a webhook is taken away. */
  private boolean mayBeEmpty(ApiField parameter) {
    return method.name().equals("setWebhook")
        && parameter.name().equals("url")
        && request.parameters().containsKey("url");
  }

  private static boolean isEmptyText(JsonNode value) {
    return value.isString() && value.stringValue().isEmpty();
  }

  private void known() {
    request
        .parameters()
        .forEach(
            (name, value) -> {
              ApiField parameter = method.parameters().get(name);
              if (parameter != null) {
                if (!isEmptyText(value)) {
                  ValueCheck check = new ValueCheck(method.name(), name);
                  values.put(name, check.checked(parameter, value));
                  mistakes.addAll(check.mistakes());
                }
              } else if (!name.equals("method")) {
                unknown(name, "parameter");
              }
            });
  }

  private void uploads() {
    Set<String> attached = new HashSet<>();
    for (JsonNode value : values.values()) {
      attachments(value, attached);
    }
    for (String name : request.files().keySet()) {
      ApiField parameter = method.parameters().get(name);
      if (parameter != null && !parameter.takesFile() && !attached.contains(name)) {
        mistakes.add(
            Mistake.badRequest(
                "wrong type of parameter \"" + name + '"',
                name + " of " + method.name() + " is a file; expected " + parameter.type() + "."));
      } else if (parameter == null && !attached.contains(name)) {
        unknown(name, "file");
      }
    }
    for (String name : attached) {
      if (!request.files().containsKey(name)) {
        mistakes.add(
            Mistake.badRequest(
                "wrong file identifier/HTTP URL specified",
                method.name() + " names attach://" + name + ", and no such file came with it."));
      }
    }
  }

  private void unknown(String name, String what) {
    List<String> similar =
        method.parameters().keySet().stream()
            .filter(known -> Likeness.distance(name, known) <= 2)
            .toList();
    mistakes.add(
        Mistake.badRequest(
            what + " \"" + name + "\" is unknown to " + method.name(),
            "The "
                + what
                + " \""
                + name
                + "\" is unknown to "
                + method.name()
                + " in Bot API "
                + BotApi.VERSION
                + ". Telegram would ignore it without a word"
                + (similar.isEmpty() ? "." : "; perhaps " + String.join(" or ", similar) + '?')));
  }

  private static void attachments(JsonNode value, Set<String> names) {
    if (value.isString() && value.stringValue().startsWith("attach://")) {
      names.add(value.stringValue().substring("attach://".length()));
    } else if (value.isContainer()) {
      for (JsonNode child : value.values()) {
        attachments(child, names);
      }
    }
  }
}
