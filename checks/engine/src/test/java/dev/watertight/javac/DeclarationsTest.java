package dev.watertight.javac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.ModelText;
import org.junit.jupiter.api.Test;

final class DeclarationsTest {
  private static String model(String text) {
    return ModelText.of(Sources.read(text));
  }

  @Test
  void packageImportsAndAnnotations() {
    assertThat(
            model(
                """
                package a.b;
                import c.D; import static e.F.g; import h.*; import static i.J.*;
                @K(value = {1, 2}, l = @M("n")) @O(p) @Q class R { }
                """))
        .isEqualTo(
            """
            package a.b
            ImportDecl c.D TYPE
            ImportDecl e.F.g STATIC_MEMBER
            ImportDecl h TYPES_ON_DEMAND
            ImportDecl i.J STATIC_ON_DEMAND
            TypeDecl CLASS a.b.R R
              annotations: Annotation K
                value: NewArray
                  elements: Literal 1
                  elements: Literal 2
                l: Nested
                  annotation: Annotation M
                    value: Literal "n"
              annotations: Annotation O
                value: Name p
              annotations: Annotation Q
            """);
  }

  @Test
  void membersInTheirOrderWithoutWhatTheCompilerMakes() {
    assertThat(
            Sources.members(
                """
                int a, b[] = {}; { f(); } static { g(); } ;
                <T extends X & Y<T>> A(int... i) throws E { super(); }
                @Deprecated protected abstract int m(final int p, String[] q[])[] throws E, F;
                native void n();
                """))
        .isEqualTo(
            """
            FieldDecl a int
            FieldDecl b int[]
              initializer: NewArray
            Initializer
              body: Block
                Expression
                  expression: Call f
            Initializer isStatic
              body: Block
                Expression
                  expression: Call g
            MethodDecl <init> <T extends X & Y<T>> throwsTypes(E)
              parameters: Parameter i int[] varargs
              body: Block
                Expression
                  expression: Call super
            MethodDecl m int[] throwsTypes(E, F) [PROTECTED, ABSTRACT]
              parameters: Parameter p int [FINAL]
              parameters: Parameter q String[][]
              annotations: Annotation Deprecated
            MethodDecl n void [NATIVE]
            """);
  }

  @Test
  void interfacesImplyModifiers() {
    assertThat(
            model(
                """
                sealed interface I extends J, K permits L, M {
                  int C = 1; void a(); default void b() { } static void c() { } private void d() { }
                  class N { } enum O { } record P() { }
                }
                @interface Q { int r() default 1; }
                """))
        .isEqualTo(
            """
            TypeDecl INTERFACE I I [ABSTRACT, SEALED] superclasses(J, K) permitted(L, M)
              FieldDecl C int [PUBLIC, STATIC, FINAL]
                initializer: Literal 1
              MethodDecl a void [PUBLIC, ABSTRACT]
              MethodDecl b void [PUBLIC, DEFAULT]
                body: Block
              MethodDecl c void [PUBLIC, STATIC]
                body: Block
              MethodDecl d void [PRIVATE]
                body: Block
              TypeDecl CLASS I$N N [PUBLIC, STATIC]
              TypeDecl ENUM I$O O [PUBLIC, STATIC, FINAL]
              TypeDecl RECORD I$P P [PUBLIC, STATIC, FINAL]
                MethodDecl <init> [PUBLIC] implied
                  body: Block
            TypeDecl ANNOTATION Q Q [ABSTRACT]
              MethodDecl r int [PUBLIC, ABSTRACT]
            """);
  }

  @Test
  void enumConstantsAreFields() {
    assertThat(
            ModelText.withPlaces(
                Sources.read("enum E { @X A, B(1) { int i; }, C() { }; E(int... i) { } }")))
        .isEqualTo(
            """
            TypeDecl `enum E { @X A, B(1) { int i; }, C() { }; E(int... i) { } }` namePlace `E` ENUM E E
              FieldDecl `A` namePlace `A` A E`A` [PUBLIC, STATIC, FINAL]
                annotations: Annotation `@X` X
                initializer: New `A` E`A`
              FieldDecl `B(1) { int i; }` namePlace `B` B E`B` [PUBLIC, STATIC, FINAL]
                initializer: New `B(1) { int i; }` E`B`
                  Literal `1` 1
                  body: TypeDecl `{ int i; }` namePlace `` ANONYMOUS E$1 superclasses(E`B`)
                    FieldDecl `i` namePlace `i` i int`int`
              FieldDecl `C() { }` namePlace `C` C E`C` [PUBLIC, STATIC, FINAL]
                initializer: New `C() { }` E`C`
                  body: TypeDecl `{ }` namePlace `` ANONYMOUS E$2 superclasses(E`C`)
              MethodDecl `E(int... i) { }` namePlace `E` <init> [PRIVATE]
                parameters: Parameter `i` i int[]`int` varargs
                body: Block `{ }`
            """);
  }

