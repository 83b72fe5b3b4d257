package dev.watertight.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ExpressionsTest {
  private static String placed(String expression) {
    return Sources.placed("x = " + expression + ";")
        .lines()
        .skip(3)
        .map(line -> line.substring(4) + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void parenthesesAreDroppedButBelongToWhatIsAround() {
    assertThat(placed("((a)) + (b) * c.d"))
        .isEqualTo(
            """
            value: Binary `((a)) + (b) * c.d` +
              left: Name `a` a
              right: Binary `(b) * c.d` *
                left: Name `b` b
                right: Select `c.d` d
                  target: Name `c` c
            """);
  }

  @Test
  void literals() {
    assertThat(placed("f(1, -2, - 3L, -(4), -1.5f, 'c', \"a\\tb\", true, null, 0x1F, -0x1)"))
        .isEqualTo(
            """
            value: Call `f(1, -2, - 3L, -(4), -1.5f, 'c', "a\\tb", true, null, 0x1F, -0x1)` f namePlace `f`
              Literal `1` 1
              Literal `-2` -2
              Literal `- 3L` -3L
              Unary `-(4)` -
                operand: Literal `4` 4
              Unary `-1.5f` -
                operand: Literal `1.5f` 1.5f
              Literal `'c'` 'c'
              Literal `"a\\tb"` "a\tb"
              Literal `true` true
              Literal `null` null
              Literal `0x1F` 31
              Literal `-0x1` -1
            """);
  }

  @Test
  void textBlocks() {
    assertThat(Sources.statements("String s = \"\"\"\n    a\n      b\\\n    c\n    \"\"\";"))
        .isEqualTo(
            """
            Local s String
              initializer: Literal "a\\n  bc\\n"
            """);
  }

  @Test
  void stringsAreNotJoined() {
    assertThat(placed("\"a\" + \"b\" + c"))
        .isEqualTo(
            """
            value: Binary `"a" + "b" + c` +
              left: Binary `"a" + "b"` +
                left: Literal `"a"` "a"
                right: Literal `"b"` "b"
              right: Name `c` c
            """);
  }

  @Test
  void calls() {
    assertThat(placed("this.<T>a(1).b /* c */ ().super_()"))
        .isEqualTo(
            """
            value: Call `this.<T>a(1).b /* c */ ().super_()` super_ namePlace `super_`
              target: Call `this.<T>a(1).b /* c */ ()` b namePlace `b`
                target: Call `this.<T>a(1)` a namePlace `a` typeArguments(T`T`)
                  target: This `this`
                  Literal `1` 1
            """);
  }

  @Test
  void qualifiedThisAndSuper() {
    assertThat(placed("f(A.this.b, A.super.c(), super.d(), int[].class, a.B.class)"))
        .isEqualTo(
            """
            value: Call `f(A.this.b, A.super.c(), super.d(), int[].class, a.B.class)` f namePlace `f`
              Select `A.this.b` b
                target: This `A.this`
                  qualifier: Name `A` A
              Call `A.super.c()` c namePlace `c`
                target: Super `A.super`
                  qualifier: Name `A` A
              Call `super.d()` d namePlace `d`
                target: Super `super`
              ClassLiteral `int[].class` int[]`int[]`
              ClassLiteral `a.B.class` a.B`a.B`
            """);
  }

  @Test
  void creations() {
    assertThat(placed("f(new java.util.ArrayList<>(1), o.new In<A>() { int i; }, new <X>Y())"))
        .isEqualTo(
            """
            value: Call `f(new java.util.ArrayList<>(1), o.new In<A>() { int i; }, new <X>Y())` f namePlace `f`
              New `new java.util.ArrayList<>(1)` java.util.ArrayList`java.util.ArrayList<>`
                Literal `1` 1
              New `o.new In<A>() { int i; }` In<A`A`>`In<A>`
                outer: Name `o` o
                body: TypeDecl `{ int i; }` namePlace `` ANONYMOUS A$1 superclasses(In<A`A`>`In<A>`)
                  FieldDecl `i` namePlace `i` i int`int`
              New `new <X>Y()` Y`Y`
            """);
  }

  @Test
  void arrays() {
    assertThat(placed("f(new int[n][2][], new String[] {a, {b}}, c[0][1])"))
        .isEqualTo(
            """
            value: Call `f(new int[n][2][], new String[] {a, {b}}, c[0][1])` f namePlace `f`
              NewArray `new int[n][2][]` int[][][]`int`
                dimensions: Name `n` n
                dimensions: Literal `2` 2
              NewArray `new String[] {a, {b}}` String[]`String`
                elements: Name `a` a
                elements: NewArray `{b}`
                  elements: Name `b` b
              Index `c[0][1]`
                array: Index `c[0]`
                  array: Name `c` c
                  index: Literal `0` 0
                index: Literal `1` 1
            """);
  }

  @Test
  void lambdasAndReferences() {
    assertThat(
            placed(
                "f(() -> (a), b -> { }, (c, d) -> e, (final int... g) -> h, (var i) -> j, K::new,"
                    + " int[]::new, L<M>::n, o.P::new, super::q)"))
        .isEqualTo(
            """
            value: Call `f(() -> (a), b -> { }, (c, d) -> e, (final int... g) -> h, (var i) -> j, K::new, int[]::new, L<M>::n, o.P::new, super::q)` f namePlace `f`
              Lambda `() -> (a)` expressionBody
                body: Block `a`
                  Return `a`
                    value: Name `a` a
              Lambda `b -> { }`
                parameters: Parameter `b` b
                body: Block `{ }`
              Lambda `(c, d) -> e` expressionBody
                parameters: Parameter `c` c
                parameters: Parameter `d` d
                body: Block `e`
                  Return `e`
                    value: Name `e` e
              Lambda `(final int... g) -> h` expressionBody
                parameters: Parameter `g` g int[]`int` varargs [FINAL]
                body: Block `h`
                  Return `h`
                    value: Name `h` h
              Lambda `(var i) -> j` expressionBody
                parameters: Parameter `i` i
                body: Block `j`
                  Return `j`
                    value: Name `j` j
              MethodRef `K::new` new
                target: Name `K` K
              MethodRef `int[]::new` new
                target: TypeUse `int[]` int[]`int[]`
              MethodRef `L<M>::n` n
                target: TypeUse `L<M>` L<M`M`>`L<M>`
              MethodRef `o.P::new` new
                target: Select `o.P` P
                  target: Name `o` o
              MethodRef `super::q` q
                target: Super `super`
            """);
  }

  @Test
  void operators() {
    assertThat(placed("a ? b : (c += !d) == 1 && e instanceof F[] && g instanceof final H h"))
        .isEqualTo(
            """
            value: Conditional `a ? b : (c += !d) == 1 && e instanceof F[] && g instanceof final H h`
              condition: Name `a` a
              whenTrue: Name `b` b
              whenFalse: Binary `(c += !d) == 1 && e instanceof F[] && g instanceof final H h` &&
                left: Binary `(c += !d) == 1 && e instanceof F[]` &&
                  left: Binary `(c += !d) == 1` ==
                    left: Assign `c += !d` +=
                      target: Name `c` c
                      value: Unary `!d` !
                        operand: Name `d` d
                    right: Literal `1` 1
                  right: InstanceOf `e instanceof F[]`
                    operand: Name `e` e
                    pattern: OfType `F[]` F[]`F[]`
                right: InstanceOf `g instanceof final H h`
                  operand: Name `g` g
                  pattern: OfType `H h` H`H` h namePlace `h`
            """);
  }

  @Test
  void casts() {
    assertThat(placed("(A & b.B<? super C[]>) (D) e"))
        .isEqualTo(
            """
            value: Cast `(A & b.B<? super C[]>) (D) e` types(A`A`, b.B<? super<C[]`C[]`>`? super C[]`>`b.B<? super C[]>`)
              operand: Cast `(D) e` types(D`D`)
                operand: Name `e` e
            """);
  }
}
