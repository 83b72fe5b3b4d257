package dev.watertight.javac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.javac.TypedJavac.Attributed;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.FrontEnd.Failed;
import dev.watertight.model.FrontEnd.Read;
import dev.watertight.model.FrontEnd.Text;
import dev.watertight.types.Attribution;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Origin;
import dev.watertight.types.Type;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TypedJavacTest {
  private static final String VARIETY =
      """
      package p;
      import java.io.*;
      import java.util.*;
      class A<X extends Number> implements Comparable<A<X>> {
        enum E { F, G(1) { }; E() { } E(int i) { } }
        record R(int a, String... b) { R { a = 1; } R(String s) { this(1, s); } }
        class Inner { Inner() { } Inner(int i) { super(); } }
        X x; int[] arr[] = {{1}}, k = {-1};
        A() { }
        A(int i) { this.x = null; }
        public int compareTo(A<X> o) { return 0; }
        @SuppressWarnings("all") void m(List<? extends X> l, int... v) throws IOException {
          var in = new BufferedReader(new FileReader("x"));
          String s = "a" + "b" + in.readLine() + 1;
          l.stream().map(X::intValue).filter(i -> i > 1).forEach((var i) -> System.out.println(i));
          for (var e : new HashMap<String, Integer>().entrySet()) e.getKey();
          Object o = new Object() { int f; @Override public String toString() { return "" + f; } };
          class L { } L loc = new L(); A<Integer> t = new A<>(1);
          Inner inner = t.new Inner() { }; t.new Inner(2) { }; t.new Inner();
          List<String> d = new ArrayList<>(1) { };
          try (in; var q = open()) { } catch (IOException | RuntimeException e) { e.printStackTrace(); }
          int y = switch (s) { case "a" -> 1; default -> { yield 2; } };
          if (o instanceof String str && !str.isEmpty()) { }
          Runnable r = () -> { }, r2 = this::open;
          int[][] c = new int[3][], z[] = null;
        }
        <T> Reader open() throws IOException { return null; }
      }
      """;

  private static Attributed read(String text) {
    return new TypedJavac(List.of()).read(List.of(new Text("A.java", text))).get(0);
  }

  /** What is known of the only expression with this text. */
  private record Known(Attribution attribution, Expr expression) {
    static Known of(String text, String written) {
      Attributed attributed = read(text);
      List<Expr> found = new ArrayList<>();
      collect(((Read) attributed.parsed()).file().types(), found);
      found.removeIf(e -> !text.substring(e.place().start(), e.place().end()).equals(written));
      assertThat(found).as(written).isNotEmpty();
      return new Known(known(attributed), found.get(0));
    }

    @Nullable Type type() {
      return attribution.typeOf(expression);
    }

    String id() {
      return Objects.requireNonNull(method()).id();
    }

    @Nullable MethodInfo method() {
      return attribution.method(expression);
    }

    private static void collect(Object node, List<Expr> into) {
      if (node instanceof List<?> list) {
        list.forEach(element -> collect(element, into));
      } else if (node != null && node.getClass().isRecord()) {
        if (node instanceof Expr expression) {
          into.add(expression);
        }
        for (RecordComponent component : node.getClass().getRecordComponents()) {
          try {
            collect(component.getAccessor().invoke(node), into);
          } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.getName(), e);
          }
        }
      }
    }
  }

  private static Type generic(String name, Type... arguments) {
    return new Type(name, List.of(arguments), 0);
  }

  private static Known inMethod(String statements, String written) {
    return Known.of(
        "package p; import java.util.*; class A<X extends Number> { X x; List<? extends X> xs;"
            + " class In { In(int i) { } } void m() throws Exception { "
            + statements
            + " } }",
        written);
  }

  @Test
  void filesEqualThoseOfTheParserAlone() {
    FrontEnd.Parsed typed = read(VARIETY).parsed();

    assertThat(((Read) typed).file().types())
        .isEqualTo(((Read) new JavacFrontEnd().read("A.java", VARIETY)).file().types());
    assertThat(((Read) typed).file().imports()).hasSize(2);
  }

  @Test
  void typesOfExpressions() {
    assertThat(inMethod("var a = List.of(1);", "List.of(1)").type())
        .isEqualTo(generic("java.util.List", Type.of("java.lang.Integer")));
    assertThat(
            inMethod(
                    "new TreeMap<String, int[]>().firstEntry();",
                    "new TreeMap<String, int[]>().firstEntry()")
                .type())
        .isEqualTo(generic("java.util.Map$Entry", Type.STRING, new Type("int", List.of(), 1)));
    assertThat(inMethod("xs.get(0);", "xs.get(0)").type()).isEqualTo(Type.of("java.lang.Number"));
    assertThat(inMethod("Object o = x;", "x").type()).isEqualTo(Type.of("java.lang.Number"));
    assertThat(inMethod("m();", "m()").type()).isEqualTo(Type.VOID);
    assertThat(inMethod("Object o = null;", "null").type()).isEqualTo(Type.NULL);
    assertThat(inMethod("long l = (-1);", "-1").type()).isEqualTo(Type.of("int"));
    assertThat(inMethod("Runnable r = () -> { };", "() -> { }").type())
        .isEqualTo(Type.of("java.lang.Runnable"));
    assertThat(inMethod("class L { } new L();", "new L()").type()).isEqualTo(Type.of("p.A$1L"));
    assertThat(
            inMethod("Object o = new ArrayList<String>() { };", "new ArrayList<String>() { }")
                .type())
        .isEqualTo(generic("java.util.ArrayList", Type.STRING));
    assertThat(
            inMethod("try { } catch (IllegalStateException | Error e) { e.toString(); }", "e")
                .type())
        .isEqualTo(Type.of("java.lang.Throwable"));
  }

  @Test
  void methodsThatAreInvoked() {
    Known close =
        inMethod(
            "new java.io.StringReader(\"\").close();", "new java.io.StringReader(\"\").close()");

    assertThat(close.id()).isEqualTo("java.io.StringReader#close()");
    assertThat(close.method()).extracting(MethodInfo::origin).isEqualTo(Origin.PLATFORM);
    assertThat(inMethod("m();", "m()").method())
        .satisfies(
            method -> {
              assertThat(method.origin()).isEqualTo(Origin.PROJECT);
              assertThat(method.throwsTypes()).containsExactly(Type.of("java.lang.Exception"));
            });
    assertThat(
            inMethod(
                    "List.of(1, 2).toArray(Integer[]::new);",
                    "List.of(1, 2).toArray(Integer[]::new)")
                .id())
        .isEqualTo("java.util.Collection#toArray(java.util.function.IntFunction)");
    assertThat(inMethod("Runnable r = xs::size;", "xs::size").id())
        .isEqualTo("java.util.List#size()");
    assertThat(inMethod("new In(1) { };", "new In(1) { }").id()).isEqualTo("p.A$In#<init>(int)");
    assertThat(
            inMethod(
                    "new Runnable() { public void run() { } };",
                    "new Runnable() { public void run() { } }")
                .method())
        .isNull();
    assertThat(inMethod("xs.get(0);", "xs").method()).isNull();
  }

  @Test
  void namesOfTypesAreNoValues() {
    Known list = inMethod("java.util.List.of();", "java.util.List");

    assertThat(list.attribution().namesType(list.expression())).isTrue();
    assertThat(list.type()).isNull();
    Known field = inMethod("xs.size();", "xs");
    assertThat(field.attribution().namesType(field.expression())).isFalse();
  }

  @Test
  void whatIsMissingIsNotKnownAndDoesNotHideTheRest() {
    String text =
        "import a.b.Missing; class A { Missing m; void n() { m.close(); \"\".length(); } }";

    assertThat(Known.of(text, "m.close()").type()).isNull();
    assertThat(Known.of(text, "m.close()").method()).isNull();
    assertThat(Known.of(text, "\"\".length()").type()).isEqualTo(Type.of("int"));
  }

  @Test
  void filesKnowEachOtherAndBrokenOnesAreLeftOut() {
    List<Attributed> read =
        new TypedJavac(List.of())
            .read(
                List.of(
                    new Text("B.java", "class B { static String b() { return null; } }"),
                    new Text("Broken.java", "class Broken { int = ; }"),
                    new Text("module-info.java", "module m { requires absent; }"),
                    new Text("A.java", "class A { Object a = B.b(); }")));

    assertThat(read.get(1).parsed()).isInstanceOf(Failed.class);
    assertThat(read.get(1).attribution()).isNull();
    assertThat(read.get(2).parsed()).isInstanceOf(Read.class);
    assertThat(read.get(2).attribution()).isNull();
    Attributed user = read.get(3);
    assertThat(known(user).typeOf(initializer(user, "a"))).isEqualTo(Type.STRING);
  }

  @Test
  void longConcatenationsAreAttributed() {
    String sum = "\"a\" + b".concat(" + \"c\" + b".repeat(3_000));

    Attributed read = read("class A { String b; String d = " + sum + "; }");

    Expr value = initializer(read, "d");
    assertThat(known(read).typeOf(value)).isEqualTo(Type.STRING);
  }

  private static Attribution known(Attributed attributed) {
    return Objects.requireNonNull(attributed.attribution());
  }

  private static Expr initializer(Attributed read, String field) {
    FieldDecl found =
        ((Read) read.parsed())
            .file()
            .types()
            .get(0)
            .fields()
            .filter(f -> f.name().equals(field))
            .findFirst()
            .orElseThrow();
    return Objects.requireNonNull(found.initializer());
  }
}
