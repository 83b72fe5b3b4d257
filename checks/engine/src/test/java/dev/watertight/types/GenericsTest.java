package dev.watertight.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GenericsTest {
  @Test
  void putsTypeArgumentsInTheirPlace() {
    Probe probe =
        Probe.of(
            """
            import java.util.*;
            class A { void m(Map<String, List<Foo>> map, Iterator<Foo> it, Optional<? extends Foo> o, List<?> w) {
              map.get("k").get(0).foo(); it.next().foo(); o.get().foo(); w.get(0);
              for (Map.Entry<String, List<Foo>> e : map.entrySet()) { e.getValue().iterator().next().foo(); }
              for (var v : map.values()) { v.size(); } for (var c : new int[0]) { c++; } } }
            class Foo { void foo() {} }
            """);
    assertThat(probe.callee("map.get(\"k\").get(0).foo()")).isEqualTo("Foo#foo()");
    assertThat(probe.callee("it.next().foo()")).isEqualTo("Foo#foo()");
    assertThat(probe.callee("o.get().foo()")).isEqualTo("Foo#foo()");
    assertThat(probe.typeOf("w.get(0)")).isEqualTo("Object");
    assertThat(probe.callee("e.getValue().iterator().next().foo()")).isEqualTo("Foo#foo()");
    assertThat(probe.typeOf("v")).isEqualTo("List<Foo>");
    assertThat(probe.typeOf("c")).isEqualTo("int");
  }

  @Test
  void infersMethodTypeVariablesFromArguments() {
    Probe probe =
        Probe.of(
            """
            import java.util.*;
            import java.util.concurrent.*;
            class A { void m(Foo f, Sub s) {
              List.of(f, s).get(0); Optional.of(f).get(); Objects.requireNonNull(f); Arrays.asList(1, 2).get(0);
              Map.of("k", f).get("k"); CompletableFuture.supplyAsync(() -> new Foo()).join();
              Collections.<Sub>emptyList().get(0); id(f); new Box<>(s).value; }
              <T> T id(T t) { return t; } }
            class Foo {} class Sub extends Foo {}
            class Box<V> { final V value; Box(V v) { value = v; } }
            """
                .replace("new Box<>(s).value;", "id(new Box<>(s).value);"));
    assertThat(probe.typeOf("List.of(f, s).get(0)")).isEqualTo("Foo");
    assertThat(probe.typeOf("Optional.of(f).get()")).isEqualTo("Foo");
    assertThat(probe.typeOf("Objects.requireNonNull(f)")).isEqualTo("Foo");
    assertThat(probe.typeOf("Arrays.asList(1, 2).get(0)")).isEqualTo("Integer");
    assertThat(probe.typeOf("Map.of(\"k\", f).get(\"k\")")).isEqualTo("Foo");
    assertThat(probe.typeOf("CompletableFuture.supplyAsync(() -> new Foo()).join()"))
        .isEqualTo("Foo");
    assertThat(probe.typeOf("Collections.<Sub>emptyList().get(0)")).isEqualTo("Sub");
    assertThat(probe.typeOf("id(f)")).isEqualTo("Foo");
    assertThat(probe.typeOf("new Box<>(s).value")).isEqualTo("Sub");
  }

  @Test
  void infersFromWhatIsExpected() {
    Probe probe =
        Probe.of(
            """
            import java.util.*;
            class A { Map<String, Foo> f = new HashMap<>(); Foo x;
              List<Foo> m() { List<Foo> l = new ArrayList<>(); l = Collections.emptyList(); x = make();
                Foo y = make(); take(make()); var z = make(); return List.of(); }
              <T extends Foo> T make() { return null; }
              void take(Sub s) {} }
            class Foo {} class Sub extends Foo {}
            """);
    assertThat(probe.typeOf("new HashMap<>()")).isEqualTo("HashMap<String,Foo>");
    assertThat(probe.typeOf("new ArrayList<>()")).isEqualTo("ArrayList<Foo>");
    assertThat(probe.typeOf("Collections.emptyList()")).isEqualTo("List<Foo>");
    assertThat(probe.typeOf("List.of()")).isEqualTo("List<Foo>");
    assertThat(probe.local("z")).isEqualTo("Foo");
    assertThat(probe.typeOf("take(make())")).isEqualTo("void");
    assertThat(probe.callee("take(make())")).isEqualTo("A#take(Sub)");
  }

  @Test
  void doesNotTakeObjectForWhatIsNotKnown() {
    Probe probe =
        Probe.of(
            """
            import java.util.*;
            import com.lib.X;
            class A { void m(X x) { Objects.requireNonNull(x.get()); Optional.of(x.get()).get(); List.of(x).get(0); } }
            """);
    assertThat(probe.typeOf("Objects.requireNonNull(x.get())")).isEqualTo("?");
    assertThat(probe.typeOf("Optional.of(x.get()).get()")).isEqualTo("?");
    assertThat(probe.typeOf("List.of(x).get(0)")).isEqualTo("com.lib.X");
  }

  @Test
  void fluentMethodsOfSelfTypesKeepTheSubclass() {
    Probe probe =
        Probe.of(
            """
            class A { void m(Base<?> any) { new Special().name("x").size(1).build(); any.name("y"); new Base<>().name("z"); } }
            class Base<S extends Base<S>> { S name(String n) { return null; } }
            class Special extends Base<Special> { Special size(int i) { return this; } String build() { return ""; } }
            """);
    assertThat(probe.callee("new Special().name(\"x\").size(1).build()"))
        .isEqualTo("Special#build()");
    assertThat(probe.typeOf("any.name(\"y\")")).isEqualTo("Base");
    assertThat(probe.typeOf("new Base<>().name(\"z\")")).isEqualTo("Base");
  }

  @Test
  void typeVariablesAreTheirBounds() {
    Probe probe =
        Probe.of(
            """
            class A<T extends java.io.Closeable, U extends T> { T t; U u; Object plain;
              <R extends Runnable & java.io.Serializable> void m(R r, U[] us) { t.close(); u.close(); r.run(); us[0].close(); } }
            """);
    assertThat(probe.callee("t.close()")).isEqualTo("java.io.Closeable#close()");
    assertThat(probe.callee("u.close()")).isEqualTo("java.io.Closeable#close()");
    assertThat(probe.callee("r.run()")).isEqualTo("java.lang.Runnable#run()");
    assertThat(probe.callee("us[0].close()")).isEqualTo("java.io.Closeable#close()");
    assertThat(probe.typing().info(probe.method("m")).id())
        .isEqualTo("A#m(java.lang.Runnable,java.io.Closeable[])");
    assertThat(probe.world().type("A").typeParameters()).containsExactly("T", "U");
  }

  @Test
  void rawTypesGiveTheBounds() {
    Probe probe =
        Probe.of(
            "import java.util.*; class A { void m(List l, Comparable c) { l.get(0); l.iterator().next(); } }");
    assertThat(probe.typeOf("l.get(0)")).isEqualTo("Object");
    assertThat(probe.typeOf("l.iterator().next()")).isEqualTo("Object");
  }
}
