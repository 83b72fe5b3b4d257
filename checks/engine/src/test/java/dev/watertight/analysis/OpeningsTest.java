package dev.watertight.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.analysis.Openings.Freshness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies and files that open nothing are told by a look at them; the others are interpreted. */
final class OpeningsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "new FileInputStream(f);",
        "use(new FileInputStream(f));",
        "Files.newInputStream(f.toPath());",
        "if (done) { Files.newInputStream(f.toPath()); }",
        "InputStream in2 = unknown.stream();",
        "InputStream in2 = (InputStream) unknown.stream();",
        "other = unknown.stream();",
        "other = (InputStream) unknown.stream();",
        "in.close();",
        "use(opened());",
        "use(new Owner());",
        "int j = switch (i) { default -> 1; };",
      })
  void mayOpen(String statements) {
    assertThat(opens(statements)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "String s = f.getName();",
        "Object o = new Object();",
        "Unknown u = new Unknown();",
        "use(new Plain());",
        "InputStream in2 = null;",
        "InputStream in2 = other;",
        "InputStream in2;",
        "other = in;",
        "String s; s = f.getName();",
        "unknown.last = f.getName();",
        "field.close();",
        "in.read();",
        "close();",
        "use(kept());",
        "use(nothingToGive());",
        "f.getName();",
        "Runnable r = () -> new FileInputStream(f);",
      })
  void opensNothing(String statements) {
    assertThat(opens(statements)).isFalse();
  }

  private static boolean opens(String statements) {
    Code code = code(statements);
    return code.summaries().openings().in(code.body(), code.typing());
  }

  private static Code code(String statements) {
    return Code.of(
        """
        class Sample {
          InputStream field;
          Unknown unknown;
          void body(InputStream in, InputStream other, File f, boolean done, int i) {
            %s
          }
          InputStream opened() throws IOException { return new FileInputStream("a"); }
          InputStream kept() { return field; }
          InputStream none() { return null; }
          String nothingToGive() { return "a"; }
          void close() {}
          void use(Object o) {}
        }
        class Owner {
          private final InputStream in = new FileInputStream("a");
          void close() { in.close(); }
        }
        class Plain {
          void close() {}
        }
        interface Store {
          InputStream stored();
          InputStream fresh();
          InputStream mixed();
          InputStream nobody();
        }
        interface Orphan {
          InputStream orphan();
        }
        class Disk implements Store {
          InputStream kept;
          public InputStream stored() { return kept; }
          public InputStream fresh() { return new FileInputStream("a"); }
          public InputStream mixed() { return kept; }
          public InputStream nobody() { return null; }
        }
        class Memory implements Store {
          InputStream kept;
          public InputStream stored() { return kept; }
          public InputStream fresh() { return kept; }
          public InputStream mixed() { return null; }
          public InputStream nobody() { return null; }
        }
        """
            .formatted(statements));
  }

  private static Freshness freshness(String method) {
    Code code = code("");
    return code.summaries().openings().ofMethod(code.info(method));
  }

  @Test
  void whatAMethodGivesIsToldByItsBody() {
    assertThat(freshness("opened")).isEqualTo(Freshness.POSSIBLE);
    assertThat(freshness("kept")).isEqualTo(Freshness.NONE);
    assertThat(freshness("none")).isEqualTo(Freshness.UNKNOWN);
  }

  @Test
  void whatAnInterfaceGivesIsToldByWhatImplementsIt() {
    assertThat(freshness("stored")).isEqualTo(Freshness.NONE);
    assertThat(freshness("fresh")).isEqualTo(Freshness.POSSIBLE);
    assertThat(freshness("mixed")).isEqualTo(Freshness.UNKNOWN);
    assertThat(freshness("nobody")).isEqualTo(Freshness.UNKNOWN);
    assertThat(freshness("orphan")).isEqualTo(Freshness.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A { void m(File f) { new FileInputStream(f); } }",
        "class A { void m(Path p) { Files.newInputStream(p); } }",
        "class A { void m(Unknown u) { InputStream in = u.stream(); } }",
        "class A { void m(Unknown u) { u.close(); } }",
        "class A { void m() { use(opened()); } InputStream opened() { return null; } }",
        "class A { void m() { new Owner(); } }"
            + " class Owner { InputStream in = new FileInputStream(\"a\");"
            + " void close() { in.close(); } }",
      })
  void filesMayOpen(String classes) {
    Code code = Code.of(classes);
    assertThat(code.summaries().openings().in(code.mentions())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A {}",
        "class A { String m(String s) { return s.trim(); } }",
        "class A { void m() { new Plain(); } } class Plain { void close() {} }",
        "class A { void m() { new Unknown(); } }",
        "class A { void m() { use(text()); } String text() { return \"\"; } }",
        "class A { InputStream in; InputStream in() { return in; } }",
      })
  void filesOpenNothing(String classes) {
    Code code = Code.of(classes);
    assertThat(code.summaries().openings().in(code.mentions())).isFalse();
  }
}
