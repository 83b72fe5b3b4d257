package dev.watertight.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.Pattern;
import org.junit.jupiter.api.Test;

final class NamesTest {
  @Test
  void findsLocalsParametersAndFieldsInTheirOrder() {
    Probe probe =
        Probe.of(
            """
            class A {
              String x;
              void m(int x) { use(x); }
              void n() { use(x); { long x = 1; use(+x); } use(this.x); }
              void use(Object o) {}
            }
            """);
    assertThat(probe.typing().variable(probe.expr("this.x")))
        .isEqualTo(new Variable(Variable.Kind.FIELD, "x", "A", -1, Type.STRING, false, false));
    assertThat(probe.typeOf("+x")).isEqualTo("long");
    assertThat(
            probe.all(dev.watertight.model.Expr.Name.class).stream()
                .filter(n -> n.identifier().equals("x"))
                .map(n -> probe.typing().variable(n).kind()))
        .containsExactly(Variable.Kind.PARAMETER, Variable.Kind.FIELD, Variable.Kind.LOCAL);
  }

  @Test
  void findsInheritedAndOuterFieldsButNoPrivateOnesOfSuperclasses() {
    Probe probe =
        Probe.of(
            """
            class A extends B {
              int outer;
              Integer hidden;
              class I extends C { Object m() { return f(inherited, outer, hidden); } }
              Object f(Object... o) { return o; }
            }
            class B { String inherited; }
            class C { private Long hidden; }
            """);
    assertThat(probe.typeOf("inherited")).isEqualTo("String");
    assertThat(probe.typeOf("outer")).isEqualTo("int");
    assertThat(probe.typeOf("hidden")).isEqualTo("Integer");
    assertThat(probe.typing().variable(probe.expr("inherited")).owner()).isEqualTo("B");
  }

  @Test
  void aFieldOfAnAnonymousClassHidesALocalAroundIt() {
    Probe probe =
        Probe.of(
            """
            class A {
              void m(int x, int y) {
                new Object() { String x; Object n() { return o(x, y); } };
              }
              static Object o(Object... o) { return o; }
            }
            """);
    assertThat(probe.typeOf("x")).isEqualTo("String");
    assertThat(probe.typeOf("y")).isEqualTo("int");
  }

  @Test
  void resolvesTypesByImportPackageAndNesting() {
    Probe probe =
        Probe.of(
            """
            package p;
            import java.util.Map;
            import java.util.concurrent.*;
            import q.Outer;
            import q.Outer.Deep;
            class A extends q.Base {
              Map.Entry<String, Peer> a; Future<?> b; Outer.Inner c; Deep d; Nested e; java.util.List<int[]> f;
              q.Outer.Deep g; String h; Own i;
              static class Own {}
            }
            """,
            "package p; class Peer {}",
            "package q; public class Outer { public static class Inner {} public static class Deep {} }",
            "package q; public class Base { public static class Nested {} }");
    assertThat(probe.world().type("p.A").fields().stream().map(f -> Probe.text(f.type())))
        .containsExactly(
            "Map$Entry<String,p.Peer>",
            "Future<Object>",
            "q.Outer$Inner",
            "q.Outer$Deep",
            "q.Base$Nested",
            "List<int[]>",
            "q.Outer$Deep",
            "String",
            "p.A$Own");
  }

  @Test
  void keepsTheNameOfAnImportOfWhichNothingIsKnown() {
    Probe probe =
        Probe.of(
            """
            package p;
            import com.lib.Client;
            import com.lib.Outer.Inner;
            import com.lib.Outer;
            class A { void m(Client c, Inner i, Outer.Other o, Missing x, com.x.Y y) {
              c.go(); i.go(); o.go(); x.go(); y.go(); Client.make(); com.x.Y.make(); } }
            """);
    assertThat(probe.receiver("c.go()")).isEqualTo("com.lib.Client");
    assertThat(probe.receiver("i.go()")).isEqualTo("com.lib.Outer$Inner");
    assertThat(probe.receiver("o.go()")).isEqualTo("com.lib.Outer$Other");
    assertThat(probe.receiver("x.go()")).isEqualTo("p.Missing");
    assertThat(probe.receiver("y.go()")).isEqualTo("com.x.Y");
    assertThat(probe.callee("c.go()")).isEqualTo("?");
    assertThat(probe.typing().invocation(probe.expr("Client.make()")))
        .isEqualTo(new Invocation(Type.of("com.lib.Client"), "make", null, true));
    assertThat(probe.receiver("com.x.Y.make()")).isEqualTo("com.x.Y");
  }

