package dev.watertight.testkit.internal.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** Answers calls: first strictly, then as a fault or a script wants it, then as Telegram would. */
final class Dispatcher {
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(60);

  private final Telegram telegram;
  private final Map<String, Played> played = new LinkedHashMap<>();

  Dispatcher(Telegram telegram) {
    this.telegram = telegram;
    new PlayedBot(telegram).into(played);
    new PlayedSends(telegram).into(played);
    new PlayedEdits(telegram).into(played);
    new PlayedCopies(telegram).into(played);
    new PlayedChats(telegram).into(played);
  }

  Reply answer(ApiRequest request) throws InterruptedException {
    ApiMethod method = BotApi.pinned().method(request.method());
    if (method == null) {
      return unknown(request);
    }
    List<Mistake> mistakes = new ArrayList<>();
    ApiCall call = ParameterCheck.check(method, request, mistakes);
    if (!mistakes.isEmpty()) {
      return refused(method.name(), request, mistakes);
    }
    Fault fault =
        telegram
            .monitor()
            .locked(() -> telegram.faults().take(method.name(), call.text("chat_id")));
    if (fault != null && fault.kind() == Fault.Kind.ERROR) {
      return recorded(call, fault.reply());
    }
    if (fault != null && fault.kind() == Fault.Kind.CUT_REQUEST) {
      return recorded(call, Reply.error(0, "connection cut before the call took effect"))
          .cut(Reply.Sent.NOTHING);
    }
    Reply reply = method.name().equals("getUpdates") ? telegram.polls().poll(call) : played(call);
    return fault == null ? reply : faulty(fault, reply);
  }

  private Reply unknown(ApiRequest request) {
    List<String> similar = BotApi.pinned().similarTo(request.method());
    String explanation =
        "Bot API "
            + BotApi.VERSION
            + " has no method \""
            + request.method()
            + '"'
            + (similar.isEmpty() ? "." : "; perhaps " + String.join(" or ", similar) + '?');
    return refused(
        request.method(),
        request,
        List.of(new Mistake(404, "Not Found: method not found", explanation)));
  }

  private Reply refused(String method, ApiRequest request, List<Mistake> mistakes) {
    Reply reply = Reply.error(mistakes.get(0).code(), mistakes.get(0).description());
    telegram
        .monitor()
        .run(
            () -> {
              mistakes.forEach(mistake -> telegram.mistake(mistake.explanation()));
              record(method, request.parameters(), request.files(), reply);
            });
    return reply;
  }

  private Reply recorded(ApiCall call, Reply reply) {
    return telegram.monitor().locked(() -> record(call, reply));
  }

  private Reply record(ApiCall call, Reply reply) {
    return record(call.method().name(), call.parameters(), call.files(), reply);
  }

  private Reply record(
      String method, Map<String, JsonNode> parameters, Map<String, Upload> files, Reply reply) {
    JsonNode chatId = parameters.get("chat_id");
    String to = chatId == null ? "Telegram" : telegram.chats().nameOf(chatId.asString(""));
    String messageId = Json.text(reply.body().path("result"), "message_id");
    telegram
        .exchange()
        .add(
            "bot → " + to,
            Shown.call(method, parameters, files)
                + (reply.problem().isEmpty() ? "" : "  -> " + reply.problem())
                + (messageId.isEmpty() ? "" : "  (message " + messageId + ')'));
    telegram.calls().add(recordOf(method, parameters, reply.problem()));
    return reply;
  }

  private static CallRecord recordOf(
      String method, Map<String, JsonNode> parameters, String problem) {
    Map<String, String> texts = new LinkedHashMap<>();
    parameters.forEach(
        (name, value) ->
            texts.put(name, value.isString() ? value.stringValue() : value.toString()));
    return new CallRecord(method, texts, problem);
  }

  private Reply played(ApiCall call) {
    Scripted script =
        telegram
            .monitor()
            .locked(() -> telegram.scripts().get(call.method().name().toLowerCase(Locale.ROOT)));
    if (script != null) {
      // Not under the monitor: a script that hangs holds up its own call and nothing else.
      Reply reply = scripted(script, call);
      return recorded(call, reply);
    }
    return telegram.monitor().locked(() -> record(call, result(call)));
  }

  private Reply result(ApiCall call) {
    ApiMethod method = call.method();
    if (telegram.isLoggedOut()) {
      return Reply.error(400, "Bad Request: Logged out");
    }
    Played play = played.get(method.name());
    try {
      if (play != null) {
        return Reply.ok(play.play(call));
      }
      if (method.answersTrueOnly()) {
        if (call.has("chat_id")) {
          telegram.chats().find(call.text("chat_id"));
        }
        return Reply.ok(BooleanNode.TRUE);
      }
    } catch (ApiError error) {
      if (error.isMistake()) {
        telegram.mistake(method.name() + ": " + error.description());
      }
      return Reply.error(error.code(), error.description());
    }
    telegram.mistake(
        "The fake does not play "
            + method.name()
            + " and invents no "
            + method.result()
            + "; say what it answers: telegram.onMethod(\""
            + method.name()
            + "\").answers(json)");
    return Reply.error(501, "Not Implemented: the fake does not play " + method.name());
  }

  private Reply scripted(Scripted script, ApiCall call) {
    String name = call.method().name();
    String answer;
    try {
      answer = script.answer().apply(recordOf(name, call.parameters(), ""));
    } catch (RuntimeException | AssertionError thrown) {
      return badScript(name, "threw " + thrown);
    }
    if (answer == null) {
      return badScript(name, "returned null; expected JSON");
    }
    if (script.code() != 200) {
      return Reply.error(script.code(), answer);
    }
    JsonNode result = Json.parse(answer);
    return result == null
        ? badScript(name, "returned what is no JSON: " + Texts.quoted(answer))
        : Reply.ok(result);
  }

  private Reply badScript(String method, String what) {
    telegram
        .monitor()
        .run(
            () ->
                telegram.mistake(
                    "The answer that the test gave onMethod(\"" + method + "\") " + what));
    return Reply.error(500, "Internal Server Error: the test's answer to " + method + " failed");
  }

  /** A download that a fault hits. */
  Reply downloaded(Fault fault, Reply reply) throws InterruptedException {
    return switch (fault.kind()) {
      case ERROR -> fault.reply();
      case CUT_REQUEST -> reply.cut(Reply.Sent.NOTHING);
      default -> faulty(fault, reply);
    };
  }

  private Reply faulty(Fault fault, Reply reply) throws InterruptedException {
    if (fault.kind() == Fault.Kind.CUT_ANSWER) {
      return reply.cut(Reply.Sent.HALF);
    }
    boolean held = fault.kind() == Fault.Kind.HELD;
    telegram
        .monitor()
        .await(
            () -> telegram.isClosed() || fault.isReleased(),
            held ? LONGEST_HOLD : fault.duration());
    return reply;
  }

  /** What a bot may answer a webhook with; null if it is nothing to play. */
  @Nullable Reply answerOfWebhook(ApiRequest request) throws InterruptedException {
    String method = request.method().toLowerCase(Locale.ROOT);
    boolean taken =
        !method.isEmpty()
            && !method.startsWith("get")
            && !List.of("setwebhook", "deletewebhook", "close", "logout").contains(method);
    return taken ? answer(request) : null;
  }
}
