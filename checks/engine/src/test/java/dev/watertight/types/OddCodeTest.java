package dev.watertight.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.watertight.model.Expr;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.TypeDecl;
import dev.watertight.model.TypeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OddCodeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A extends A { void m() { foo(); super.foo(); this.x = y; } }",
        "class A extends B { int i = f(); } class B extends C {} class C extends A { A.B.C d; }",
        "class A<T extends T> { T t; void m() { t.go(); } }",
        "class A<T extends U, U extends T> { T t; U u; void m() { t.go(); } }",
        "class A<T extends A<A<T>>> extends B<A<A<T>>> { T t = t.t.t.t; } class B<X> extends A<A<A<X>>> {}",
        "class A { A a() { return a().a(); } Object x = y; }",
        "class A { void m() { var x = x.y(); var f = f(g -> g); f = f; } }",
        "class A {} class A { void m() { new A(); } }",
        "class A { class A { A a; } }",
        "class A { int m(int a, int a) { int a = a; return a; } }",
        "class A extends A.B { class B {} }",
        "class A { class B extends C.D {} class C extends B.E { class D {} } }",
        "interface I extends J {} interface J extends I { I i(); } class A { Object m(I i) { return m(() -> i.i().i()); } }",
        "class A { void m() { f(() -> f(() -> f(() -> f(x -> x)))); } void f(Runnable r) {} void f(java.util.function.Function<String,String> g) {} }",
        "class A { void m() { a.b.c.d(); a[0].b(); (a).c++; new a.B().c(); f(a::b); } }",
        "import static a.B.*; import static a.B.c; import a.*; import c.c; class A { c d = e(); }",
        "enum E { A, B { E x = A; }; E m() { switch (this) { case A: return Z; } return null; } }",
        "record R(R r) { R { r.r().r(); } }",
        "class A { int i = this.this$0; Object o = super.x, p = A.super.x; static { super.x(); } }",
        "@interface N { N[] value() default {}; }",
        "class A { void m(Missing<Foo>[]... x) { for (var y : x) y.z(); for (var q : nothing) q.w(); } }"
      })
  void neverFails(String text) {
    Probe probe = Probe.of(text);
    assertThatNoException().isThrownBy(() -> askAll(probe));
  }

  private static void askAll(Probe probe) {
    Typing typing = probe.typing();
    for (Expr expression : probe.all(Expr.class)) {
      typing.typeOf(expression);
      typing.variable(expression);
      typing.typeNamed(expression);
      typing.constant(expression);
      typing.invocation(expression);
    }
    probe.all(TypeName.class).forEach(typing::resolve);
    for (TypeDecl type : probe.all(TypeDecl.class)) {
      TypeInfo info = typing.info(type);
      info.methods();
      info.fields();
      info.supertypes();
      probe.world().hierarchy(type.binaryName());
      probe.world().isSubtype(type.binaryName(), "java.lang.AutoCloseable");
    }
    probe.all(MethodDecl.class).forEach(typing::info);
  }

  @Test
  void longChainsTakeNoStack() {
    Probe probe =
        Probe.of(
            "class A { String m(StringBuilder b, String s) { return b"
                + ".append(1)".repeat(3000)
                + ".toString(); } Object n(String s) { return s"
                + " + s".repeat(3000)
                + "; } }");
    Expr.Call last = probe.all(Expr.Call.class).get(0);
    assertThat(probe.typing().typeOf(last)).isEqualTo(Type.STRING);
    Expr.Binary sum = probe.all(Expr.Binary.class).get(0);
    assertThat(probe.typing().typeOf(sum)).isEqualTo(Type.STRING);
  }

  @Test
  void nestedGenericCallsAreWorkedOutOnce() {
    String nested = "1";
    for (int i = 0; i < 40; i++) {
      nested = "f(" + nested + ", x -> x)";
    }
    Probe probe =
        Probe.of(
            "class A { <T> T f(T t, java.util.function.UnaryOperator<T> u) { return t; } <T> T f(String s, java.util.function.Function<T, T> u) { return null; }"
                + " Object m() { return "
                + nested
                + "; } }");
    assertThat(Probe.text(probe.typing().typeOf(probe.all(Expr.Call.class).get(0))))
        .isEqualTo("Integer");
  }

  @Test
  void typesDoNotGrowWithoutEnd() {
    StringBuilder body = new StringBuilder("var a0 = java.util.Map.of(1, 2);");
    for (int i = 1; i < 60; i++) {
      body.append("var a%d = java.util.Map.of(a%d, a%d);".formatted(i, i - 1, i - 1));
    }
    Probe probe = Probe.of("class A { void m() { " + body + " } }");
    assertThat(probe.local("a59")).startsWith("Map<Map<").hasSizeLessThan(2000);
  }
}