  @Test
  void placesASimpleNameInTheOnlyPackageThatMayHaveIt() {
    Probe one =
        Probe.of("import java.util.*; import com.lib.*; class A { void m(Foo f) { f.go(); } }");
    assertThat(one.receiver("f.go()")).isEqualTo("com.lib.Foo");
    Probe two =
        Probe.of("import com.lib.*; import com.bil.*; class A { void m(Foo f) { f.go(); } }");
    assertThat(two.receiver("f.go()")).isEqualTo("?");
  }

  @Test
  void prefersTheCheckoutToTheLanguageInImportsOnDemand() {
    Probe probe =
        Probe.of(
            "import q.*; class A { void m(Record r) { r.go(); } }",
            "package q; public class Record { public void go() {} }");
    assertThat(probe.callee("r.go()")).isEqualTo("q.Record#go()");
  }

  @Test
  void findsStaticImports() {
    Probe probe =
        Probe.of(
            """
            import static java.lang.Math.max;
            import static java.util.Collections.*;
            import static q.K.LIMIT;
            import static q.K.Inner;
            import static com.lib.Made.make;
            class A { void m() { max(1, LIMIT); emptyList(); new Inner(); make(1); } }
            """,
            "package q; public class K { public static final long LIMIT = 3; public static class Inner {} }");
    assertThat(probe.callee("max(1, LIMIT)")).isEqualTo("java.lang.Math#max(long,long)");
    assertThat(probe.callee("emptyList()")).isEqualTo("java.util.Collections#emptyList()");
    assertThat(probe.callee("new Inner()")).isEqualTo("q.K$Inner#<init>()");
    assertThat(probe.receiver("make(1)")).isEqualTo("com.lib.Made");
    assertThat(probe.typing().constant(probe.expr("LIMIT"))).isEqualTo(3);
  }

  @Test
  void tellsVariablesTypesAndPackagesApart() {
    Probe probe =
        Probe.of(
            """
            import java.util.List;
            class A { Object List; void m(String java) {
              List.hashCode(); java.length(); java.util.Map.of(); Thread.State.NEW.name(); } }
            """);
    assertThat(probe.callee("List.hashCode()")).isEqualTo("java.lang.Object#hashCode()");
    assertThat(probe.callee("java.length()")).isEqualTo("java.lang.String#length()");
    assertThat(probe.typing().typeNamed(probe.expr("java.util.Map"))).isNull();
    assertThat(probe.callee("Thread.State.NEW.name()")).isEqualTo("java.lang.Enum#name()");
    assertThat(probe.typing().typeNamed(probe.expr("Thread.State")))
        .isEqualTo(Type.of("java.lang.Thread$State"));
  }

  @Test
  void enumConstantsInCasesBelongToTheSelector() {
    Probe probe =
        Probe.of(
            """
            class A { static final int RED = 1;
              int m(q.Color c) { switch (c) { case RED: return 1; default: return 0; } } }
            """,
            "package q; public enum Color { RED, GREEN { void x() {} }; public int code() { return ordinal(); } }");
    assertThat(probe.typing().variable(probe.expr("RED")).owner()).isEqualTo("q.Color");
  }

  @Test
  void enumsAndRecordsHaveWhatTheLanguageGivesThem() {
    Probe probe =
        Probe.of(
            """
            import q.*;
            class A { void m(Color c, Point p) {
              Color.valueOf("x").code(); Color.values(); c.name(); p.x(); new Point(1, null); p.tags().get(0); } }
            """,
            "package q; public enum Color { RED; public int code() { return 1; } }",
            "package q; import java.util.List; public record Point(int x, List<String> tags) {}");
    assertThat(probe.callee("Color.valueOf(\"x\").code()")).isEqualTo("q.Color#code()");
    assertThat(probe.typeOf("Color.values()")).isEqualTo("q.Color[]");
    assertThat(probe.callee("c.name()")).isEqualTo("java.lang.Enum#name()");
    assertThat(probe.typeOf("p.x()")).isEqualTo("int");
    assertThat(probe.callee("new Point(1, null)")).isEqualTo("q.Point#<init>(int,java.util.List)");
    assertThat(probe.typeOf("p.tags().get(0)")).isEqualTo("String");
  }

