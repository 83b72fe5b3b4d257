package dev.watertight.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.Modifier;
import org.junit.jupiter.api.Test;

final class CallsTest {
  @Test
  void choosesByArityThenTypeThenBoxingThenVariableArity() {
    Probe probe =
        Probe.of(
            """
            class A {
              void f(long x) {} void f(Integer x) {} void f(Object x) {} void f(int... x) {}
              void g(Object x) {} void g(String x) {}
              void h(String s, Object... rest) {} void h(String s) {}
              void m(short s, Integer i, Runnable r) {
                f(s); f(i); f(r); f(1, 2); g("x"); g(null); h("a"); h("a", "b", "c"); h("a", new Object[0]); } }
            """);
    assertThat(probe.callee("f(s)")).isEqualTo("A#f(long)");
    assertThat(probe.callee("f(i)")).isEqualTo("A#f(java.lang.Integer)");
    assertThat(probe.callee("f(r)")).isEqualTo("A#f(java.lang.Object)");
    assertThat(probe.callee("f(1, 2)")).isEqualTo("A#f(int[])");
    assertThat(probe.callee("g(\"x\")")).isEqualTo("A#g(java.lang.String)");
    assertThat(probe.callee("g(null)")).isEqualTo("A#g(java.lang.String)");
    assertThat(probe.callee("h(\"a\")")).isEqualTo("A#h(java.lang.String)");
    assertThat(probe.callee("h(\"a\", \"b\", \"c\")"))
        .isEqualTo("A#h(java.lang.String,java.lang.Object[])");
  }

  @Test
  void doesNotGuessBetweenOverloadsButKeepsWhatTheyAgreeOn() {
    Probe probe =
        Probe.of(
            """
            class A { void m(com.lib.X x) { f(x).trim(); g(x); h(x); }
              String f(Runnable r) { return ""; } String f(Readable r) { return ""; }
              int g(Runnable r) { return 1; } String g(Readable r) { return ""; }
              int h(Runnable r) { return 1; } int h(String never) { return 1; } }
            """);
    assertThat(probe.callee("f(x)")).isEqualTo("?");
    assertThat(probe.typeOf("f(x)")).isEqualTo("String");
    assertThat(probe.typeOf("g(x)")).isEqualTo("?");
    assertThat(probe.receiver("g(x)")).isEqualTo("A");
    assertThat(probe.callee("h(x)")).isEqualTo("A#h(java.lang.Runnable)");
  }

  @Test
  void anArgumentOfExactlyTheParametersClassDecides() {
    Probe probe =
        Probe.of(
            """
            import com.lib.Config;
            class A { void m(Config c) { f(c); } void f(Config c) {} void f(Other o) {} }
            class Other {}
            """);
    assertThat(probe.callee("f(c)")).isEqualTo("A#f(com.lib.Config)");
  }

  @Test
  void findsInheritedMethodsInTheirClass() {
    Probe probe =
        Probe.of(
            """
            import java.util.*;
            class A extends B<String> implements I { void m(ArrayList<Integer> l, I i) {
              base(null); d(); hashCode(); l.isEmpty(); l.stream(); i.toString(); super.base(""); I.super.d(); } }
            class B<T> { T base(T t) { return t; } private void d() {} }
            interface I { default int d() { return 1; } }
            """);
    assertThat(probe.callee("base(null)")).isEqualTo("B#base(java.lang.Object)");
    assertThat(probe.typeOf("base(null)")).isEqualTo("String");
    assertThat(probe.callee("d()")).isEqualTo("I#d()");
    assertThat(probe.callee("hashCode()")).isEqualTo("java.lang.Object#hashCode()");
    assertThat(probe.callee("l.isEmpty()")).isEqualTo("java.util.ArrayList#isEmpty()");
    assertThat(probe.callee("l.stream()")).isEqualTo("java.util.Collection#stream()");
    assertThat(probe.callee("i.toString()")).isEqualTo("java.lang.Object#toString()");
    assertThat(probe.callee("super.base(\"\")")).isEqualTo("B#base(java.lang.Object)");
    assertThat(probe.callee("I.super.d()")).isEqualTo("I#d()");
  }

  @Test
  void aClassesMethodComesBeforeAnInterfaces() {
    Probe probe =
        Probe.of(
            "class A { void m(java.util.HashSet<String> s) { s.addAll(null); s.containsAll(null); } }");
    assertThat(probe.callee("s.addAll(null)"))
        .isEqualTo("java.util.AbstractCollection#addAll(java.util.Collection)");
  }

