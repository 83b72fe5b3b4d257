package dev.watertight.archunit;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static dev.watertight.archunit.ClientRules.one_class_constructs_each_client;
import static dev.watertight.archunit.ClientRules.operations_and_entities_construct_no_client;
import static dev.watertight.archunit.ClientRules.singletons_hold_no_connection_of_one_thread;
import static dev.watertight.archunit.ClientRules.static_fields_hold_no_client;
import static dev.watertight.archunit.Written.found;
import static dev.watertight.archunit.Written.violations;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClientRulesTest {
  @Test
  void a_client_that_one_class_constructs_is_right() {
    assertThat(
            violations(
                one_class_constructs_each_client,
                """
                class Weather { final OkHttpClient http; Weather(OkHttpClient http) { this.http = http; } }
                class Clients { final OkHttpClient http = new OkHttpClient(); final OkHttpClient slow = new OkHttpClient(); }
                """))
        .isEmpty();
  }

  @Test
  void a_client_that_two_classes_construct_is_found_in_both() {
    assertThat(
            violations(
                one_class_constructs_each_client,
                """
                class Weather { final OkHttpClient http = new OkHttpClient(); }
                class News {
                  final OkHttpClient http = new OkHttpClient.Builder().build();
                }
                """))
        .containsExactly(
            "Constructor <bot.News.<init>()> calls method <okhttp3.OkHttpClient$Builder.build()> in"
                + " (Bot.java:3): other classes construct an OkHttpClient as well, and each has"
                + " connections of its own that the others cannot use; construct one in one class"
                + " and pass it to those that need it",
            "Constructor <bot.Weather.<init>()> calls constructor <okhttp3.OkHttpClient.<init>()> in"
                + " (Bot.java:1): other classes construct an OkHttpClient as well, and each has"
                + " connections of its own that the others cannot use; construct one in one class"
                + " and pass it to those that need it");
  }

  @Test
  void a_client_of_the_project_is_one_as_well() {
    assertThat(
            found(
                one_class_constructs_each_client,
                """
                class Api { private final OkHttpClient http = new OkHttpClient(); int n() { return http.hashCode(); } }
                class OrderHandlers {
                  static final Api API = new Api();
                }
                class ListHandlers {
                  static final Api API = new Api();
                }
                """))
        .containsExactly(
            "Static Initializer <bot.ListHandlers.<clinit>()> calls constructor <bot.Api.<init>()> in"
                + " (Bot.java:6)",
            "Static Initializer <bot.OrderHandlers.<clinit>()> calls constructor <bot.Api.<init>()>"
                + " in (Bot.java:3)");
  }

  @Test
  void a_client_of_the_project_may_be_made_by_its_own_method() {
    assertThat(
            found(
                one_class_constructs_each_client,
                """
                class Api {
                  private final OkHttpClient http;
                  Api(OkHttpClient http) { this.http = http; }
                  static Api create() { return new Api(new OkHttpClient()); }
                }
                class Orders { final Api api = Api.create(); }
                class Lists { final Api api = Api.create(); }
                class Tests { final Api api = new Api(null); }
                """))
        .containsExactly(
            "Constructor <bot.Lists.<init>()> calls method <bot.Api.create()> in (Bot.java:7)",
            "Constructor <bot.Orders.<init>()> calls method <bot.Api.create()> in (Bot.java:6)");
  }

  @Test
  void the_composition_root_may_construct_what_it_likes() {
    assertThat(
            violations(
                one_class_constructs_each_client,
                """
                class Main { public static void main(String[] a) { new Main(); } HikariDataSource a = new HikariDataSource(); }
                class BotConfiguration { HikariDataSource b = new HikariDataSource(); }
                @Configuration class Wiring { static class Inner { HikariDataSource c = new HikariDataSource(); } }
                class Orders { HikariDataSource d = new HikariDataSource(); }
                """))
        .isEmpty();
  }

  @Test
  void a_main_that_starts_nothing_makes_no_composition_root() {
    assertThat(
            found(
                operations_and_entities_construct_no_client,
                """
                class Photos {
                  public static void main(String[] a) {}
                  void send(String photo) { new OkHttpClient(); }
                }
                class Lists {
                  public static void main(String[] a) { System.out.println("Hello world!"); }
                  void send(String list) { new OkHttpClient(); }
                }
                class PhotoHandler {
                  void photo(Message message) {
                    new Photos().send(message.getText());
                    new Lists().send(message.getText());
                  }
                }
                """))
        .containsExactly(
            "Method <bot.Lists.send(java.lang.String)> calls constructor"
                + " <okhttp3.OkHttpClient.<init>()> in (Bot.java:7)",
            "Method <bot.Photos.send(java.lang.String)> calls constructor"
                + " <okhttp3.OkHttpClient.<init>()> in (Bot.java:3)");
  }

  @Test
  void a_bot_that_starts_itself_handles_updates_all_the_same() {
    assertThat(
            found(
                operations_and_entities_construct_no_client,
                """
                class Bot implements HttpHandler {
                  public static void main(String[] a) { new Bot().serve(); }
                  private final OkHttpClient kept = new OkHttpClient();
                  void serve() { new OkHttpClient(); }
                  public void handle(HttpExchange exchange) { send(exchange.getProtocol()); }
                  private void send(String text) { new OkHttpClient(); }
                }
                """))
        .containsExactly(
            "Method <bot.Bot.send(java.lang.String)> calls constructor"
                + " <okhttp3.OkHttpClient.<init>()> in (Bot.java:6)");
  }

  @Test
  void a_client_for_http_of_the_composition_root_serves_all() {
    assertThat(
            found(
                one_class_constructs_each_client,
                """
                class Main { public static void main(String[] a) { new Orders(); } OkHttpClient http = new OkHttpClient(); }
                class Orders { final OkHttpClient http = new OkHttpClient(); }
                """))
        .containsExactly(
            "Constructor <bot.Orders.<init>()> calls constructor <okhttp3.OkHttpClient.<init>()> in"
                + " (Bot.java:2)");
  }

  @Test
  void storages_of_which_one_is_chosen_are_right() {
    assertThat(
            violations(
                one_class_constructs_each_client,
                """
                interface Storage {}
                class MySqlStorage implements Storage { HikariDataSource d = new HikariDataSource(); }
                class PostgresStorage implements Storage { HikariDataSource d = new HikariDataSource(); }
                """))
        .isEmpty();
  }

  @Test
  void what_no_main_method_has_in_common_is_right() {
    String classes =
        """
        class Orders { final OkHttpClient http = new OkHttpClient(); }
        class Lists { final OkHttpClient http = new OkHttpClient(); }
        class Main { public static void main(String[] a) { new Orders(); } }
        """;

    assertThat(
            violations(
                one_class_constructs_each_client,
                classes + "class Tool { public static void main(String[] a) { new Lists(); } }"))
        .isEmpty();
    assertThat(
            violations(
                one_class_constructs_each_client,
                classes
                    + "class Tool { public static void main(String[] a) { new Lists(); new Orders(); } }"))
        .hasSize(2);
  }

  @Test
  void a_client_that_shares_the_pool_of_another_is_right() {
    assertThat(
            violations(
                one_class_constructs_each_client,
                """
                class Clients { final OkHttpClient http = new OkHttpClient(); }
                class Patient { OkHttpClient of(OkHttpClient http) { return http.newBuilder().build(); } }
                """))
        .isEmpty();
  }

  @Test
  void executors_and_single_connections_are_not_meant() {
    assertThat(
            violations(
                one_class_constructs_each_client,
                """
                class One { final ExecutorService e = Executors.newFixedThreadPool(1); final Jedis j = new Jedis(); }
                class Other { final ExecutorService e = Executors.newFixedThreadPool(1); final Jedis j = new Jedis(); }
                """))
        .isEmpty();
  }

  @Test
  void what_the_constants_are_does_not_show_in_class_files() {
    assertThat(
            violations(
                one_class_constructs_each_client,
                """
                class Dialogs { final JedisPooled redis = new JedisPooled("redis://dialogs"); }
                class Cache { final JedisPooled redis = new JedisPooled("redis://cache"); }
                """))
        .hasSize(2);
  }

  @Test
  void a_pool_in_a_handler_is_found() {
    assertThat(
            violations(
                operations_and_entities_construct_no_client,
                """
                class AdminHandler {
                  void health(Message message) {
                    try (JedisPooled redis = new JedisPooled("redis://localhost")) {
                      redis.ping();
                    }
                  }
                }
                """))
        .containsExactly(
            "Method <bot.AdminHandler.health(org.telegram.telegrambots.meta.api.objects.message.Message)>"
                + " calls constructor <redis.clients.jedis.JedisPooled.<init>(java.lang.String)> in"
                + " (Bot.java:3): each operation makes a JedisPooled, looks up the server, connects"
                + " and logs in again, and under load runs out of sockets; make it once where the"
                + " application starts, and pass it here");
  }

  @Test
  void a_pool_that_a_handler_reaches_is_found_where_it_is_made() {
    assertThat(
            found(
                operations_and_entities_construct_no_client,
                """
                class AdminHandler {
                  private final Health health = new Health();
                  void health(Message message) { health.check(); }
                }
                class Health {
                  void check() { new Jedis().ping(); }
                }
                class Unasked {
                  void check() { new Jedis().ping(); }
                }
                """))
        .containsExactly(
            "Method <bot.Health.check()> calls constructor <redis.clients.jedis.Jedis.<init>()> in"
                + " (Bot.java:6)");
  }

  @Test
  void a_method_that_makes_the_same_twice_is_told_once() {
    assertThat(
            found(
                operations_and_entities_construct_no_client,
                """
                class AdminHandler {
                  void health(Message message) {
                    if (message.hasText()) {
                      new JedisPooled("b").ping();
                    } else {
                      new JedisPooled("a").ping();
                    }
                  }
                }
                """))
        .containsExactly(
            "Method <bot.AdminHandler.health(org.telegram.telegrambots.meta.api.objects.message.Message)>"
                + " calls constructor <redis.clients.jedis.JedisPooled.<init>(java.lang.String)> in"
                + " (Bot.java:4)");
  }

  @Test
  void an_object_with_a_pool_of_its_own_is_a_pool() {
    assertThat(
            violations(
                operations_and_entities_construct_no_client,
                """
                class Database {
                  private final HikariDataSource source;
                  private Database(HikariDataSource source) { this.source = source; }
                  static Database connect() { return new Database(new HikariDataSource()); }
                  void disconnect() { source.close(); }
                }
                class OrderHandler {
                  void order(Message message) {
                    Database db = Database.connect();
                    db.disconnect();
                  }
                }
                """))
        .containsExactly(
            "Method <bot.OrderHandler.order(org.telegram.telegrambots.meta.api.objects.message.Message)>"
                + " calls method <bot.Database.connect()> in (Bot.java:9): each operation makes a"
                + " HikariDataSource of its own, looks up the server, connects and logs in again, and"
                + " under load runs out of sockets; make it once where the application starts, and"
                + " pass it here");
  }

  @Test
  void a_map_of_the_operation_itself_keeps_nothing() {
    assertThat(
            found(
                operations_and_entities_construct_no_client,
                """
                class AskHandler {
                  private final Map<String, Object> kept = new HashMap<>();
                  void ask(Message message) {
                    Map<String, Object> body = new HashMap<>(Map.of("n", 1));
                    body.put("text", message);
                    new OkHttpClient().hashCode();
                  }
                  void keep(Message message) { kept.put("client", new OkHttpClient()); }
                }
                """))
        .containsExactly(
            "Method <bot.AskHandler.ask(org.telegram.telegrambots.meta.api.objects.message.Message)>"
                + " calls constructor <okhttp3.OkHttpClient.<init>()> in (Bot.java:6)");
  }

  @Test
  void a_bot_that_has_a_pool_and_no_close_is_a_pool() {
    assertThat(
            found(
                operations_and_entities_construct_no_client,
                """
                class Bot extends org.telegram.telegrambots.bots.DefaultAbsSender {}
                class PhotoHandler { void photo(Message message) { new Bot().hashCode(); } }
                class Main { public static void main(String[] a) { new Bot(); } }
                """))
        .containsExactly(
            "Method <bot.PhotoHandler.photo(org.telegram.telegrambots.meta.api.objects.message.Message)>"
                + " calls constructor <bot.Bot.<init>()> in (Bot.java:2)");
  }

  @Test
  void requests_and_schedules_are_operations() {
    assertThat(
            found(
                operations_and_entities_construct_no_client,
                """
                @RestController class Webhook {
                  @PostMapping("/") void post() { new OkHttpClient(); }
                }
                class Health implements HttpHandler {
                  public void handle(HttpExchange exchange) { new OkHttpClient(); }
                }
                class Jobs {
                  void start(ScheduledExecutorService executor) {
                    executor.scheduleAtFixedRate(this::remind, 1, 1, TimeUnit.HOURS);
                    executor.scheduleAtFixedRate(() -> new OkHttpClient().hashCode(), 1, 1, TimeUnit.HOURS);
                  }
                  void remind() { new OkHttpClient(); }
                }
                """))
        .containsExactly(
            "Method <bot.Health.handle(com.sun.net.httpserver.HttpExchange)> calls constructor"
                + " <okhttp3.OkHttpClient.<init>()> in (Bot.java:5)",
            "Method <bot.Jobs.remind()> calls constructor <okhttp3.OkHttpClient.<init>()> in"
                + " (Bot.java:12)",
            "Method <bot.Jobs.start(java.util.concurrent.ScheduledExecutorService)> calls constructor"
                + " <okhttp3.OkHttpClient.<init>()> in (Bot.java:10)",
            "Method <bot.Webhook.post()> calls constructor <okhttp3.OkHttpClient.<init>()> in"
                + " (Bot.java:2)");
  }

  @Test
  void entities_make_no_client_not_even_when_they_are_constructed() {
    assertThat(
            violations(
                operations_and_entities_construct_no_client,
                """
                @Entity class Order {
                  static final OkHttpClient SHARED = new OkHttpClient();
                  @Transient OkHttpClient http = new OkHttpClient();
                }
                """))
        .containsExactly(
            "Constructor <bot.Order.<init>()> calls constructor <okhttp3.OkHttpClient.<init>()> in"
                + " (Bot.java:3): each entity that is read makes an OkHttpClient, with connections"
                + " that stay when the entity is gone; entities hold data only");
  }

  @Test
  void what_starts_keeps_or_returns_is_right() {
    assertThat(
            violations(
                operations_and_entities_construct_no_client,
                """
                class OrderHandler {
                  private final OkHttpClient http = new OkHttpClient();
                  private final Map<String, HikariDataSource> tenants = new ConcurrentHashMap<>();
                  private JedisPooled redis;
                  void start() { new OkHttpClient(); }
                  void order(Message message) {
                    http.hashCode();
                    redis().ping();
                    of("a");
                    reconnect();
                  }
                  private JedisPooled redis() {
                    if (redis == null) {
                      redis = create();
                    }
                    return redis;
                  }
                  private static JedisPooled create() { return new JedisPooled("redis://localhost"); }
                  private HikariDataSource of(String tenant) {
                    return tenants.computeIfAbsent(tenant, t -> new HikariDataSource());
                  }
                  private void reconnect() { redis = new JedisPooled("redis://localhost"); }
                }
                """))
        .isEmpty();
  }

  @Test
  void branches_do_not_show_so_what_is_kept_somewhere_is_right() {
    assertThat(
            violations(
                operations_and_entities_construct_no_client,
                """
                class OrderHandler {
                  private JedisPooled redis;
                  void order(Message message) { redis = new JedisPooled("redis://localhost"); redis.ping(); }
                }
                """))
        .isEmpty();
  }

  @Test
  void handlers_of_the_team_are_operations() {
    String source =
        """
        class Greeting { void greet(String user) { new OkHttpClient(); } static void main() { new Greeting(); } }
        """;

    assertThat(violations(operations_and_entities_construct_no_client, source)).isEmpty();
    assertThat(
            violations(
                ClientRules.operationsAndEntitiesConstructNoClient(
                    BotArchitecture.usual()
                        .withHandlersIn("bot")
                        .withCompositionRootIn("elsewhere")),
                source))
        .hasSize(1);
  }

  @Test
  void a_client_in_a_static_field_is_found() {
    assertThat(
            violations(
                static_fields_hold_no_client,
                """
                class Drafts { static final JedisPooled REDIS = new JedisPooled("redis://localhost"); }
                """))
        .containsExactly(
            "Field <bot.Drafts.REDIS> holds a JedisPooled in (Bot.java:0): it is nobody's to close,"
                + " so its connections stay until the process dies, and tests and restarts inside"
                + " the process add to them; make it in the composition root, pass it on and close"
                + " it there");
  }

  @Test
  void an_object_that_owns_a_client_is_held_like_one() {
    assertThat(
            found(
                static_fields_hold_no_client,
                """
                class Storage {
                  private final JedisPooled redis = new JedisPooled("redis://localhost");
                  void ping() { redis.ping(); }
                }
                class Borrower {
                  private final JedisPooled redis;
                  Borrower(JedisPooled redis) { this.redis = redis; }
                }
                class Holder { static Storage storage; static Borrower borrower; }
                """))
        .containsExactly("Field <bot.Holder.storage> holds a Storage in (Bot.java:0)");
  }

  @Test
  void a_holder_that_closes_and_the_composition_root_are_right() {
    assertThat(
            violations(
                static_fields_hold_no_client,
                """
                class Holder {
                  static JedisPooled redis;
                  static void close() { redis.close(); }
                }
                class Got {
                  private static JedisPooled redis;
                  static JedisPooled get() { return redis; }
                  static void close() { get().close(); }
                }
                class Main {
                  static JedisPooled redis;
                  public static void main(String[] a) { new Main(); }
                  static class Inner { static JedisPooled redis; }
                }
                class Quiet { static final OkHttpClient HTTP = new OkHttpClient(); JedisPooled own; }
                """))
        .isEmpty();
  }

  @Test
  void a_connection_of_one_thread_in_a_static_field_is_found() {
    assertThat(
            violations(
                singletons_hold_no_connection_of_one_thread,
                """
                class Visits { static final Jedis REDIS = new Jedis(); static void count() { REDIS.incr("n"); } }
                """))
        .containsExactly(
            "Field <bot.Visits.REDIS> shares one Jedis in (Bot.java:0): two threads that use it at"
                + " once get each other's answers or commit each other's work; borrow one from a"
                + " pool for each operation and close it there");
  }

  @Test
  void a_connection_of_one_thread_in_a_bean_or_handler_is_found() {
    assertThat(
            found(
                singletons_hold_no_connection_of_one_thread,
                """
                @Service class Orders { Connection connection; }
                @Singleton class Lists { Jedis jedis; }
                class PhotoHandler {
                  private Connection connection;
                  void handle(Message message) { connection.hashCode(); }
                }
                class Main { public static void main(String[] a) { new PhotoHandler(); } }
                @interface Singleton {}
                """))
        .containsExactly(
            "Field <bot.Orders.connection> shares one Connection in (Bot.java:0)",
            "Field <bot.PhotoHandler.connection> shares one Connection in (Bot.java:0)");
  }

  @Test
  void a_bean_of_one_thread_is_found() {
    assertThat(
            violations(
                singletons_hold_no_connection_of_one_thread,
                """
                @Configuration class Wiring {
                  @Bean Jedis jedis() { return new Jedis(); }
                  @Bean @Scope("prototype") Jedis each() { return new Jedis(); }
                  @Bean JedisPool pool() { return new JedisPool(); }
                  Jedis none() { return new Jedis(); }
                }
                """))
        .containsExactly(
            "Method <bot.Wiring.jedis()> gives all beans one Jedis in (Bot.java:2): two threads that"
                + " use it at once get each other's answers or commit each other's work; give them a"
                + " pool, from which each operation borrows one");
  }

  @Test
  void a_connection_that_only_one_thread_sees_is_right() {
    assertThat(
            violations(
                singletons_hold_no_connection_of_one_thread,
                """
                class Unit { Connection connection; Jedis jedis; }
                @Service @Scope("prototype") class Work { Connection connection; }
                @Service class Pools { JedisPool pool; DataSource source; ThreadLocal<Connection> connection; }
                @Service class Injected { EntityManager entities; }
                @Service class Statements { PreparedStatement statement; }
                @Service class Waiting {
                  private final Jedis jedis = new Jedis();
                  synchronized void count() { jedis.incr("n"); }
                }
                class PhotoHandler {
                  Connection connection;
                  void handle(Message message) { connection.hashCode(); }
                }
                class Dispatcher { void handle(Update update) { new PhotoHandler().handle(null); } }
                """))
        .isEmpty();
  }

  @Test
  void entities_of_a_session_that_a_bean_opened_itself_are_found() {
    assertThat(
            found(
                singletons_hold_no_connection_of_one_thread,
                """
                @Service class Orders {
                  private final EntityManager entities;
                  Orders(EntityManagerFactory factory) { entities = factory.createEntityManager(); }
                }
                """))
        .containsExactly("Field <bot.Orders.entities> shares one EntityManager in (Bot.java:0)");
  }

  @Test
  void where_a_connection_may_be_of_sqlite_nothing_is_said() {
    assertThat(
            violations(
                singletons_hold_no_connection_of_one_thread,
                "class SqliteOrders { static Connection connection; static Jedis jedis; }"))
        .hasSize(1);
  }

  @Test
  void where_the_class_path_has_sqlite_no_connection_is_judged(@TempDir Path folder)
      throws IOException {
    String source = "class Orders { static Connection connection; static Jedis jedis; }";
    Path driver = folder.resolve("org/sqlite/JDBC.class");
    Files.createDirectories(driver.getParent());
    Files.createFile(driver);
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();

    assertThat(violations(singletons_hold_no_connection_of_one_thread, source)).hasSize(2);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, usual)) {
      thread.setContextClassLoader(loader);
      assertThat(found(singletons_hold_no_connection_of_one_thread, source))
          .containsExactly("Field <bot.Orders.jedis> shares one Jedis in (Bot.java:0)");
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  @Test
  void synchronized_blocks_do_not_show_in_what_is_imported() {
    assertThat(
            violations(
                singletons_hold_no_connection_of_one_thread,
                """
                @Service class Waiting {
                  private final Jedis jedis = new Jedis();
                  void count() { synchronized (jedis) { jedis.incr("n"); } }
                }
                """))
        .hasSize(1);
  }

  @Test
  void what_is_ignored_is_not_judged() {
    String source = "class Visits { static final JedisPooled REDIS = new JedisPooled(); }";

    assertThat(
            violations(
                ClientRules.staticFieldsHoldNoClient(
                    BotArchitecture.usual().ignoring(name("bot.Visits"))),
                source))
        .isEmpty();
  }
}
