package dev.watertight.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FunctionsTest {
  private static final String FOO =
      "class Foo { void foo() {} String name() { return null; } static Foo make(String s) { return null; } }";

  @Test
  void lambdaParametersHaveTheTypesOfTheFunction() {
    Probe probe =
        Probe.of(
            """
            import java.util.*;
            class A { void m(List<Foo> l, Map<String, Foo> map, Map<Foo, List<Foo>> lists) {
              l.forEach(a -> a.foo());
              map.computeIfAbsent("k", b -> new Foo()).foo();
              map.computeIfPresent("k", (c, d) -> { d.foo(); c.trim(); return d; });
              lists.computeIfAbsent(null, e -> new ArrayList<>()).add(null);
              map.computeIfAbsent("l", x -> make(x)).foo();
              with(f -> f.foo());
              Fn<Foo> own = g -> g.name();
              own = h -> h.name() + 1;
              Runnable r = (Runnable) () -> l.clear(); }
              <T> T make(T t) { return null; }
              void with(java.util.function.Consumer<? super Foo> c) {} }
            interface Fn<X> { Object go(X x); default void other() {} boolean equals(Object o); }
            """
                + FOO);
    assertThat(probe.callee("a.foo()")).isEqualTo("Foo#foo()");
    assertThat(probe.typeOf("x")).isEqualTo("String");
    assertThat(probe.callee("map.computeIfAbsent(\"k\", b -> new Foo()).foo()"))
        .isEqualTo("Foo#foo()");
    assertThat(probe.callee("d.foo()")).isEqualTo("Foo#foo()");
    assertThat(probe.callee("c.trim()")).isEqualTo("java.lang.String#trim()");
    assertThat(probe.typeOf("new ArrayList<>()")).isEqualTo("ArrayList<Foo>");
    assertThat(probe.callee("f.foo()")).isEqualTo("Foo#foo()");
    assertThat(probe.callee("g.name()")).isEqualTo("Foo#name()");
    assertThat(probe.callee("h.name()")).isEqualTo("Foo#name()");
    assertThat(probe.typeOf("() -> l.clear()")).isEqualTo("Runnable");
  }

  @Test
  void streamsKeepTheirElements() {
    Probe probe =
        Probe.of(
            """
            import java.util.*;
            import java.util.stream.*;
            class A { void m(List<Foo> l) {
              l.stream().filter(a -> a != null).map(b -> b.name()).map(String::trim).findFirst().get();
              l.stream().collect(Collectors.toList()).get(0).foo();
              var groups = l.stream().collect(Collectors.groupingBy(c -> c.name()));
              var byName = l.stream().collect(Collectors.toMap(Foo::name, d -> d));
              l.stream().map(Foo::name).map(Foo::make).toArray(Foo[]::new);
              l.stream().flatMap(e -> Stream.of(e.name())).sorted(Comparator.comparing(f -> f.length())).toList();
              l.stream().mapToInt(g -> g.name().length()).sum();
              l.stream().reduce(null, (h, i) -> h).foo(); } }
            """
                + FOO);
    assertThat(
            probe.typeOf(
                "l.stream().filter(a -> a != null).map(b -> b.name()).map(String::trim).findFirst().get()"))
        .isEqualTo("String");
    assertThat(probe.callee("l.stream().collect(Collectors.toList()).get(0).foo()"))
        .isEqualTo("Foo#foo()");
    assertThat(probe.local("groups")).isEqualTo("Map<String,List<Foo>>");
    assertThat(probe.local("byName")).isEqualTo("Map<String,Foo>");
    assertThat(probe.typeOf("l.stream().map(Foo::name).map(Foo::make).toArray(Foo[]::new)"))
        .isEqualTo("Foo[]");
    assertThat(probe.callee("f.length()")).isEqualTo("java.lang.String#length()");
    assertThat(probe.typeOf("l.stream().mapToInt(g -> g.name().length()).sum()")).isEqualTo("int");
    assertThat(probe.callee("l.stream().reduce(null, (h, i) -> h).foo()")).isEqualTo("Foo#foo()");
  }

  @Test
  void choosesOverloadsByTheShapeOfLambdas() {
    Probe probe =
        Probe.of(
            """
            import java.util.concurrent.*;
            class A { void m(ExecutorService e) {
              e.submit(() -> { run(); }); e.submit(() -> "x"); e.submit(() -> run()); e.submit(() -> value());
              e.submit(() -> { throw new IllegalStateException(); }); f((a, b) -> a); f(a -> a); }
              void run() {} int value() { return 1; }
              void f(java.util.function.Function<String, String> f) {} void f(java.util.function.BinaryOperator<String> f) {} }
            """);
    String runnable = "java.util.concurrent.ExecutorService#submit(java.lang.Runnable)";
    String callable = "java.util.concurrent.ExecutorService#submit(java.util.concurrent.Callable)";
    assertThat(probe.callee("e.submit(() -> { run(); })")).isEqualTo(runnable);
    assertThat(probe.callee("e.submit(() -> \"x\")")).isEqualTo(callable);
    assertThat(probe.callee("e.submit(() -> run())")).isEqualTo(runnable);
    assertThat(probe.callee("e.submit(() -> value())")).isEqualTo(callable);
    assertThat(probe.typeOf("e.submit(() -> value())")).isEqualTo("Future<Integer>");
    assertThat(probe.callee("e.submit(() -> { throw new IllegalStateException(); })"))
        .isEqualTo(callable);
    assertThat(probe.callee("f((a, b) -> a)")).isEqualTo("A#f(java.util.function.BinaryOperator)");
    assertThat(probe.callee("f(a -> a)")).isEqualTo("A#f(java.util.function.Function)");
  }

  @Test
  void methodReferencesNameTheirMethod() {
    Probe probe =
        Probe.of(
            """
            import java.util.*;
            import java.util.function.*;
            class A { void m(List<Foo> l, Foo foo) {
              l.forEach(Foo::foo); Function<String, Foo> f = Foo::make; Supplier<String> s = foo::name;
              Supplier<List<Foo>> n = ArrayList::new; l.forEach(this::take); l.removeIf(Objects::isNull); Consumer<Foo> c = super::equals; }
              void take(Foo f) {} void take(String s) {} }
            """
                + FOO);
    assertThat(probe.callee("Foo::foo")).isEqualTo("Foo#foo()");
    assertThat(probe.callee("Foo::make")).isEqualTo("Foo#make(java.lang.String)");
    assertThat(probe.callee("foo::name")).isEqualTo("Foo#name()");
    assertThat(probe.callee("ArrayList::new")).isEqualTo("java.util.ArrayList#<init>()");
    assertThat(probe.callee("this::take")).isEqualTo("A#take(Foo)");
    assertThat(probe.callee("Objects::isNull"))
        .isEqualTo("java.util.Objects#isNull(java.lang.Object)");
    assertThat(probe.callee("super::equals"))
        .isEqualTo("java.lang.Object#equals(java.lang.Object)");
    assertThat(probe.typing().invocation(probe.expr("Foo::foo")).viaType()).isTrue();
    assertThat(probe.typing().invocation(probe.expr("foo::name")).viaType()).isFalse();
    assertThat(probe.typeOf("foo::name")).isEqualTo("Supplier<String>");
  }

  @Test
  void futuresKeepTheirValuesThroughChains() {
    Probe probe =
        Probe.of(
            """
            import java.util.concurrent.*;
            class A { void m(Foo foo) {
              CompletableFuture.supplyAsync(() -> foo).thenApply(a -> a.name()).thenCompose(b -> CompletableFuture.completedFuture(b.length()))
                .whenComplete((c, d) -> { c.intValue(); d.printStackTrace(); }).handle((e, f) -> e).join(); } }
            """
                + FOO);
    assertThat(probe.callee("b.length()")).isEqualTo("java.lang.String#length()");
    assertThat(probe.callee("c.intValue()")).isEqualTo("java.lang.Integer#intValue()");
    assertThat(probe.callee("d.printStackTrace()"))
        .isEqualTo("java.lang.Throwable#printStackTrace()");
  }

  @Test
  void aLambdaForAnUnknownFunctionHasParametersOfUnknownType() {
    Probe probe =
        Probe.of(
            "import com.lib.Bus; class A { void m(Bus b) { b.on(e -> { e.reply(); }); b.on((String s) -> s.trim()); } }");
    assertThat(probe.typeOf("e")).isEqualTo("?");
    assertThat(probe.callee("s.trim()")).isEqualTo("java.lang.String#trim()");
  }
}
