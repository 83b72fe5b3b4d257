package dev.watertight.javac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StatementsTest {
  @Test
  void severalVariablesInOneDeclaration() {
    assertThat(Sources.placed("int a = 1, b[] = {2}, c; final var d = (a);"))
        .isEqualTo(
            """
            Local `a = 1` namePlace `a` a int`int`
              initializer: Literal `1` 1
            Local `b[] = {2}` namePlace `b` b int[]`int`
              initializer: NewArray `{2}`
                elements: Literal `2` 2
            Local `c` namePlace `c` c int`int`
            Local `d = (a)` namePlace `d` d [FINAL]
              initializer: Name `a` a
            """);
  }

  @Test
  void aVariableNamedVar() {
    assertThat(Sources.placed("var var = 1; int[] x[];"))
        .isEqualTo(
            """
            Local `var = 1` namePlace `var` var
              initializer: Literal `1` 1
            Local `x[]` namePlace `x` x int[][]`int[]`
            """);
  }

  @Test
  void branches() {
    assertThat(Sources.placed("if (a) ; else if ((b)) return; else { throw e; }"))
        .isEqualTo(
            """
            If `if (a) ; else if ((b)) return; else { throw e; }`
              condition: Name `a` a
              then: Empty `;`
              otherwise: If `if ((b)) return; else { throw e; }`
                condition: Name `b` b
                then: Return `return;`
                otherwise: Block `{ throw e; }`
                  Throw `throw e;`
                    exception: Name `e` e
            """);
  }

  @Test
  void loopsAndLabels() {
    assertThat(
            Sources.placed(
                """
                out: for (int i = 0, j = 1; i < j; i++, --j) continue out;
                for (i = 0, f(); ; ) break;
                for (final String s : all) { }
                do { } while (a);
                while (a) x--;
                """))
        .isEqualTo(
            """
            Labeled `out: for (int i = 0, j = 1; i < j; i++, --j) continue out;` out
              body: For `for (int i = 0, j = 1; i < j; i++, --j) continue out;`
                initializers: Local `i = 0` namePlace `i` i int`int`
                  initializer: Literal `0` 0
                initializers: Local `j = 1` namePlace `j` j int`int`
                  initializer: Literal `1` 1
                condition: Binary `i < j` <
                  left: Name `i` i
                  right: Name `j` j
                updates: Unary `i++` x++
                  operand: Name `i` i
                updates: Unary `--j` --x
                  operand: Name `j` j
                body: Continue `continue out;` out
            For `for (i = 0, f(); ; ) break;`
              initializers: Expression `i = 0`
                expression: Assign `i = 0` =
                  target: Name `i` i
                  value: Literal `0` 0
              initializers: Expression `f()`
                expression: Call `f()` f namePlace `f`
              body: Break `break;`
            ForEach `for (final String s : all) { }`
              variable: Local `s` namePlace `s` s String`String` [FINAL]
              iterable: Name `all` all
              body: Block `{ }`
            DoWhile `do { } while (a);`
              body: Block `{ }`
              condition: Name `a` a
            While `while (a) x--;`
              condition: Name `a` a
              body: Expression `x--;`
                expression: Unary `x--` x--
                  operand: Name `x` x
            """);
  }

  @Test
  void tries() {
    assertThat(
            Sources.placed(
                """
                try (var in = open(); out; this.log; R r = new R()) { try { } finally { } }
                catch (final A | b.B e) { } catch (C c) { }
                """))
        .isEqualTo(
            """
            Try `try (var in = open(); out; this.log; R r = new R()) { try { } finally { } } catch (final A | b.B e) { } catch (C c) { }`
              resources: Local `in = open()` namePlace `in` in [FINAL]
                initializer: Call `open()` open namePlace `open`
              resources: Expression `out`
                expression: Name `out` out
              resources: Expression `this.log`
                expression: Select `this.log` log
                  target: This `this`
              resources: Local `r = new R()` namePlace `r` r R`R` [FINAL]
                initializer: New `new R()` R`R`
              body: Block `{ try { } finally { } }`
                Try `try { } finally { }`
                  body: Block `{ }`
                  finallyBlock: Block `{ }`
              catches: Catch `catch (final A | b.B e) { }` types(A`A`, b.B`b.B`) e namePlace `e`
                body: Block `{ }`
              catches: Catch `catch (C c) { }` types(C`C`) c namePlace `c`
                body: Block `{ }`
            """);
  }

  @Test
  void switches() {
    assertThat(
            Sources.placed(
                """
                switch (a) { case 1, 2: case 3: f(); int x = 1; default: }
                switch (a) { case X -> f(); case Y -> { } default -> throw e; }
                """))
        .isEqualTo(
            """
            Switch `switch (a) { case 1, 2: case 3: f(); int x = 1; default: }`
              selector: Name `a` a
              cases: Case `case 1, 2:`
                labels: Literal `1` 1
                labels: Literal `2` 2
              cases: Case `case 3: f(); int x = 1`
                labels: Literal `3` 3
                body: Expression `f();`
                  expression: Call `f()` f namePlace `f`
                body: Local `x = 1` namePlace `x` x int`int`
                  initializer: Literal `1` 1
              cases: Case `default:` isDefault
            Switch `switch (a) { case X -> f(); case Y -> { } default -> throw e; }`
              selector: Name `a` a
              cases: Case `case X -> f();` arrow
                labels: Name `X` X
                body: Expression `f();`
                  expression: Call `f()` f namePlace `f`
              cases: Case `case Y -> { }` arrow
                labels: Name `Y` Y
                body: Block `{ }`
              cases: Case `default -> throw e;` isDefault arrow
                body: Throw `throw e;`
                  exception: Name `e` e
            """);
  }

  @Test
  void switchExpressions() {
    assertThat(Sources.placed("int x = switch (a) { case 1 -> (b) ; default -> { yield c; } };"))
        .isEqualTo(
            """
            Local `x = switch (a) { case 1 -> (b) ; default -> { yield c; } }` namePlace `x` x int`int`
              initializer: SwitchExpr `switch (a) { case 1 -> (b) ; default -> { yield c; } }`
                selector: Name `a` a
                cases: Case `case 1 -> (b) ;` arrow
                  labels: Literal `1` 1
                  body: Yield `(b) ;`
                    value: Name `b` b
                cases: Case `default -> { yield c; }` isDefault arrow
                  body: Block `{ yield c; }`
                    Yield `yield c;`
                      value: Name `c` c
            """);
  }

  @Test
  void theRest() {
    assertThat(Sources.placed("synchronized (this) { } assert a : b; ; class L { }"))
        .isEqualTo(
            """
            Synchronized `synchronized (this) { }`
              lock: This `this`
              body: Block `{ }`
            Assert `assert a : b;`
              condition: Name `a` a
              detail: Name `b` b
            Empty `;`
            LocalType `class L { }`
              type: TypeDecl `class L { }` namePlace `L` CLASS A$1L L
            """);
  }
}
