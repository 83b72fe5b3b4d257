package dev.watertight.archunit;

import static dev.watertight.archunit.StateRules.handlers_keep_no_dialog_state_in_maps;
import static dev.watertight.archunit.StateRules.handlers_reach_state_through_a_context;
import static dev.watertight.archunit.StateRules.only_the_composition_root_constructs_in_memory_storages;
import static dev.watertight.archunit.StateRules.states_hold_only_data;
import static dev.watertight.archunit.Written.found;
import static dev.watertight.archunit.Written.violations;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StateRulesTest {
  @Test
  void a_storage_in_memory_is_found_outside_of_the_composition_root() {
    assertThat(
            violations(
                only_the_composition_root_constructs_in_memory_storages,
                """
                class MemoryStorage { static MemoryStorage create() { return new MemoryStorage(); } }
                class StorageFactory {
                  static Object create() { return new MemoryStorage(); }
                }
                class Main { public static void main(String[] a) { new MemoryStorage(); } }
                """))
        .containsExactly(
            "Method <bot.StorageFactory.create()> calls constructor <bot.MemoryStorage.<init>()> in"
                + " (Bot.java:3): what is kept there is lost with every restart and not shared with"
                + " a second instance; let the composition root choose the storage, by an explicit"
                + " setting");
  }

  @Test
  void storages_in_memory_have_many_names() {
    assertThat(
            found(
                only_the_composition_root_constructs_in_memory_storages,
                """
                class InMemoryStateStorage {}
                class InMemoryRepository {}
                class InMemoryUserDetails {}
                class MemoryUsage {}
                class MemoryImageStorage {}
                class Factory {
                  Object a = new InMemoryStateStorage();
                  Object b = new InMemoryRepository();
                  Object c = List.of(new InMemoryUserDetails(), new MemoryUsage(), new MemoryImageStorage());
                }
                """))
        .containsExactly(
            "Constructor <bot.Factory.<init>()> calls constructor <bot.InMemoryRepository.<init>()> in"
                + " (Bot.java:8)",
            "Constructor <bot.Factory.<init>()> calls constructor"
                + " <bot.InMemoryStateStorage.<init>()> in (Bot.java:7)");
  }

  @Test
  void a_reference_to_the_constructor_makes_one_as_well() {
    assertThat(
            violations(
                only_the_composition_root_constructs_in_memory_storages,
                """
                class MemoryStore {}
                class Factory { java.util.function.Supplier<?> s = MemoryStore::new; }
                """))
        .hasSize(1);
  }

  @Test
  void the_composition_root_is_where_the_team_says() {
    assertThat(
            violations(
                StateRules.onlyTheCompositionRootConstructsInMemoryStorages(
                    BotArchitecture.usual().withCompositionRootIn("bot..")),
                "class MemoryStorage {} class StorageFactory { Object s = new MemoryStorage(); }"))
        .isEmpty();
  }

  @Test
  void what_a_container_generates_belongs_to_the_composition_root() {
    assertThat(
            violations(
                only_the_composition_root_constructs_in_memory_storages,
                """
                class MemoryStorage {}
                @org.springframework.aot.generate.Generated class MemoryStorage__BeanDefinitions {
                  static Object instance() { return new MemoryStorage(); }
                  static class Holder { static final Object ONE = new MemoryStorage(); }
                }
                """))
        .isEmpty();
  }

  @Test
  void which_storage_a_factory_chooses_when_does_not_show_in_class_files() {
    assertThat(
            violations(
                only_the_composition_root_constructs_in_memory_storages,
                """
                class MemoryStorage {}
                class StorageFactory {
                  static Object create(String kind) {
                    return kind.equals("memory") ? new MemoryStorage() : new JedisPooled();
                  }
                }
                """))
        .hasSize(1);
  }

  @Test
  void a_map_of_states_in_a_handler_is_found() {
    assertThat(
            violations(
                handlers_keep_no_dialog_state_in_maps,
                """
                enum DialogState { NAME, PHONE }
                class OrderHandler {
                  private final Map<Long, DialogState> states = new ConcurrentHashMap<>();
                  void handle(Message message) { states.put(message.getChatId(), DialogState.NAME); }
                }
                """))
        .containsExactly(
            "Field <bot.OrderHandler.states> keeps the DialogState of each user in memory in"
                + " (Bot.java:0): a restart forgets all dialogs, abandoned ones stay for ever, and a"
                + " second instance does not see them; keep it in the storage of the bot, with an"
                + " expiry");
  }

  @Test
  void other_maps_and_the_maps_of_others_are_right() {
    assertThat(
            violations(
                handlers_keep_no_dialog_state_in_maps,
                """
                enum DialogState { NAME, PHONE }
                interface Step {}
                class OrderHandler {
                  private final Map<DialogState, Step> steps = new HashMap<>();
                  private final Map<Long, String> names = new HashMap<>();
                  private final Map<DialogState, DialogState> next = new HashMap<>();
                  private final List<DialogState> states = new ArrayList<>();
                  @SuppressWarnings("rawtypes") private final Map raw = new HashMap();
                  void handle(Message message) {}
                }
                class MemoryStorage { private final Map<Long, DialogState> states = new HashMap<>(); }
                class OrderContext {
                  private final Map<Long, DialogState> states = new HashMap<>();
                  void handle(Message message) {}
                }
                """))
        .isEmpty();
  }

  @Test
  void a_handler_of_states_that_talks_to_a_database_is_found_once_for_each_method() {
    assertThat(
            violations(
                handlers_reach_state_through_a_context,
                """
                enum DialogState { NAME }
                class OrderHandler {
                  private DataSource source; private DialogState first = DialogState.NAME;
                  void handle(Message message) throws SQLException {
                    try (Connection connection = source.getConnection();
                        Statement statement = connection.createStatement()) {
                      statement.execute("delete from state");
                    }
                  }
                }
                """))
        .containsExactly(
            "Method <bot.OrderHandler.handle(org.telegram.telegrambots.meta.api.objects.message.Message)>"
                + " calls method <javax.sql.DataSource.getConnection()> in (Bot.java:5): what a"
                + " handler stores by itself has neither the expiry nor the locks of the other"
                + " dialogs, and stays when the dialog is cleared; go through the context or the"
                + " storage that is passed to the handler");
  }

  @Test
  void what_else_a_handler_asks_a_database_is_right() {
    assertThat(
            violations(
                handlers_reach_state_through_a_context,
                """
                class TopHandler {
                  private DataSource source;
                  void handle(Message message) throws SQLException {
                    try (Connection connection = source.getConnection()) { connection.getSchema(); }
                  }
                }
                """))
        .isEmpty();
  }

  @Test
  void a_handler_that_writes_to_redis_is_found() {
    assertThat(
            found(
                handlers_reach_state_through_a_context,
                """
                class OrderHandler {
                  private final JedisPooled redis = new JedisPooled();
                  void handle(Message message) { name(); price(); }
                  private void name() {
                    if (redis.get("name") == null) {
                      redis.setex("name", 60, "a");
                      redis.del("old");
                    }
                  }
                  private String price() { redis.incr("asked"); return redis.get("price"); }
                  void close() { redis.del("all"); redis.close(); }
                }
                """))
        .containsExactly(
            "Method <bot.OrderHandler.name()> calls method"
                + " <redis.clients.jedis.JedisPooled.setex(java.lang.String, long, java.lang.String)>"
                + " in (Bot.java:6)");
  }

  @Test
  void what_others_than_users_send_is_no_dialog() {
    assertThat(
            violations(
                handlers_reach_state_through_a_context,
                """
                @RestController class CacheController {
                  private JedisPooled redis;
                  @PostMapping("/") void post(String price) { redis.set("price", price); }
                }
                """))
        .isEmpty();
    assertThat(
            violations(
                handlers_reach_state_through_a_context,
                """
                @RestController class Webhook {
                  private JedisPooled redis;
                  @PostMapping("/") void post(Update update) { redis.set("state", update.toString()); }
                }
                """))
        .hasSize(1);
  }

  @Test
  void who_asks_a_storage_or_is_none_of_the_handlers_is_right() {
    assertThat(
            violations(
                handlers_reach_state_through_a_context,
                """
                class Storage { private JedisPooled redis; void state() { redis.set("state", "a"); } }
                class OrderHandler {
                  private Storage storage;
                  private java.sql.Timestamp since;
                  void handle(Message message) { storage.state(); since.getTime(); }
                }
                class ShopContext {
                  private JedisPooled redis;
                  void handle(Message message) { redis.set("state", "a"); }
                }
                class DatabaseHandler {
                  private JedisPooled redis;
                  void handle(Message message) { redis.set("state", "a"); }
                }
                class Main {
                  private JedisPooled redis;
                  public static void main(String[] a) {}
                  void handle(Message message) { redis.set("state", "a"); }
                }
                """))
        .isEmpty();
  }

  @Test
  void states_that_hold_more_than_data_are_found() {
    assertThat(
            violations(
                states_hold_only_data,
                """
                class OrderState { private byte[] photo; }
                """))
        .containsExactly(
            "Field <bot.OrderState.photo> holds bytes in (Bot.java:0): a state is written and read"
                + " with every step, by a process that may have been started in between; keep an"
                + " identifier in it, and the thing itself in a place made for it");
    assertThat(
            found(
                states_hold_only_data,
                """
                @Entity class Customer {}
                @Service class Prices {}
                record OrderState(
                    InputStream a,
                    Path b,
                    List<File> c,
                    Map<String, Customer> d,
                    Optional<Prices> e,
                    Update f,
                    JedisPooled g,
                    ExecutorService h) {}
                """))
        .containsExactly(
            "Field <bot.OrderState.a> holds a stream in (Bot.java:0)",
            "Field <bot.OrderState.b> holds a file in (Bot.java:0)",
            "Field <bot.OrderState.c> holds a file in (Bot.java:0)",
            "Field <bot.OrderState.d> holds a Customer, an entity of a database in (Bot.java:0)",
            "Field <bot.OrderState.e> holds a Prices, a bean in (Bot.java:0)",
            "Field <bot.OrderState.f> holds an Update of the bot's library in (Bot.java:0)",
            "Field <bot.OrderState.g> holds a JedisPooled, a connection or pool in (Bot.java:0)",
            "Field <bot.OrderState.h> holds an executor in (Bot.java:0)");
  }

  @Test
  void states_of_data_and_classes_that_only_have_the_name_are_right() {
    assertThat(
            violations(
                states_hold_only_data,
                """
                enum DialogState { NAME, PHONE; private final byte step = 1; }
                class OrderState {
                  static final Thread CLEANER = new Thread();
                  private transient byte[] cached;
                  private String name; private long[] items; private Set<DialogState> seen;
                  public String getName() { return name; }
                  public void setName(String name) { this.name = name; }
                }
                class PlayerState { private Thread thread; void play() { thread.start(); } }
                interface State { Thread THREAD = new Thread(); }
                class Photo { private byte[] image; }
                """))
        .isEmpty();
  }

  @Test
  void states_are_what_the_team_says() {
    assertThat(
            violations(
                StateRules.statesHoldOnlyData(BotArchitecture.usual().withStatesIn("bot")),
                "class Photo { private byte[] image; }"))
        .hasSize(1);
  }
}
