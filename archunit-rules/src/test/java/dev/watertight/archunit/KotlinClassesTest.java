package dev.watertight.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What Kotlin makes of objects, companions, lambdas and late fields is judged like Java. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KotlinClassesTest {
  private static final String BOT =
      """
      package bot

      import com.fasterxml.jackson.databind.ObjectMapper
      import com.fasterxml.jackson.databind.module.SimpleModule
      import com.zaxxer.hikari.HikariDataSource
      import jakarta.annotation.PreDestroy
      import java.util.concurrent.ExecutorService
      import java.util.concurrent.Executors
      import kotlin.concurrent.thread
      import redis.clients.jedis.JedisPool

      object OpenObject {
          private val pool = JedisPool("localhost", 6379)
          fun value(key: String): String? = pool.resource.use { it.get(key) }
      }

      object ClosedByNobody {
          private val pool = JedisPool("localhost", 6379)
          fun value(key: String): String? = pool.resource.use { it.get(key) }
          fun close() = pool.close()
      }

      object ClosedByMain {
          private val pool = JedisPool("localhost", 6379)
          fun value(key: String): String? = pool.resource.use { it.get(key) }
          fun close() = pool.close()
      }

      object ClosedByThread {
          private val pool = JedisPool("localhost", 6379)

          init {
              Runtime.getRuntime().addShutdownHook(thread(start = false) { pool.close() })
          }
      }

      object ClosedByReference {
          private val pool = JedisPool("localhost", 6379)

          init {
              Runtime.getRuntime().addShutdownHook(Thread(pool::close))
          }
      }

      class OpenLate {
          private lateinit var pool: JedisPool
          fun start() { pool = JedisPool("localhost", 6379) }
      }

      class ClosedLate {
          private lateinit var pool: JedisPool
          fun start() { pool = JedisPool("localhost", 6379) }

          @PreDestroy
          fun stop() {
              if (::pool.isInitialized) pool.close()
          }
      }

      class OpenCompanion {
          companion object {
              val source = HikariDataSource()
          }
      }

      class ClosedCompanion {
          companion object {
              val source = HikariDataSource()
              fun close() = source.close()
          }
      }

      class OpenOptional {
          private var executor: ExecutorService? = null
          fun start() { executor = Executors.newFixedThreadPool(2) }
      }

      class ClosedOptional : AutoCloseable {
          private var executor: ExecutorService? = Executors.newFixedThreadPool(2)
          override fun close() { executor?.shutdown() }
      }

      class OpenLazy {
          private val pool by lazy { JedisPool("localhost", 6379) }
          fun value(key: String): String? = pool.resource.use { it.get(key) }
      }

      class ClosedLazy : AutoCloseable {
          private val pool by lazy { JedisPool("localhost", 6379) }
          fun value(key: String): String? = pool.resource.use { it.get(key) }
          override fun close() = pool.close()
      }

      class OpenDefault(private val pool: JedisPool = JedisPool("localhost", 6379)) {
          fun value(key: String): String? = pool.resource.use { it.get(key) }
      }

      class Given(private val pool: JedisPool) {
          fun value(key: String): String? = pool.resource.use { it.get(key) }
      }

      private val topLevel = JedisPool("localhost", 6379)

      fun topLevelValue(): String? = topLevel.resource.use { it.get("a") }

      fun mapper(): ObjectMapper = ObjectMapper().registerModules(SimpleModule())

      fun main() {
          OpenLate().start()
          ClosedLate().start()
          OpenOptional().start()
          OpenLazy().value("a")
          OpenDefault().value("a")
          JedisPool("localhost", 6379).use { Given(it).value("a") }
          ClosedOptional().use {
              ClosedLazy().use { lazy -> lazy.value("a") }
          }
          try {
              topLevelValue()
              ClosedByMain.value("a")
          } finally {
              ClosedByMain.close()
              ClosedCompanion.close()
          }
      }
      """;

  private Path classes = Path.of("");
  private List<String> violations = List.of();

  @BeforeAll
  void judge(@TempDir Path folder) throws IOException, URISyntaxException {
    classes = KotlinCompilation.classes(folder, BOT);
    violations = violations();
  }

  private List<String> violations() {
    return LifecycleRules.resources_are_released_from_a_lifecycle_hook
        .evaluate(new ClassFileImporter().importPath(classes))
        .getFailureReport()
        .getDetails();
  }

  @Test
  void openResourcesOfObjectsCompanionsFilesAndLateFieldsAreFound() {
    assertThat(fields())
        .containsExactly(
            "bot.BotKt.topLevel",
            "bot.ClosedByNobody.pool",
            "bot.OpenCompanion.source",
            "bot.OpenLate.pool",
            "bot.OpenObject.pool",
            "bot.OpenOptional.executor");
  }

  @Test
  void theTextNamesTheFileOfKotlin() {
    assertThat(violations)
        .contains(
            "Field <bot.ClosedByNobody.pool> holds a JedisPool that <bot.ClosedByNobody.<clinit>()>"
                + " makes in (Bot.kt:18), and only <bot.ClosedByNobody.close()> releases it, which"
                + " no lifecycle hook reaches. When the bot is stopped, what is on its way is lost;"
                + " loaded anew in the same process, the old connections and threads stay. Call it"
                + " where the application ends: in a finally of main, a shutdown hook or a"
                + " @PreDestroy method.");
  }

  @Test
  void librariesNeedNotBeOnTheClassPath() {
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      assertThat(violations()).contains(violations.get(0));
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  @Test
  void aLazyDelegateHidesWhatItHolds() {
    assertThat(fields()).doesNotContain("bot.OpenLazy.pool$delegate", "bot.OpenLazy.pool");
  }

  @Test
  void whatADefaultArgumentMakesMayBeOfTheCaller() {
    assertThat(fields()).doesNotContain("bot.OpenDefault.pool");
  }

  private List<String> fields() {
    return violations.stream()
        .map(text -> text.substring("Field <".length(), text.indexOf('>')))
        .toList();
  }
}
