package dev.watertight.errorprone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where classes of a library are missing or broken, the compiler says what it says without our
 * checks, and they say nothing but findings.
 */
final class MissingClassesTest {
  private static final Map<String, String> LIBRARY =
      Map.of(
          "Base", "public class Base { public void use() {} }",
          "Marker", "public interface Marker {}",
          "Level", "public enum Level { LOW, HIGH }",
          "Note", "public @interface Note { Class<?> by() default Part.class; Level level(); }",
          "Failure", "public class Failure extends Exception {}",
          "Part", "public class Part implements AutoCloseable { public void close() {} }",
          "Store",
              """
              @Note(level = Level.HIGH)
              public class Store extends Base implements Marker, AutoCloseable {
                public static Store open() { return new Store(); }
                public void put(Part part) {}
                public void set(String text) {}
                public Part part() { return new Part(); }
                public <T extends Part> T part(Class<T> type, Part... more) { return null; }
                @Override public void close() throws Failure {}
                public class Inner extends Base {}
              }
              """,
          "Pool",
              """
              public class Pool implements AutoCloseable {
                public final Part[] parts = {};
                public static Pool open(Store... stores) { return new Pool(); }
                public @Note(level = Level.LOW) Store store() { return new Store(); }
                @Override public void close() {}
              }
              """);

  private static final String USER =
      """
      package bot;

      import java.io.FileInputStream;
      import java.io.IOException;

      class User {
        int leak() throws IOException {
          return new FileInputStream("a").read();
        }

        void poolOfLibrary() {
          lib.Pool pool = lib.Pool.open();
          System.out.println(pool);
        }

        void storeOfLibrary() throws Exception {
          lib.Store store = lib.Store.open();
          store.set("a");
        }

        lib.Store handed(lib.Pool pool) throws Exception {
          try (lib.Store store = pool.store()) {
            store.set("b");
          }
          var second = pool.store();
          return second;
        }
      }
      """;

  private static final String OWNER =
      """
      package bot;

      class Owner implements AutoCloseable {
        private final lib.Pool pool;
        private final java.io.FileReader reader = new java.io.FileReader("a");

        Owner(lib.Pool pool) throws java.io.IOException {
          this.pool = pool;
        }

        @Override
        public void close() {
          pool.close();
        }
      }
      """;

  @TempDir private Path folder;
  private Path classes;

  private enum Harm {
    ABSENT {
      @Override
      void to(Path file) throws IOException {
        Files.delete(file);
      }
    },
    EMPTY {
      @Override
      void to(Path file) throws IOException {
        Files.write(file, new byte[0]);
      }
    },
    CUT {
      @Override
      void to(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      }
    },
    OF_THE_FUTURE {
      @Override
      void to(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[7] = 127;
        Files.write(file, bytes);
      }
    };

    abstract void to(Path file) throws IOException;
  }

  @BeforeEach
  void compileTheLibrary() throws IOException {
    classes = Files.createDirectories(folder.resolve("library"));
    Path sources = Files.createDirectories(folder.resolve("sources"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      for (Map.Entry<String, String> type : LIBRARY.entrySet()) {
        Files.writeString(
            sources.resolve(type.getKey() + ".java"), "package lib;\n" + type.getValue());
      }
      List<Path> files =
          LIBRARY.keySet().stream().map(name -> sources.resolve(name + ".java")).toList();
      assertThat(
              compiler
                  .getTask(
                      null,
                      manager,
                      null,
                      List.of("-d", classes.toString(), "-proc:none"),
                      null,
                      manager.getJavaFileObjectsFromPaths(files))
                  .call())
          .isTrue();
    }
  }

  private CompilerRun compile(String... flags) {
    return CompilerRun.in(folder)
        .classes(classes)
        .source("bot/User.java", USER)
        .source("bot/Owner.java", OWNER)
        .flagsAlone(flags)
        .options("-Xlint:all,-processing,-path,-serial,-try")
        .run();
  }

  private void assertNothingButFindingsIsSaid() {
    CompilerRun without = compile("-XepDisableAllChecks");
    CompilerRun with = compile("-XepDisableAllChecks", "-Xep:watertight:WARN");

    assertThat(with.others()).isEqualTo(without.others());
    assertThat(with.output()).isEqualTo(without.output());
    assertThat(with.succeeded()).isEqualTo(without.succeeded());
    if (without.succeeded()) {
      assertThat(with.findings())
          .extracting(Reported::path, Reported::line)
          .contains(tuple(folder + "/bot/User.java", 8L));
    }
  }

  static Stream<Arguments> harms() {
    return LIBRARY.keySet().stream()
        .sorted()
        .flatMap(name -> Stream.of(Harm.values()).map(harm -> Arguments.of(harm, name)));
  }

  @Test
  void theLibraryIsWhole() {
    assertNothingButFindingsIsSaid();
    assertThat(compile("-XepDisableAllChecks", "-Xep:watertight:WARN").findings())
        .extracting(Reported::line)
        .containsExactlyInAnyOrder(8L, 5L);
  }

  @ParameterizedTest
  @MethodSource("harms")
  void oneClassIsNotAsItShouldBe(Harm harm, String name) throws IOException {
    harm.to(classes.resolve("lib").resolve(name + ".class"));

    assertNothingButFindingsIsSaid();
  }
}
