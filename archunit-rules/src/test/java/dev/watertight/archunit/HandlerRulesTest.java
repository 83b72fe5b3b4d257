package dev.watertight.archunit;

import static dev.watertight.archunit.HandlerRules.handlers_do_not_end_the_process;
import static dev.watertight.archunit.HandlerRules.handlers_do_not_sleep;
import static dev.watertight.archunit.HandlerRules.handlers_keep_no_user_data_in_fields;
import static dev.watertight.archunit.HandlerRules.handlers_wait_for_futures_only_with_a_timeout;
import static dev.watertight.archunit.Written.found;
import static dev.watertight.archunit.Written.violations;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HandlerRulesTest {
  @Test
  void what_a_user_sends_is_found_in_a_field() {
    assertThat(
            violations(
                handlers_keep_no_user_data_in_fields,
                """
                class OrderHandler {
                  private String phone = "";
                  void phone(Message message) { phone = message.getText(); }
                }
                class Main { public static void main(String[] a) { new OrderHandler(); } }
                """))
        .containsExactly(
            "Field <bot.OrderHandler.phone> keeps what belongs to one user in (Bot.java:0): this object"
                + " serves all users, so the next one overwrites it and may be shown it; keep it in"
                + " the state of the dialog, or in a local variable");
  }

  @Test
  void users_data_has_many_types() {
    assertThat(
            found(
                handlers_keep_no_user_data_in_fields,
                """
                enum DialogState { NAME }
                enum Size { BIG }
                @Component class OrderHandler {
                  private Message message; private Long chatId; private DialogState now; private Size choice;
                  private boolean waiting; private static int step;
                  void handle(Message message) { keep(message); }
                  private void keep(Message given) {
                    message = given; chatId = 1L; now = DialogState.NAME; choice = Size.BIG;
                    waiting = true; step = 1;
                  }
                }
                """))
        .containsExactly(
            "Field <bot.OrderHandler.chatId> keeps what belongs to one user in (Bot.java:0)",
            "Field <bot.OrderHandler.choice> keeps what belongs to one user in (Bot.java:0)",
            "Field <bot.OrderHandler.message> keeps what belongs to one user in (Bot.java:0)",
            "Field <bot.OrderHandler.now> keeps what belongs to one user in (Bot.java:0)",
            "Field <bot.OrderHandler.step> keeps what belongs to one user in (Bot.java:0)",
            "Field <bot.OrderHandler.waiting> keeps what belongs to one user in (Bot.java:0)");
  }

  @Test
  void what_a_broker_brings_is_not_for_users() {
    String consumer =
        """
        @Component class Prices {
          private String message;
          private Long chatId;
          @org.springframework.kafka.annotation.KafkaListener void update(String price) throws Exception {
            message = price;
            chatId = 1L;
            Thread.sleep(1);
            new CompletableFuture<String>().get();
            System.exit(1);
            new OkHttpClient();
          }
        }
        """;

    assertThat(violations(handlers_keep_no_user_data_in_fields, consumer)).isEmpty();
    assertThat(violations(handlers_do_not_sleep, consumer)).isEmpty();
    assertThat(violations(handlers_wait_for_futures_only_with_a_timeout, consumer)).isEmpty();
    assertThat(violations(handlers_do_not_end_the_process, consumer)).isEmpty();
    assertThat(violations(ClientRules.operations_and_entities_construct_no_client, consumer))
        .hasSize(1);
  }

  @Test
  void what_the_bot_answers_one_user_belongs_to_that_user() {
    assertThat(
            found(
                handlers_keep_no_user_data_in_fields,
                """
                @Component class CancelHandler {
                  private String answer = "";
                  String handle(Message message) {
                    answer = message.isReply() ? "Nothing to cancel" : "Cancelled";
                    return answer;
                  }
                }
                """))
        .containsExactly(
            "Field <bot.CancelHandler.answer> keeps what belongs to one user in (Bot.java:0)");
  }

  @Test
  void what_belongs_to_the_bot_is_right() {
    assertThat(
            violations(
                handlers_keep_no_user_data_in_fields,
                """
                enum Mode { FAST }
                @Component class OrderHandler {
                  private final String greeting; private String botName; private int handled;
                  private boolean enabled; private Mode mode; private String phone; private List<String> names;
                  private String given;
                  OrderHandler() { greeting = "hello"; phone = ""; }
                  void setGiven(Message message) { given = message.getText(); }
                  @jakarta.annotation.PostConstruct void load(Message message) { phone = "a"; }
                  void handle(Message message) {
                    botName = "bot"; handled++; enabled = true; mode = Mode.FAST; names = List.of(phone);
                  }
                  void other(String user) { phone = user; }
                }
                """))
        .isEmpty();
  }

  @Test
  void handlers_that_are_made_for_one_user_are_right() {
    assertThat(
            violations(
                handlers_keep_no_user_data_in_fields,
                """
                class OrderHandler {
                  private String phone = "";
                  void phone(Message message) { phone = message.getText(); }
                }
                class Dispatcher {
                  private final Map<Long, OrderHandler> orders = new ConcurrentHashMap<>();
                  void handle(Message message) {
                    orders.computeIfAbsent(message.getChatId(), id -> new OrderHandler()).phone(message);
                  }
                }
                @Component @Scope("prototype") class PhotoHandler {
                  private String caption;
                  void caption(Message message) { caption = message.getText(); }
                }
                class NobodyKnowsHandler {
                  private String caption;
                  void caption(Message message) { caption = message.getText(); }
                }
                class SuppliedHandler {
                  private String caption;
                  void caption(Message message) { caption = message.getText(); }
                }
                class Main {
                  public static void main(String[] a) {
                    new Dispatcher();
                    java.util.function.Supplier<SuppliedHandler> s = SuppliedHandler::new;
                  }
                }
                """))
        .isEmpty();
  }

  @Test
  void an_object_of_a_handler_that_is_one_of_a_kind_is_one_of_a_kind() {
    assertThat(
            found(
                handlers_keep_no_user_data_in_fields,
                """
                abstract class BaseHandler {
                  String phone;
                  void handle(Message message) { phone = message.getText(); }
                }
                class OrderHandler extends BaseHandler {}
                class Bot { private final OrderHandler orders = new OrderHandler(); }
                class Main { static final Bot BOT = new Bot(); }
                """))
        .containsExactly(
            "Field <bot.BaseHandler.phone> keeps what belongs to one user in (Bot.java:0)");
  }

  @Test
  void what_a_setter_of_another_object_keeps_does_not_show() {
    assertThat(
            violations(
                handlers_keep_no_user_data_in_fields,
                """
                class Draft { String phone; }
                @Component class OrderHandler {
                  private final Draft draft = new Draft();
                  void phone(Message message) { draft.phone = message.getText(); }
                }
                """))
        .isEmpty();
  }

  @Test
  void a_handler_that_sleeps_is_found() {
    assertThat(
            violations(
                handlers_do_not_sleep,
                """
                class OrderHandler {
                  void handle(Message message) throws Exception {
                    Thread.sleep(100);
                  }
                }
                """))
        .containsExactly(
            "Method <bot.OrderHandler.handle(org.telegram.telegrambots.meta.api.objects.message.Message)>"
                + " calls method <java.lang.Thread.sleep(long)> in (Bot.java:3): the thread that"
                + " sleeps here handles nobody else meanwhile, and some users at once stop the bot"
                + " for all; schedule what comes later, and return");
  }

  @Test
  void a_sleep_in_a_method_of_the_handler_is_found() {
    assertThat(
            found(
                handlers_do_not_sleep,
                """
                @RestController class Webhook {
                  @PostMapping("/") void post() throws Exception { pause(); }
                  private static void pause() throws Exception { TimeUnit.SECONDS.sleep(1); }
                }
                """))
        .containsExactly(
            "Method <bot.Webhook.pause()> calls method <java.util.concurrent.TimeUnit.sleep(long)> in"
                + " (Bot.java:3)");
  }

  @Test
  void sleeps_of_others_are_right() {
    assertThat(
            violations(
                handlers_do_not_sleep,
                """
                class OrderHandler implements Runnable {
                  private ExecutorService executor; private Retry retry;
                  void handle(Message message) throws Exception {
                    executor.submit(() -> { Thread.sleep(100); return 1; });
                  }
                  void start() throws Exception { Thread.sleep(100); }
                  public void run() { try { Thread.sleep(100); } catch (InterruptedException e) { } }
                }
                class Retry { void again(int i) throws Exception { Thread.sleep(100); } }
                class FileHandler { void handle(Message message) throws Exception { Thread.sleep(1); } }
                class UpdateException extends Exception { void handle(Message m) throws Exception { Thread.sleep(1); } }
                @ControllerAdvice class Advice { void handle(Message m) throws Exception { Thread.sleep(1); } }
                class CommandLine { void run(String[] a) throws Exception { Thread.sleep(1); } }
                class MouseListener { void click(String a) throws Exception { Thread.sleep(1); } }
                abstract class SaxHandler extends org.xml.sax.helpers.DefaultHandler {
                  void click(String a) throws Exception { Thread.sleep(1); }
                }
                """))
        .isEmpty();
  }

  @Test
  void what_a_handler_calls_only_in_lambdas_may_run_in_another_thread() {
    assertThat(
            violations(
                handlers_wait_for_futures_only_with_a_timeout,
                """
                class OrderHandler {
                  private ExecutorService executor; private Future<String> price;
                  void handle(Message message) {
                    executor.execute(() -> store(message));
                    executor.execute(() -> keep(message));
                  }
                  private void store(Message message) {
                    try { price.get(); } catch (InterruptedException | ExecutionException e) { }
                  }
                  void keep(Message message) { store(message); }
                }
                """))
        .isEmpty();
  }

  @Test
  void what_runs_in_another_thread_keeps_data_and_ends_the_process_all_the_same() {
    String bot =
        """
        class Bot implements HttpHandler {
          private ExecutorService workers; private OrderHandler orders = new OrderHandler();
          public static void main(String[] a) { new Bot(); }
          public void handle(HttpExchange exchange) { workers.execute(() -> orders.take(null)); }
        }
        class OrderHandler {
          private String phone = "";
          void take(Message message) { phone = message.getText(); System.exit(1); }
        }
        """;

    assertThat(found(handlers_keep_no_user_data_in_fields, bot))
        .containsExactly(
            "Field <bot.OrderHandler.phone> keeps what belongs to one user in (Bot.java:0)");
    assertThat(violations(handlers_do_not_end_the_process, bot)).hasSize(1);
  }

  @Test
  void what_other_classes_do_in_the_thread_of_a_handler_is_found_there() {
    String bot =
        """
        class OrderHandler {
          private Prices prices;
          void handle(Message message) { prices.of(message.getText()); }
          void again(Message message) { prices.of(message.getText()); }
        }
        class Prices {
          private CompletableFuture<String> price;
          String of(String name) { pause(); return price.join(); }
          private void pause() {
            try { Thread.sleep(1); } catch (InterruptedException e) { Thread.currentThread().interrupt(); }
          }
          void nobody() { price.join(); }
        }
        """;

    assertThat(found(handlers_do_not_sleep, bot))
        .containsExactly(
            "Method <bot.Prices.pause()> calls method <java.lang.Thread.sleep(long)> in (Bot.java:10)");
    assertThat(found(handlers_wait_for_futures_only_with_a_timeout, bot))
        .containsExactly(
            "Method <bot.Prices.of(java.lang.String)> calls method"
                + " <java.util.concurrent.CompletableFuture.join()> in (Bot.java:8)");
  }

  @Test
  void what_other_classes_do_in_other_threads_is_right() {
    assertThat(
            violations(
                handlers_do_not_sleep,
                """
                class OrderHandler {
                  private Prices prices; private ExecutorService workers;
                  void handle(Message message) throws Exception {
                    prices.later();
                    workers.submit(() -> { prices.now(); return 1; });
                    workers.submit(new Task());
                  }
                }
                class Prices {
                  @org.springframework.scheduling.annotation.Async void later() throws Exception { Thread.sleep(1); }
                  void now() throws Exception { Thread.sleep(1); }
                }
                class Task implements Callable<String> {
                  public String call() throws Exception { Thread.sleep(1); return ""; }
                }
                """))
        .isEmpty();
  }

  @Test
  void what_is_behind_an_interface_is_not_followed() {
    assertThat(
            violations(
                handlers_do_not_sleep,
                """
                class OrderHandler {
                  private Retry retry;
                  void handle(Message message) throws Exception { retry.again(); }
                }
                interface Retry { void again() throws Exception; }
                class Slowly implements Retry { public void again() throws Exception { Thread.sleep(100); } }
                """))
        .isEmpty();
  }

  @Test
  void a_handler_may_be_given_an_update_in_an_object_of_the_project() {
    assertThat(
            found(
                handlers_do_not_sleep,
                """
                record Request(Update update, String state) {}
                record Report(String text) {}
                class OrderHandler { void take(Request request) throws Exception { Thread.sleep(1); } }
                class ReportHandler { void take(Report report) throws Exception { Thread.sleep(1); } }
                """))
        .containsExactly(
            "Method <bot.OrderHandler.take(bot.Request)> calls method <java.lang.Thread.sleep(long)> in"
                + " (Bot.java:3)");
  }

  @Test
  void a_handler_by_name_is_believed_if_another_handler_calls_it() {
    assertThat(
            found(
                handlers_do_not_sleep,
                """
                class Dispatcher { AdminHandler admin; void handle(Update update) throws Exception { admin.stats(1); } }
                class AdminHandler { void stats(long user) throws Exception { Thread.sleep(1); } }
                class QuietHandler { void stats(long user) throws Exception { Thread.sleep(1); } }
                """))
        .containsExactly(
            "Method <bot.AdminHandler.stats(long)> calls method <java.lang.Thread.sleep(long)> in"
                + " (Bot.java:2)");
  }

  @Test
  void a_wait_without_a_timeout_is_found() {
    assertThat(
            violations(
                handlers_wait_for_futures_only_with_a_timeout,
                """
                class OrderHandler {
                  void handle(Message message, Future<String> price) throws Exception {
                    price.get();
                  }
                }
                """))
        .containsExactly(
            "Method <bot.OrderHandler.handle(org.telegram.telegrambots.meta.api.objects.message.Message,"
                + " java.util.concurrent.Future)> calls method <java.util.concurrent.Future.get()> in"
                + " (Bot.java:3): if the answer never comes, the thread that handles updates waits"
                + " for ever; give a timeout, or go on when the future completes");
    assertThat(
            found(
                handlers_wait_for_futures_only_with_a_timeout,
                """
                class OrderHandler {
                  void handle(Message message, CompletableFuture<String> price) throws Exception {
                    price.join();
                    price.get();
                  }
                }
                """))
        .hasSize(2);
  }

  @Test
  void waits_that_end_are_right() {
    assertThat(
            violations(
                handlers_wait_for_futures_only_with_a_timeout,
                """
                class OrderHandler {
                  void handle(Message message, CompletableFuture<String> price) throws Exception {
                    price.get(1, TimeUnit.SECONDS);
                    price.join();
                  }
                  void other(Message message, CompletableFuture<String> price) {
                    price.orTimeout(1, TimeUnit.SECONDS).join();
                  }
                  void ready(Message message, Future<String> price) throws Exception {
                    if (price.isDone()) { price.get(); }
                  }
                  void later(Message message, CompletableFuture<String> a, CompletableFuture<String> b) {
                    a.thenAccept(done -> b.join());
                  }
                  void map(Message message, Map<String, String> map, ForkJoinPool pool) {
                    map.get("a"); pool.close2();
                  }
                }
                """
                    .replace(" pool.close2();", "")))
        .isEmpty();
  }

  @Test
  void a_handler_that_ends_the_process_is_found() {
    assertThat(
            violations(
                handlers_do_not_end_the_process,
                """
                class AdminHandler {
                  void stop(Message message) {
                    System.exit(0);
                  }
                }
                """))
        .containsExactly(
            "Method <bot.AdminHandler.stop(org.telegram.telegrambots.meta.api.objects.message.Message)>"
                + " calls method <java.lang.System.exit(int)> in (Bot.java:3): one user's message"
                + " ends the bot for all, in the middle of what others are doing; report what went"
                + " wrong, and leave the end to the composition root");
    assertThat(
            found(
                handlers_do_not_end_the_process,
                """
                class AdminHandler {
                  void end(Message message, Executor executor) {
                    Runtime.getRuntime().halt(1);
                    executor.execute(() -> Runtime.getRuntime().exit(1));
                  }
                }
                class Main { public static void main(String[] a) { System.exit(1); } }
                """))
        .hasSize(2);
  }
}
