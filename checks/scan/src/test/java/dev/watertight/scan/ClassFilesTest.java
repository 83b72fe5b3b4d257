package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.model.Modifier;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.ClassShape;
import dev.watertight.types.Origin;
import dev.watertight.types.Signature;
import dev.watertight.types.Type;
import dev.watertight.types.TypeVariable;
import dev.watertight.types.Variable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassFilesTest {
  private static final String SOURCE =
      """
      package lib;
      import java.util.*;
      @Deprecated
      public abstract class Client<S extends Client<S>> extends Base<String> implements AutoCloseable {
        public static final long LIMIT = 1;
        protected S self;
        private int hidden;
        public Client(String s, int... rest) {}
        public S with(Map<? super S, List<? extends Number>[]> m) { return self; }
        public abstract <T extends Runnable & Comparable<T>, X extends java.io.IOException> T make(T t, int i) throws X;
        private void secret() {}
        @Override public void close() {}
        public class Inner { public S outerVariable() { return null; } }
        private static class Own {}
        public interface Listener<E> { void on(E e); default void off() {} }
        public enum Mode { A, B }
        public record Pair<L>(L left) {}
      }
      class Base<V> { public V base() { return null; } }
      """;

  @TempDir Path folder;

  @BeforeEach
  void compile() throws IOException {
    Path source = folder.resolve("Client.java");
    Files.writeString(source, SOURCE);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString());
    assertThat(failed).isZero();
  }

  private static Signature method(ClassShape shape, String name) {
    assertThat(shape.methods(name)).as(name).hasSize(1);
    return shape.methods(name).get(0);
  }

  @Test
  void readsTypesWithTheirVariables() throws IOException {
    try (ClassFiles files = ClassFiles.open(List.of(folder))) {
      ClassShape client = files.find("lib.Client");
      assertThat(client.origin()).isEqualTo(Origin.CLASS_PATH);
      assertThat(client.kind()).isEqualTo(TypeDecl.Kind.CLASS);
      assertThat(client.modifiers()).contains(Modifier.PUBLIC, Modifier.ABSTRACT);
      assertThat(client.annotations()).containsExactly("Deprecated");
      Type self = TypeVariable.use("S");
      assertThat(client.variables())
          .containsExactly(
              new TypeVariable("S", List.of(new Type("lib.Client", List.of(self), 0))));
      assertThat(client.superclass()).isEqualTo(new Type("lib.Base", List.of(Type.STRING), 0));
      assertThat(client.interfaces()).containsExactly(Type.of("java.lang.AutoCloseable"));
      assertThat(method(client, "with").method().parameters())
          .containsExactly(
              new Type(
                  "java.util.Map",
                  List.of(
                      self, new Type("java.util.List", List.of(Type.of("java.lang.Number")), 1)),
                  0));
      assertThat(method(client, "with").method().returns()).isEqualTo(self);
    }
  }

  @Test
  void readsMethodsAndFieldsThatOthersMayUse() throws IOException {
    try (ClassFiles files = ClassFiles.open(List.of(folder))) {
      ClassShape client = files.find("lib.Client");
      assertThat(client.hasMethod("secret")).isFalse();
      assertThat(client.hasMethod("close")).isTrue();
      assertThat(method(client, "<init>").method().varargs()).isTrue();
      assertThat(method(client, "<init>").method().returns()).isEqualTo(Type.of("lib.Client"));
      Signature make = method(client, "make");
      assertThat(make.variables()).extracting(TypeVariable::name).containsExactly("T", "X");
      assertThat(make.method().throwsTypes()).containsExactly(TypeVariable.use("X"));
      assertThat(make.method().parameters()).containsExactly(TypeVariable.use("T"), Type.of("int"));
      assertThat(client.fields())
          .containsExactly(
              new Variable(
                  Variable.Kind.FIELD, "LIMIT", "lib.Client", -1, Type.of("long"), true, true),
              new Variable(
                  Variable.Kind.FIELD,
                  "self",
                  "lib.Client",
                  -1,
                  TypeVariable.use("S"),
                  false,
                  false));
    }
  }

  @Test
  void readsNestedClasses() throws IOException {
    try (ClassFiles files = ClassFiles.open(List.of(folder))) {
      assertThat(files.find("lib.Client").nested())
          .containsExactlyInAnyOrder("Inner", "Own", "Listener", "Mode", "Pair");
      assertThat(files.find("lib.Client$Own").modifiers())
          .containsExactlyInAnyOrder(Modifier.PRIVATE, Modifier.STATIC);
      ClassShape listener = files.find("lib.Client$Listener");
      assertThat(listener.kind()).isEqualTo(TypeDecl.Kind.INTERFACE);
      assertThat(method(listener, "off").method().modifiers()).contains(Modifier.DEFAULT);
      assertThat(method(listener, "on").method().modifiers()).contains(Modifier.ABSTRACT);
      assertThat(files.find("lib.Client$Mode").kind()).isEqualTo(TypeDecl.Kind.ENUM);
      assertThat(files.find("lib.Client$Pair").kind()).isEqualTo(TypeDecl.Kind.RECORD);
      assertThat(method(files.find("lib.Client$Inner"), "outerVariable").method().returns())
          .isEqualTo(Type.OBJECT);
    }
  }

  @Test
  void searchesJarsAndFoldersInOrder() throws IOException {
    Path jar = folder.resolve("lib.jar");
    jar(jar, folder.resolve("lib"));
    try (ClassFiles files = ClassFiles.open(List.of(jar))) {
      assertThat(files.find("lib.Base")).isNotNull();
      assertThat(files.find("lib.NoSuch")).isNull();
      assertThat(files.hasPackage("lib")).isTrue();
      assertThat(files.hasPackage("java.util")).isFalse();
    }
  }

  private static void jar(Path jar, Path classes) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (Stream<Path> all = Files.list(classes)) {
      all.filter(p -> p.toString().endsWith(".class")).forEach(paths::add);
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (Path path : paths) {
        entries.putNextEntry(new JarEntry("lib/" + path.getFileName()));
        entries.write(Files.readAllBytes(path));
        entries.closeEntry();
      }
    }
  }

  @Test
  void aBrokenClassFileIsAsGoodAsNone() throws IOException {
    Files.write(folder.resolve("lib/Base.class"), "no class".getBytes(StandardCharsets.UTF_8));
    try (ClassFiles files = ClassFiles.open(List.of(folder))) {
      assertThat(files.find("lib.Base")).isNull();
    }
  }

  @Test
  void aBrokenJarIsNamed() throws IOException {
    Path jar = folder.resolve("broken.jar");
    Files.writeString(jar, "no zip");
    assertThatThrownBy(() -> ClassFiles.open(List.of(jar)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("broken.jar");
  }
}