  @Test
  void recordsHaveFieldsConstructorAndAccessors() {
    assertThat(model("public record R<T>(@X int a, T... b) { public T[] b() { return null; } }"))
        .isEqualTo(
            """
            TypeDecl RECORD R R [PUBLIC, FINAL] <T>
              recordComponents: Parameter a int
                annotations: Annotation X
              recordComponents: Parameter b T[] varargs
              FieldDecl a int [PRIVATE, FINAL]
                annotations: Annotation X
              FieldDecl b T[] [PRIVATE, FINAL]
              MethodDecl b T[] [PUBLIC]
                body: Block
                  Return
                    value: Literal null
              MethodDecl <init> [PUBLIC] implied
                parameters: Parameter a int
                  annotations: Annotation X
                parameters: Parameter b T[] varargs
                body: Block
                  Expression
                    expression: Assign =
                      target: Select a
                        target: This
                      value: Name a
                  Expression
                    expression: Assign =
                      target: Select b
                        target: This
                      value: Name b
              MethodDecl a int [PUBLIC] implied
                body: Block
                  Return
                    value: Select a
                      target: This
            """);
  }

  @Test
  void compactConstructorsAssignAtTheirEnd() {
    assertThat(
            model(
                "record R(int a) { R { check(a); } R(String s) { this(1); } int a() { return 1; }"
                    + " }"))
        .isEqualTo(
            """
            TypeDecl RECORD R R [FINAL]
              recordComponents: Parameter a int
              FieldDecl a int [PRIVATE, FINAL]
              MethodDecl <init>
                parameters: Parameter a int
                body: Block
                  Expression
                    expression: Call check
                      Name a
                  Expression
                    expression: Assign =
                      target: Select a
                        target: This
                      value: Name a
              MethodDecl <init>
                parameters: Parameter s String
                body: Block
                  Expression
                    expression: Call this
                      Literal 1
              MethodDecl a int
                body: Block
                  Return
                    value: Literal 1
            """);
  }

  @Test
  void localAndAnonymousClassesAreNumberedInSourceOrder() {
    String model =
        model(
            """
            package p;
            class A {
              Object a = new B(new C() { }) { Object d = new E() { }; };
              void m() { class L { } Runnable r = () -> { class L { class M { } } new F() { }; }; }
              class I { Object g = new G() { }; }
            }
            """);

    assertThat(model.lines().filter(line -> line.contains("TypeDecl")).map(String::strip))
        .containsExactly(
            "TypeDecl CLASS p.A A",
            "body: TypeDecl ANONYMOUS p.A$1 superclasses(C)",
            "body: TypeDecl ANONYMOUS p.A$2 superclasses(B)",
            "body: TypeDecl ANONYMOUS p.A$2$1 superclasses(E)",
            "type: TypeDecl CLASS p.A$1L L",
            "type: TypeDecl CLASS p.A$2L L",
            "TypeDecl CLASS p.A$2L$M M",
            "body: TypeDecl ANONYMOUS p.A$3 superclasses(F)",
            "TypeDecl CLASS p.A$I I",
            "body: TypeDecl ANONYMOUS p.A$I$1 superclasses(G)");
  }

  @Test
  void moduleAndPackageFilesHaveNoTypes() {
    assertThat(model("import a.B; @Deprecated open module c.d { requires e; }"))
        .isEqualTo("ImportDecl a.B TYPE\n");
    assertThat(model("@Deprecated package a.b;")).isEqualTo("package a.b\nAnnotation Deprecated\n");
    assertThat(model("")).isEmpty();
  }
}