  @Test
  void patternVariablesAreInScopeWhereTheTestHolds() {
    Probe probe =
        Probe.of(
            """
            class A { Integer s;
              void m(Object o) {
                if (o instanceof String s && s.isEmpty()) { s.trim(); }
                s.intValue();
                if (!(o instanceof Long t)) { return; }
                t.longValue();
                while (!(o instanceof Short u)) { o = null; }
                u.shortValue();
                boolean b = !(o instanceof Byte v) || v.byteValue() > 1;
                int c = o instanceof Character w ? w.charValue() : 0;
              } }
            """);
    assertThat(probe.callee("s.isEmpty()")).isEqualTo("java.lang.String#isEmpty()");
    assertThat(probe.callee("s.trim()")).isEqualTo("java.lang.String#trim()");
    assertThat(probe.callee("s.intValue()")).isEqualTo("java.lang.Integer#intValue()");
    assertThat(probe.callee("t.longValue()")).isEqualTo("java.lang.Long#longValue()");
    assertThat(probe.callee("u.shortValue()")).isEqualTo("java.lang.Short#shortValue()");
    assertThat(probe.callee("v.byteValue()")).isEqualTo("java.lang.Byte#byteValue()");
    assertThat(probe.callee("w.charValue()")).isEqualTo("java.lang.Character#charValue()");
    assertThat(probe.typing().declared(probe.all(Pattern.OfType.class).get(0)).kind())
        .isEqualTo(Variable.Kind.PATTERN);
  }

  @Test
  void resourcesAndCaughtExceptionsAreVariables() {
    Probe probe =
        Probe.of(
            """
            import java.io.*;
            class A { void m() {
              try (Reader r = new StringReader("x"); var w = new StringWriter()) { r.read(); w.flush(); }
              catch (FileNotFoundException | EOFException e) { e.getMessage(); }
              catch (IOException e) { e.printStackTrace(); } } }
            """);
    assertThat(probe.typing().variable(probe.expr("r")).kind()).isEqualTo(Variable.Kind.RESOURCE);
    assertThat(probe.callee("w.flush()")).isEqualTo("java.io.StringWriter#flush()");
    assertThat(probe.receiver("e.getMessage()")).isEqualTo("IOException");
    assertThat(probe.typing().variable(probe.expr("e")).kind()).isEqualTo(Variable.Kind.EXCEPTION);
  }

  @Test
  void localAndAnonymousClassesAreKnownInTheirFile() {
    Probe probe =
        Probe.of(
            """
            package p;
            class A { <T extends java.io.Closeable> void m(T t) {
              class L implements Runnable { T held; public void run() { held.hashCode(); } }
              L l = new L(); l.run(); record R(L first) {} new R(l).first().run();
              new Thread() { void extra() {} @Override public void run() { extra(); } }.extra(); } }
            """);
    assertThat(probe.callee("l.run()")).isEqualTo("p.A$1L#run()");
    assertThat(probe.typeOf("held")).isEqualTo("Closeable");
    assertThat(probe.callee("new R(l).first().run()")).isEqualTo("p.A$1L#run()");
    assertThat(probe.callee("extra()")).isEqualTo("p.A$1#extra()");
    TypeInfo info = probe.typing().info(probe.type("L"));
    assertThat(info.supertypes()).containsExactly(Type.of("java.lang.Runnable"));
    assertThat(probe.typing().isA(Type.of("p.A$1L"), "java.lang.Runnable")).isEqualTo(Answer.YES);
  }

  @Test
  void aClassDoesNotInheritAPrivateNestedOne() {
    Probe probe =
        Probe.of(
            """
            class A { static class Entry { void own() {} }
              static class M extends java.util.WeakHashMap<String, String> { void m(Entry e) { e.own(); } } }
            """);
    assertThat(probe.callee("e.own()")).isEqualTo("A$Entry#own()");
  }
}
