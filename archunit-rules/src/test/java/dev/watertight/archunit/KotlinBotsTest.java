package dev.watertight.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Clients, state and handlers of a bot in Kotlin are judged like those of one in Java. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KotlinBotsTest {
  private static final String BOT =
      """
      package bot

      import com.zaxxer.hikari.HikariDataSource
      import java.util.concurrent.CompletableFuture
      import java.util.concurrent.TimeUnit
      import kotlin.concurrent.thread
      import kotlin.system.exitProcess
      import okhttp3.OkHttpClient
      import org.springframework.stereotype.Component
      import org.telegram.telegrambots.meta.api.objects.message.Message
      import redis.clients.jedis.Jedis
      import redis.clients.jedis.JedisPool
      import redis.clients.jedis.JedisPooled

      enum class OrderState { PHONE, DONE }

      data class DraftState(val name: String, val photo: ByteArray, val last: Message?)

      data class CleanState(val name: String, val photoId: String?)

      class MemoryStorage

      object Storages {
          fun inMemory() = MemoryStorage()
      }

      class Weather(private val http: OkHttpClient = OkHttpClient())

      class News {
          private val http by lazy { OkHttpClient() }
          fun latest() = http.toString()
      }

      object Drafts {
          private val redis = JedisPooled("localhost", 6379)
          fun draft(user: String): String? = redis.get(user)
      }

      class Lists {
          companion object {
              val source = HikariDataSource()
          }
      }

      @Component
      class Visits {
          private val jedis = Jedis("localhost", 6379)
          fun count() = jedis.incr("visits")
      }

      @Component
      class Visitors(private val pool: JedisPool) {
          fun count() = pool.resource.use { it.incr("visits") }
      }

      class OrderHandler(private val redis: JedisPooled, private val price: CompletableFuture<String>) {
          private var phone = ""
          private lateinit var last: Message
          private var waiting = false
          private var greeting = "Hello"
          private val states = mutableMapOf<Long, OrderState>()

          fun phone(message: Message) {
              phone = message.text
              message.apply { last = this }
              states.getOrPut(message.chatId) { OrderState.PHONE }
              redis.set("user:${message.chatId}:state", "PHONE")
          }

          fun photo(message: Message): String = message.let {
              waiting = it.hasPhoto()
              Thread.sleep(1)
              thread { Thread.sleep(2) }
              OkHttpClient().toString()
          }

          fun cost(message: Message) = price.get() + message.text

          fun costInTime(message: Message) = price.get(5, TimeUnit.SECONDS) + message.text

          fun end(message: Message) {
              if (message.isCommand) exitProcess(1)
          }
      }

      fun main() {
          val redis = JedisPooled("localhost", 6379)
          OrderHandler(redis, CompletableFuture())
          MemoryStorage()
      }
      """;

  private static final Pattern PLACE =
      Pattern.compile("<(bot[.\\w$]*(?:<init>)?).*?(\\(Bot\\.kt:\\d+\\))");

  private JavaClasses bot = new ClassFileImporter().importClasses(List.of());

  @BeforeAll
  void compile(@TempDir Path folder) throws IOException, URISyntaxException {
    bot = new ClassFileImporter().importPath(KotlinCompilation.classes(folder, BOT));
  }

  @Test
  void clientsAreCountedWhereverKotlinMakesThem() {
    assertThat(places(ClientRules.one_class_constructs_each_client))
        .containsExactly(
            "bot.Weather.<init> (Bot.kt:27)", "bot.News.http_delegate$lambda$0 (Bot.kt:30)");
  }

  @Test
  void aClientInAnInlinedLambdaIsMadeByTheOperation() {
    assertThat(places(ClientRules.operations_and_entities_construct_no_client))
        .containsExactly("bot.OrderHandler.photo (Bot.kt:74)");
  }

  @Test
  void objectsAndCompanionsHoldStaticClients() {
    assertThat(places(ClientRules.static_fields_hold_no_client))
        .containsExactly("bot.Drafts.redis (Bot.kt:0)", "bot.Lists.source (Bot.kt:0)");
  }

  @Test
  void aSingletonSharesOneConnection() {
    assertThat(places(ClientRules.singletons_hold_no_connection_of_one_thread))
        .containsExactly("bot.Visits.jedis (Bot.kt:0)");
  }

  @Test
  void anObjectIsNoCompositionRoot() {
    assertThat(places(StateRules.only_the_composition_root_constructs_in_memory_storages))
        .containsExactly("bot.Storages.inMemory (Bot.kt:24)");
  }

  @Test
  void mutableMapsAreMaps() {
    assertThat(places(StateRules.handlers_keep_no_dialog_state_in_maps))
        .containsExactly("bot.OrderHandler.states (Bot.kt:0)");
  }

  @Test
  void handlersWriteToRedis() {
    assertThat(places(StateRules.handlers_reach_state_through_a_context))
        .containsExactly("bot.OrderHandler.phone (Bot.kt:67)");
  }

  @Test
  void dataClassesAreStates() {
    assertThat(places(StateRules.states_hold_only_data))
        .containsExactly("bot.DraftState.last (Bot.kt:0)", "bot.DraftState.photo (Bot.kt:0)");
  }

  @Test
  void varsAndLateFieldsAreWritten() {
    assertThat(places(HandlerRules.handlers_keep_no_user_data_in_fields))
        .containsExactly(
            "bot.OrderHandler.last (Bot.kt:0)",
            "bot.OrderHandler.phone (Bot.kt:0)",
            "bot.OrderHandler.waiting (Bot.kt:0)");
  }

  @Test
  void anInlinedLambdaSleepsInTheHandlerAndAThreadElsewhere() {
    assertThat(places(HandlerRules.handlers_do_not_sleep))
        .containsExactly("bot.OrderHandler.photo (Bot.kt:72)");
  }

  @Test
  void aFutureNeedsATimeout() {
    assertThat(places(HandlerRules.handlers_wait_for_futures_only_with_a_timeout))
        .containsExactly("bot.OrderHandler.cost (Bot.kt:77)");
  }

  @Test
  void kotlinEndsTheProcessByItsOwnFunction() {
    assertThat(places(HandlerRules.handlers_do_not_end_the_process))
        .containsExactly("bot.OrderHandler.end (Bot.kt:82)");
  }

  /** The members that a rule objects to, and the lines. */
  private List<String> places(ArchRule rule) {
    return rule.evaluate(bot).getFailureReport().getDetails().stream()
        .map(PLACE::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1) + " " + found.group(2))
        .toList();
  }
}
