package dev.watertight.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.javac.JavacFrontEnd;
import dev.watertight.model.Expr;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A world of some sources, and what is known of the expressions of the first, found by text. */
final class Probe {
  private final ProjectWorld world;
  private final SourceFile file;
  private final Typing typing;
  private final List<Object> nodes = new ArrayList<>();

  private Probe(ProjectWorld world, SourceFile file, Attribution attribution) {
    this.world = world;
    this.file = file;
    this.typing = world.typing(file, attribution);
    file.types().forEach(type -> collect(type, nodes));
  }

  /** Files named by a first line {@code // path}, else by their order. */
  static Probe of(String... texts) {
    return of(TypeSource.none(), texts);
  }

  static Probe of(TypeSource catalogue, String... texts) {
    return of(catalogue, NoAttribution.INSTANCE, texts);
  }

  static Probe of(TypeSource catalogue, Attribution attribution, String... texts) {
    ProjectIndex.Builder index = ProjectIndex.builder();
    List<SourceFile> files = new ArrayList<>();
    for (String text : texts) {
      SourceFile file = read(text, "F" + files.size() + ".java");
      files.add(file);
      index.add(file);
    }
    return new Probe(
        new ProjectWorld(index.build(), TypeSource.none(), catalogue), files.get(0), attribution);
  }

  static SourceFile read(String text, String defaultPath) {
    String path =
        text.startsWith("// ") ? text.substring(3, text.indexOf('\n')).trim() : defaultPath;
    FrontEnd.Parsed parsed = new JavacFrontEnd().read(path, text);
    assertThat(parsed).as(text).isInstanceOf(FrontEnd.Read.class);
    return ((FrontEnd.Read) parsed).file();
  }

  private static void collect(Object node, List<Object> nodes) {
    if (node instanceof List<?> list) {
      list.forEach(element -> collect(element, nodes));
      return;
    }
    if (!(node instanceof Record) || !node.getClass().getPackageName().endsWith(".model")) {
      return;
    }
    nodes.add(node);
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(node);
        if (value != null && !component.getName().equals("annotations")) {
          collect(value, nodes);
        }
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
  }

  ProjectWorld world() {
    return world;
  }

  Typing typing() {
    return typing;
  }

  SourceFile file() {
    return file;
  }

  /** The last expression with this text. */
  Expr expr(String text) {
    Expr found = null;
    for (Object node : nodes) {
      if (node instanceof Expr e
          && file.text().substring(e.place().start(), e.place().end()).equals(text)) {
        found = e;
      }
    }
    assertThat(found).as("expression " + text).isNotNull();
    return found;
  }

  /** All nodes of a kind, outer ones first. */
  <T> List<T> all(Class<T> kind) {
    return nodes.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  TypeDecl type(String simpleName) {
    return all(TypeDecl.class).stream()
        .filter(t -> t.simpleName().equals(simpleName))
        .findFirst()
        .orElseThrow();
  }

  MethodDecl method(String name) {
    return all(MethodDecl.class).stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Type of the local variable of this name as text. */
  String local(String name) {
    for (Object node : nodes) {
      if (node instanceof Stmt.Local local && local.name().equals(name)) {
        return text(typing.declared(local).type());
      }
    }
    throw new AssertionError("no local " + name);
  }

  /** Type of an expression as text. */
  String typeOf(String expression) {
    return text(typing.typeOf(expr(expression)));
  }

  /** Id of the method that a call invokes, {@code ?} where it is not known. */
  String callee(String expression) {
    MethodInfo method = typing.invocation(expr(expression)).method();
    return method == null ? "?" : method.id();
  }

  /** Receiver of a call as text. */
  String receiver(String expression) {
    return text(typing.invocation(expr(expression)).receiver());
  }

  /** A type with short names for what is in {@code java}. */
  static String text(Type type) {
    String arguments =
        type.arguments().isEmpty()
            ? ""
            : type.arguments().stream().map(Probe::text).collect(Collectors.joining(",", "<", ">"));
    String name = type.name().replaceFirst("^java\\.(\\w+\\.)+", "");
    return name + arguments + "[]".repeat(type.dimensions());
  }
}
