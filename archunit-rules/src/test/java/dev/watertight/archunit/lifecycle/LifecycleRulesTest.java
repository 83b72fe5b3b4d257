package dev.watertight.archunit.lifecycle;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static dev.watertight.archunit.Judged.application;
import static dev.watertight.archunit.Judged.violations;
import static dev.watertight.archunit.LifecycleRules.beans_are_released_by_their_container;
import static dev.watertight.archunit.LifecycleRules.resources_are_released_from_a_lifecycle_hook;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import redis.clients.jedis.JedisPool;

/** What is released, what is not, and what bytecode cannot tell. */
@SuppressWarnings("try")
final class LifecycleRulesTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        MainEndsIt.class,
        MarkedMethod.class,
        DisposableOne.class,
        ShutdownLambda.class,
        ShutdownReference.class,
        ShutdownThread.class,
        CloseableComponent.class,
        InTheConstructor.class,
        ThroughAGetter.class,
        ThroughAHelper.class,
        InAList.class,
        HandedToAnOwner.class,
        OwnerOfAnOwner.class,
        OverAnInterface.class,
        GivenByOthers.class,
        MadeByAFactory.class,
        OfAnOperation.class,
        NamedThreads.class,
        NoThreads.class,
        Unused.class,
        LeftToUsers.class,
        SeveralInALoop.class,
        TwoOfTwo.class
      })
  void what_is_released_is_silent(Class<?> application) {
    assertThat(violations(resources_are_released_from_a_lifecycle_hook, application)).isEmpty();
  }

  @Test
  void of_several_makers_the_first_is_named_in_each_run() {
    assertThat(violations(resources_are_released_from_a_lifecycle_hook, ManyMakers.class))
        .singleElement()
        .asString()
        .contains("that <" + ManyMakers.Holder.class.getName() + ".reset()> makes in");
  }

  static final class ManyMakers {
    static final class Holder {
      private JedisPool pool;

      void reset() {
        pool = new JedisPool("localhost", 6379);
      }

      void local() {
        pool = new JedisPool();
      }

      void again() {
        pool = new JedisPool("localhost", 6380);
      }

      void first(int port) {
        pool = new JedisPool("first", port);
      }

      void second(int port) {
        pool = new JedisPool("second", port);
      }

      void third(int port) {
        pool = new JedisPool("third", port);
      }
    }

    static final class Main {
      public static void main(String[] args) {
        new Holder().reset();
      }
    }
  }

  static final class MainEndsIt {
    static final class Holder {
      private static JedisPool pool;

      static JedisPool get() {
        if (pool == null) {
          pool = new JedisPool("localhost", 6379);
        }
        return pool;
      }

      static void close() {
        if (pool != null) {
          pool.close();
          pool = null;
        }
      }
    }

    static final class Main {
      public static void main(String[] args) {
        try {
          Holder.get().getNumActive();
        } finally {
          Holder.close();
        }
      }
    }
  }

  static final class MarkedMethod {
    @Component
    static final class Store {
      private final JedisPool pool = new JedisPool();

      @PreDestroy
      void end() {
        pool.close();
      }
    }
  }

  static final class DisposableOne {
    @Component
    static final class Store implements DisposableBean {
      private final JedisPool pool = new JedisPool();

      @Override
      public void destroy() {
        close(pool);
      }

      private static void close(AutoCloseable what) {
        try {
          what.close();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  static final class ShutdownLambda {
    static final class Main {
      private static final JedisPool POOL = new JedisPool();

      public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> POOL.close()));
      }
    }
  }

  static final class ShutdownReference {
    static final class Store {
      private final JedisPool pool = new JedisPool();

      void begin() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
      }

      private void end() {
        pool.destroy();
      }
    }

    static final class Main {
      public static void main(String[] args) {
        new Store().begin();
      }
    }
  }

  static final class ShutdownThread {
    static final class End extends Thread {
      @Override
      public void run() {
        Store.POOL.close();
      }
    }

    static final class Store {
      static final JedisPool POOL = new JedisPool();

      static void begin() {
        Runtime.getRuntime().addShutdownHook(new End());
      }
    }
  }

  static final class CloseableComponent {
    @Component
    static final class Store implements AutoCloseable {
      private final JedisPool pool = new JedisPool();

      @Override
      public void close() {
        pool.close();
      }
    }
  }

  static final class InTheConstructor {
    static final class Store {
      private final JedisPool pool;

      Store() {
        JedisPool made = new JedisPool();
        Runtime.getRuntime().addShutdownHook(new Thread(made::close));
        pool = made;
      }
    }

    static final class Main {
      public static void main(String[] args) {
        new Store();
      }
    }
  }

  static final class ThroughAGetter {
    static final class Store {
      private final JedisPool pool = new JedisPool();

      JedisPool pool() {
        return pool;
      }
    }

    static final class Main {
      public static void main(String[] args) {
        Store store = new Store();
        store.pool().close();
      }
    }
  }

  static final class ThroughAHelper {
    static final class Quietly {
      static void end(AutoCloseable... all) throws Exception {
        for (AutoCloseable each : all) {
          each.close();
        }
      }
    }

    static final class Store {
      private final JedisPool pool = new JedisPool();

      @PreDestroy
      void end() throws Exception {
        Quietly.end(pool);
      }
    }

    static final class Main {
      public static void main(String[] args) {
        new Store();
      }
    }
  }

  static final class InAList {
    @Component
    static final class Stores {
      private final List<AutoCloseable> all = new ArrayList<>();
      private final JedisPool pool;

      Stores() {
        pool = new JedisPool();
        all.add(pool);
      }

      @PreDestroy
      void end() throws Exception {
        for (AutoCloseable each : all) {
          each.close();
        }
      }
    }
  }

  static final class HandedToAnOwner {
    static final class Lifecycle implements AutoCloseable {
      private final Deque<AutoCloseable> owned = new ArrayDeque<>();

      void takes(AutoCloseable resource) {
        owned.push(resource);
      }

      @Override
      public void close() throws Exception {
        while (!owned.isEmpty()) {
          owned.pop().close();
        }
      }
    }

    static final class Store {
      private final JedisPool pool;

      Store(Lifecycle lifecycle) {
        pool = new JedisPool();
        lifecycle.takes(pool);
      }
    }

    static final class Main {
      public static void main(String[] args) throws Exception {
        try (Lifecycle lifecycle = new Lifecycle()) {
          new Store(lifecycle);
        }
      }
    }
  }

  static final class OwnerOfAnOwner {
    static final class Store {
      private final JedisPool pool = new JedisPool();

      void quit() {
        pool.close();
      }
    }

    static final class Bot {
      private final Store store = new Store();

      @PreDestroy
      void end() {
        store.quit();
      }
    }

    static final class Main {
      public static void main(String[] args) {
        new Bot();
      }
    }
  }

  static final class OverAnInterface {
    interface Storage extends AutoCloseable {
      @Override
      void close();
    }

    static final class RedisStorage implements Storage {
      private final JedisPool pool = new JedisPool();

      @Override
      public void close() {
        pool.close();
      }
    }

    static final class Bot {
      private final Storage storage = new RedisStorage();

      void end() {
        storage.close();
      }
    }

    static final class Main {
      public static void main(String[] args) {
        Bot bot = new Bot();
        Runtime.getRuntime().addShutdownHook(new Thread(bot::end));
      }
    }
  }

  static final class GivenByOthers {
    static final class Service {
      private final JedisPool pool;

      Service(JedisPool pool) {
        this.pool = pool;
      }
    }

    static final class Main {
      public static void main(String[] args) {
        try (JedisPool pool = new JedisPool()) {
          new Service(pool);
        }
      }
    }
  }

  static final class MadeByAFactory {
    static final class Pools {
      static JedisPool create() {
        return new JedisPool();
      }
    }

    static final class Main {
      private static JedisPool pool;

      public static void main(String[] args) {
        pool = Pools.create();
        pool.close();
      }
    }
  }

  static final class OfAnOperation {
    static final class Database {
      private final HikariDataSource source = new HikariDataSource();

      void disconnect() {
        source.close();
      }
    }

    @Component
    static final class OrderHandler {
      void handle() {
        Database database = new Database();
        database.disconnect();
      }
    }
  }

  static final class NamedThreads {
    static final class Main {
      private static final ExecutorService THREADS =
          Executors.newSingleThreadExecutor(
              task -> {
                Thread thread = new Thread(task);
                thread.setDaemon(true);
                return thread;
              });

      public static void main(String[] args) {
        THREADS.execute(() -> {});
      }
    }
  }

  static final class NoThreads {
    static final class Main {
      private static final ExecutorService THREADS = java.util.concurrent.ForkJoinPool.commonPool();

      public static void main(String[] args) {
        THREADS.execute(() -> {});
      }
    }
  }

  static final class Unused {
    static final class Store {
      private final JedisPool pool = new JedisPool();
    }

    static final class Main {
      public static void main(String[] args) {}
    }
  }

  /** Nothing here starts anything: who uses this library closes. */
  static final class LeftToUsers {
    public static final class Store {
      private final JedisPool pool = new JedisPool();

      public void close() {
        pool.close();
      }
    }

    public static final class Stores {
      public static Store store() {
        return new Store();
      }
    }
  }

  static final class SeveralInALoop {
    static final class Main {
      private static final JedisPool FIRST = new JedisPool();
      private static final JedisPool SECOND = new JedisPool();

      public static void main(String[] args) {
        for (JedisPool each : List.of(FIRST, SECOND)) {
          each.close();
        }
      }
    }
  }

  static final class TwoOfTwo {
    static final class Main {
      private static final JedisPool FIRST = new JedisPool();
      private static final JedisPool SECOND = new JedisPool();

      public static void main(String[] args) {
        FIRST.close();
        SECOND.close();
      }
    }
  }

  private static final String STAYS =
      " When the bot is stopped, what is on its way is lost; loaded anew in the same process, the old connections and threads stay.";
  private static final String WHERE =
      " it where the application ends: in a finally of main, a shutdown hook or a @PreDestroy method.";

  @Test
  void nothing_releases_it() {
    assertThat(found(NothingReleases.class))
        .containsExactly(
            "Field <NothingReleases$Holder.pool> holds a JedisPool that <NothingReleases$Holder.get()> makes in (LifecycleRulesTest.java:0), and nothing that a lifecycle hook reaches releases it."
                + STAYS
                + " Release"
                + WHERE);
  }

  static final class NothingReleases {
    static final class Holder {
      private static JedisPool pool;

      static JedisPool get() {
        if (pool == null) {
          pool = new JedisPool();
        }
        return pool;
      }
    }

    static final class Main {
      public static void main(String[] args) {
        Holder.get().getNumActive();
      }
    }
  }

  @Test
  void nobody_calls_what_releases_it() {
    assertThat(found(NobodyCalls.class))
        .containsExactly(
            "Field <NobodyCalls$Holder.POOL> holds a JedisPool that <NobodyCalls$Holder.<clinit>()> makes in (LifecycleRulesTest.java:0), and only <NobodyCalls$Holder.shutdown()> releases it, which no lifecycle hook reaches."
                + STAYS
                + " Call"
                + WHERE);
  }

  static final class NobodyCalls {
    static final class Holder {
      static final JedisPool POOL = new JedisPool();

      static void shutdown() {
        POOL.close();
      }
    }

    static final class Bot {
      void stop() {
        Holder.shutdown();
      }
    }

    static final class Main {
      public static void main(String[] args) {
        Holder.POOL.getNumActive();
      }
    }
  }

  @Test
  void a_hook_passes_one_over() {
    assertThat(found(Forgotten.class))
        .containsExactly(
            "Field <Forgotten$Store.threads> holds an ExecutorService that <Forgotten$Store.<init>()> makes in (LifecycleRulesTest.java:0), and nothing that a lifecycle hook reaches releases it. When the bot stops, its threads keep the process alive, or tasks are cut off in the middle. Release"
                + WHERE);
  }

  static final class Forgotten {
    @Component
    static final class Store {
      private final JedisPool pool = new JedisPool();
      private final ExecutorService threads = Executors.newFixedThreadPool(2);

      @PreDestroy
      void end() {
        pool.close();
      }
    }
  }

  @Test
  void of_two_fields_of_a_type_one_is_released() {
    assertThat(found(OneOfTwo.class))
        .containsExactly(
            "Class <OneOfTwo$Store> holds 2 resources of type JedisPool in its fields cache, dialogs in (LifecycleRulesTest.java:0), and what a lifecycle hook reaches releases fewer."
                + STAYS
                + " Release each of them.");
  }

  static final class OneOfTwo {
    @Component
    static final class Store {
      private final JedisPool dialogs = new JedisPool();
      private final JedisPool cache = new JedisPool();

      @PreDestroy
      void end() {
        if (dialogs.getNumActive() > 0) {
          cache.close();
        }
      }
    }
  }

  @Test
  void of_two_fields_of_a_type_one_is_not_even_read() {
    assertThat(found(OneOfTwoRead.class))
        .singleElement()
        .asString()
        .startsWith("Field <OneOfTwoRead$Store.cache> holds a JedisPool")
        .contains("nothing that a lifecycle hook reaches releases it");
  }

  static final class OneOfTwoRead {
    @Component
    static final class Store {
      private final JedisPool dialogs = new JedisPool();
      private final JedisPool cache = new JedisPool();

      @PreDestroy
      void end() {
        dialogs.close();
      }
    }
  }

  @Test
  void an_owner_of_the_project_is_a_resource_as_well() {
    assertThat(found(OwnersLeft.class))
        .singleElement()
        .asString()
        .startsWith(
            "Field <OwnersLeft$Bot.store> holds a Store that <OwnersLeft$Bot.<init>()> makes in (LifecycleRulesTest.java:0), and nothing that a lifecycle hook reaches releases it.");
  }

  static final class OwnersLeft {
    static final class Store {
      private final JedisPool pool = new JedisPool();

      void close() {
        pool.close();
      }
    }

    static final class Admin {
      private final Store store = new Store();

      @PreDestroy
      void end() {
        store.close();
      }
    }

    static final class Bot {
      private final Store store = new Store();
    }

    static final class Main {
      public static void main(String[] args) {
        new Admin();
        new Bot();
      }
    }
  }

  @Test
  void what_is_made_for_another_class_is_kept_there() {
    assertThat(found(MadeForAnother.class))
        .singleElement()
        .asString()
        .startsWith(
            "Field <MadeForAnother$Store.pool> holds a JedisPool that <MadeForAnother$Main.main([Ljava.lang.String;)> makes");
  }

  static final class MadeForAnother {
    static final class Store {
      private final JedisPool pool;

      Store(JedisPool pool) {
        this.pool = pool;
      }
    }

    static final class Main {
      public static void main(String[] args) {
        new Store(new JedisPool()).pool.getNumActive();
      }
    }
  }

  @Test
  void what_a_class_keeps_that_is_not_judged_is_silent() {
    JavaClasses judged =
        application(MadeForAnother.class).that(not(type(MadeForAnother.Store.class)));

    assertThat(
            resources_are_released_from_a_lifecycle_hook
                .evaluate(judged)
                .getFailureReport()
                .getDetails())
        .isEmpty();
  }

  @Test
  void a_resource_of_the_team() {
    assertThat(
            clean(
                violations(
                    dev.watertight.archunit.LifecycleRules.resourcesAreReleasedFromALifecycleHook(
                        dev.watertight.archunit.BotArchitecture.usual()
                            .withResources(OwnType.Sessions.class.getName())),
                    OwnType.class)))
        .singleElement()
        .asString()
        .startsWith("Field <OwnType$Main.SESSIONS> holds a Sessions that");
    assertThat(found(OwnType.class)).isEmpty();
  }

  static final class OwnType {
    static final class Sessions {
      void end() {}
    }

    static final class Main {
      private static final Sessions SESSIONS = new Sessions();

      public static void main(String[] args) {
        SESSIONS.toString();
      }
    }
  }

  @Test
  void limit_a_release_on_one_branch_counts_as_a_release() {
    // UnclosedStorage and GlobalStorageNeverClosed read the source, where branches are.
    assertThat(found(OnOneBranch.class)).isEmpty();
  }

  static final class OnOneBranch {
    @Component
    static final class Store {
      private final JedisPool pool = new JedisPool();

      @PreDestroy
      void end() {
        if (System.getenv("NEVER") != null) {
          pool.close();
        }
      }
    }
  }

  @Test
  void limit_another_object_of_the_type_may_be_the_one_that_is_released() {
    assertThat(found(AnotherObject.class)).isEmpty();
  }

  static final class AnotherObject {
    @Component
    static final class Store {
      private final JedisPool pool = new JedisPool();

      @PreDestroy
      void end() {
        pool.getNumActive();
        new JedisPool().close();
      }
    }
  }

  @Test
  void limit_what_a_map_or_a_reference_holds_is_not_seen() {
    assertThat(found(InAReference.class)).isEmpty();
  }

  static final class InAReference {
    static final class Main {
      private static final java.util.concurrent.atomic.AtomicReference<JedisPool> POOL =
          new java.util.concurrent.atomic.AtomicReference<>();

      public static void main(String[] args) {
        POOL.set(new JedisPool());
      }
    }
  }

  @Test
  void beans_that_the_container_closes_are_silent() {
    assertThat(violations(beans_are_released_by_their_container, GoodBeans.class)).isEmpty();
    assertThat(found(GoodBeans.class)).isEmpty();
  }

  static final class GoodBeans {
    static final class Store {
      private final JedisPool pool = new JedisPool();

      public void shutdown() {
        pool.close();
      }
    }

    static final class Queue {
      private final ExecutorService threads = Executors.newFixedThreadPool(2);

      public void halt() {
        threads.shutdown();
      }
    }

    @Configuration
    static class Beans {
      @Bean
      JedisPool inferred() {
        return new JedisPool();
      }

      @Bean
      Store store() {
        return new Store();
      }

      @Bean(destroyMethod = "halt")
      Queue queue() {
        return new Queue();
      }
    }
  }

  @Test
  void beans_that_the_container_leaves_open() {
    assertThat(clean(violations(beans_are_released_by_their_container, SwitchedOff.class)))
        .containsExactly(
            "Method <SwitchedOff$Beans.pool()> in (LifecycleRulesTest.java:0) gives the container a JedisPool, which the container does not release, nor does anything else that a lifecycle hook reaches."
                + STAYS
                + " Name the method that releases it in the annotation, such as destroyMethod.");
  }

  static final class SwitchedOff {
    @Configuration
    static class Beans {
      @Bean(destroyMethod = "")
      JedisPool pool() {
        return new JedisPool();
      }
    }
  }

  @Test
  void what_spring_does_not_infer_is_left_open() {
    assertThat(found(NotInferred.class))
        .singleElement()
        .asString()
        .contains("only <NotInferred$Queue.stop()> releases it, which no lifecycle hook reaches");
  }

  static final class NotInferred {
    static final class Queue {
      private final ExecutorService threads = Executors.newFixedThreadPool(2);

      public void stop() {
        threads.shutdown();
      }
    }

    @Configuration
    static class Beans {
      @Bean
      Queue queue() {
        return new Queue();
      }
    }
  }

  private static List<String> found(Class<?> application) {
    return clean(violations(resources_are_released_from_a_lifecycle_hook, application));
  }

  private static List<String> clean(List<String> violations) {
    return violations.stream()
        .map(
            text ->
                text.replace(LifecycleRulesTest.class.getName() + "$", "")
                    .replaceAll("java:\\d+\\)", "java:0)"))
        .toList();
  }
}
