package dev.watertight.javac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.ModelText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;

/** What the language has gained since the oldest JDK that Watertight runs on. */
final class NewerSyntaxTest {
  @Test
  void typePatternsInSwitchesAreReadWhereTheyAreAPreview() {
    assertThat(Sources.statements("switch (o) { case A a -> { } case null, default -> { } }"))
        .isEqualTo(
            """
            Switch
              selector: Name o
              cases: Case arrow
                patterns: OfType A a
                body: Block
              cases: Case isDefault arrow
                labels: Literal null
                body: Block
            """);
  }

  @Test
  @EnabledForJreRange(minVersion = 21)
  void recordPatternsAndGuards() {
    assertThat(
            Sources.placed(
                """
                switch (o) { case A(var b, final C c, D(int e)) when b > 1 -> f(); case g.H.I: break; default: }
                boolean x = o instanceof A<?>(B b);
                """))
        .isEqualTo(
            """
            Switch `switch (o) { case A(var b, final C c, D(int e)) when b > 1 -> f(); case g.H.I: break; default: }`
              selector: Name `o` o
              cases: Case `case A(var b, final C c, D(int e)) when b > 1 -> f();` arrow
                patterns: OfRecord `A(var b, final C c, D(int e))` A`A`
                  components: OfType `var b` b namePlace `b`
                  components: OfType `C c` C`C` c namePlace `c`
                  components: OfRecord `D(int e)` D`D`
                    components: OfType `int e` int`int` e namePlace `e`
                guard: Binary `b > 1` >
                  left: Name `b` b
                  right: Literal `1` 1
                body: Expression `f();`
                  expression: Call `f()` f namePlace `f`
              cases: Case `case g.H.I: break;`
                labels: Select `g.H.I` I
                  target: Select `g.H` H
                    target: Name `g` g
                body: Break `break;`
              cases: Case `default:` isDefault
            Local `x = o instanceof A<?>(B b)` namePlace `x` x boolean`boolean`
              initializer: InstanceOf `o instanceof A<?>(B b)`
                operand: Name `o` o
                pattern: OfRecord `A<?>(B b)` A<?`?`>`A<?>`
                  components: OfType `B b` B`B` b namePlace `b`
            """);
  }

  @Test
  @EnabledForJreRange(minVersion = 22)
  void unnamedVariablesAndPatterns() {
    assertThat(
            Sources.placed(
                """
                var _ = a(); for (var _ : b) { } f((_, c) -> d);
                try (var _ = e()) { } catch (G _) { }
                if (o instanceof A(_, B _, var _)) { }
                """))
        .isEqualTo(
            """
            Local `_ = a()` namePlace `_` _
              initializer: Call `a()` a namePlace `a`
            ForEach `for (var _ : b) { }`
              variable: Local `_` namePlace `_` _
              iterable: Name `b` b
              body: Block `{ }`
            Expression `f((_, c) -> d);`
              expression: Call `f((_, c) -> d)` f namePlace `f`
                Lambda `(_, c) -> d` expressionBody
                  parameters: Parameter `_` _
                  parameters: Parameter `c` c
                  body: Block `d`
                    Return `d`
                      value: Name `d` d
            Try `try (var _ = e()) { } catch (G _) { }`
              resources: Local `_ = e()` namePlace `_` _ [FINAL]
                initializer: Call `e()` e namePlace `e`
              body: Block `{ }`
              catches: Catch `catch (G _) { }` types(G`G`) _ namePlace `_`
                body: Block `{ }`
            If `if (o instanceof A(_, B _, var _)) { }`
              condition: InstanceOf `o instanceof A(_, B _, var _)`
                operand: Name `o` o
                pattern: OfRecord `A(_, B _, var _)` A`A`
                  components: Any `_`
                  components: OfType `B _` B`B`
                  components: OfType `var _`
              then: Block `{ }`
            """);
  }

  @Test
  @EnabledForJreRange(minVersion = 22)
  void statementsBeforeTheConstructorCall() {
    assertThat(Sources.members("A(int a) { check(a); super(a); b = a; }"))
        .isEqualTo(
            """
            MethodDecl <init>
              parameters: Parameter a int
              body: Block
                Expression
                  expression: Call check
                    Name a
                Expression
                  expression: Call super
                    Name a
                Expression
                  expression: Assign =
                    target: Name b
                    value: Name a
            """);
  }

  @Test
  @EnabledForJreRange(minVersion = 25)
  void compactFilesAndModuleImports() {
    assertThat(
            ModelText.withPlaces(
                Sources.read(
                    """
                    import module java.base;
                    // The start.
                    String a = "b";
                    void main() { new C() { }; }
                    record C() { }
                    """)))
        .isEqualTo(
            """
            ImportDecl `import module java.base;` java.base MODULE
            TypeDecl `String a = "b"; void main() { new C() { }; } record C() { }` namePlace `` IMPLICIT A A [FINAL]
              FieldDecl `a = "b"` namePlace `a` a String`String`
                initializer: Literal `"b"` "b"
              MethodDecl `void main() { new C() { }; }` namePlace `main` main void`void`
                body: Block `{ new C() { }; }`
                  Expression `new C() { };`
                    expression: New `new C() { }` C`C`
                      body: TypeDecl `{ }` namePlace `` ANONYMOUS A$1 superclasses(C`C`)
              TypeDecl `record C() { }` namePlace `C` RECORD A$C C [STATIC, FINAL]
                MethodDecl `C` namePlace `C` <init> implied
                  body: Block `C`
            """);
  }
}