  @Test
  void constructorsAndTheirCalls() {
    Probe probe =
        Probe.of(
            """
            class A extends B { A() { this(1); } A(int i) { super("x"); }
              void m() { new A(); new C(); new java.io.FileInputStream("f"); new Thread(() -> {}) {}; new Runnable() {
                public void run() {} }; this.new In(2); } class In { In(int i) {} } }
            class B { B(String s) {} }
            class C {}
            """);
    assertThat(probe.callee("this(1)")).isEqualTo("A#<init>(int)");
    assertThat(probe.callee("super(\"x\")")).isEqualTo("B#<init>(java.lang.String)");
    assertThat(probe.callee("new A()")).isEqualTo("A#<init>()");
    assertThat(probe.callee("new C()")).isEqualTo("C#<init>()");
    assertThat(probe.callee("new java.io.FileInputStream(\"f\")"))
        .isEqualTo("java.io.FileInputStream#<init>(java.lang.String)");
    assertThat(probe.callee("this.new In(2)")).isEqualTo("A$In#<init>(int)");
    assertThat(probe.typing().invocation(probe.expr("this(1)")).viaType()).isTrue();
  }

  @Test
  void unqualifiedCallsBelongToTheClassAroundThatHasTheMethod() {
    Probe probe =
        Probe.of(
            """
            class A { void out() {}
              class In { void in() { out(); in(); missing(); } }
              Object o = new Object() { void an() { out(); } }; }
            """);
    assertThat(probe.receiver("out()")).isEqualTo("A");
    assertThat(probe.receiver("in()")).isEqualTo("A$In");
    assertThat(probe.receiver("missing()")).isEqualTo("?");
  }

  @Test
  void anUnknownSuperclassMayHaveTheMethod() {
    Probe probe =
        Probe.of(
            "import com.lib.Bot; class A extends Bot { void m() { execute(1).get(); toString(); } }");
    assertThat(probe.typing().invocation(probe.expr("execute(1)")))
        .isEqualTo(new Invocation(Type.of("A"), "execute", null, false));
    assertThat(probe.receiver("execute(1).get()")).isEqualTo("?");
    assertThat(probe.typeOf("toString()")).isEqualTo("String");
  }

  @Test
  void objectsMethodsAreKnownOfEveryClassButNotProtectedOnes() {
    Probe probe =
        Probe.of(
            """
            import com.lib.X;
            class A { void m(X x) { x.toString().trim(); x.equals(x); x.clone(); x.getClass().getName(); } }
            """);
    assertThat(probe.typeOf("x.toString().trim()")).isEqualTo("String");
    assertThat(probe.typeOf("x.equals(x)")).isEqualTo("boolean");
    assertThat(probe.callee("x.clone()")).isEqualTo("?");
    assertThat(probe.typeOf("x.getClass()")).isEqualTo("Class<com.lib.X>");
    assertThat(probe.typeOf("x.getClass().getName()")).isEqualTo("String");
  }

  @Test
  void cloningAnArrayThrowsNothing() {
    Probe probe = Probe.of("class A { Object m(int[] a) { return a.clone(); } }");
    MethodInfo method = probe.typing().invocation(probe.expr("a.clone()")).method();
    assertThat(method.throwsTypes()).isEmpty();
    assertThat(method.returns()).isEqualTo(new Type("int", java.util.List.of(), 1));
  }

  @Test
  void methodsSayWhatTheyThrowAndWhetherTheyAreStatic() {
    Probe probe =
        Probe.of(
            """
            class A { void m() throws Exception { Thread.sleep(1); own(); }
              static <X extends java.io.IOException> void own() throws X, q.Bad {} }
            """,
            "package q; public class Bad extends Exception {}");
    MethodInfo sleep = probe.typing().invocation(probe.expr("Thread.sleep(1)")).method();
    assertThat(sleep.throwsTypes()).containsExactly(Type.of("java.lang.InterruptedException"));
    assertThat(sleep.isStatic()).isTrue();
    assertThat(sleep.origin()).isEqualTo(Origin.PLATFORM);
    MethodInfo own = probe.typing().invocation(probe.expr("own()")).method();
    assertThat(own.throwsTypes()).containsExactly(Type.of("java.io.IOException"), Type.of("q.Bad"));
    assertThat(own).isEqualTo(probe.typing().info(probe.method("own")));
    assertThat(own.modifiers()).containsExactly(Modifier.STATIC);
    assertThat(probe.world().type("A").methods()).contains(own);
  }

  @Test
  void doesNotCallWhatItMayNotSee() {
    Probe probe =
        Probe.of(
            "class A { void m(q.B b) { b.f(\"x\"); } }",
            "package q; public class B { public void f(Object o) {} void f(CharSequence s) {} private void f(String s) {} }");
    assertThat(probe.callee("b.f(\"x\")")).isEqualTo("q.B#f(java.lang.Object)");
  }
}
