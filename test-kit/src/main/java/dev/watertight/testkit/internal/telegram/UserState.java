package dev.watertight.testkit.internal.telegram;

import tools.jackson.databind.node.ObjectNode;

/** A user, as the fake knows one. */
public record UserState(long id, String firstName) {
  ObjectNode json() {
    return Json.object()
        .put("id", id)
        .put("is_bot", false)
        .put("first_name", firstName)
        .put("username", username())
        .put("language_code", "en");
  }

  /** The name behind the @, made of the first name. */
  public String username() {
    return firstName.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "_") + "_test";
  }

  String phone() {
    return "+1555" + String.format(java.util.Locale.ROOT, "%07d", id % 10_000_000);
  }
}
