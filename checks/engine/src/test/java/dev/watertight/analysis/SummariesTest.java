package dev.watertight.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.analysis.Calls.ArgumentFate;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers are told of a project method. */
final class SummariesTest {
  private static Summary of(Code code, String method) {
    MethodInfo info = code.info(method);
    return code.summaries().of(new Invocation(Type.of(info.owner()), method, info, false));
  }

  private static Code code(String method) {
    return Code.of(
        """
        class Sample {
          InputStream field;
          Unknown unknown;
          JedisPool pool;
          %s
          InputStream opened() throws IOException { return new FileInputStream("a"); }
          void fail() { throw new IllegalStateException(); }
          InputStream first() { return second(); }
          InputStream second() { return first(); }
        }
        """
            .formatted(method));
  }

  private static Summary body(String method) {
    return of(code(method), "body");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "void body(InputStream in) { in.close(); } => RELEASED",
        "void body(InputStream in) { in.read(); } => BORROWED",
        "void body(InputStream in) {} => BORROWED",
        "void body(InputStream in) { field = in; } => STORED",
        "void body(InputStream in) { unknown.run(in); } => UNRESOLVED",
        "InputStream body(InputStream in) { return in; } => RETURNED",
        "InputStream body(InputStream in) { return new BufferedInputStream(in); } => RETURNED",
        "void body(InputStream in) { if (in != null) { in.close(); } } => RELEASED",
        "void body(InputStream in) { IOUtils.closeQuietly(in); } => RELEASED",
        "void body(InputStream in) { unknown.register(in); } => STORED",
        "void body(int i) {} => BORROWED",
        "void body(String s) { field = s; } => BORROWED",
        "void body(int i, InputStream in) { in.close(); } => BORROWED",
      })
  void theFateOfTheFirstArgument(String method, ArgumentFate expected) {
    assertThat(body(method).fate(0)).isEqualTo(expected);
  }

  @Test
  void theFateOfOthers() {
    Summary summary = body("void body(int i, InputStream in) { in.close(); }");
    assertThat(summary.fate(1)).isEqualTo(ArgumentFate.RELEASED);
    assertThat(summary.fate(2)).isEqualTo(ArgumentFate.RELEASED);
    assertThat(body("void body() {}").fate(0)).isNull();
    assertThat(Summary.UNKNOWN.fate(0)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "InputStream body() { return new FileInputStream(\"a\"); }",
        "InputStream body() { InputStream in = new FileInputStream(\"a\"); return in; }",
        "InputStream body() { return opened(); }",
        "InputStream body(boolean b) { if (b) { return opened(); } return opened(); }",
      })
  void givesSomethingFresh(String method) {
    Summary summary = body(method);
    assertThat(summary.fresh()).isNotNull();
    assertThat(summary.fresh().type()).isEqualTo("java.io.FileInputStream");
    assertThat(summary.mayReturnNull()).isFalse();
    assertThat(summary.isUnknown()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "void body() { new FileInputStream(\"a\"); }",
        "InputStream body() { return field; }",
        "InputStream body(InputStream in) { return in; }",
        "InputStream body(boolean b) { if (b) { return opened(); } return field; }",
        "InputStream body() { field = opened(); return field; }",
        "InputStream body() { InputStream in = opened(); in.close(); return in; }",
        "InputStream body() { InputStream in = unknown.any(); in.close(); return in; }",
      })
  void givesNothingFresh(String method) {
    assertThat(body(method).fresh()).isNull();
  }

  @Test
  void nullBesidesSomethingFresh() {
    Summary summary =
        body("InputStream body(boolean b) { if (b) { return null; } return opened(); }");
    assertThat(summary.fresh()).isNotNull();
    assertThat(summary.mayReturnNull()).isTrue();
  }

  @Test
  void nothingButNullSaysNothing() {
    Summary summary = body("InputStream body() { return null; }");
    assertThat(summary.isUnknown()).isTrue();
    assertThat(body("InputStream body() { fail(); return null; }").isUnknown()).isFalse();
    assertThat(body("int body() { return 1; }").isUnknown()).isFalse();
    assertThat(body("void body() { return; }").isUnknown()).isFalse();
  }

  @Test
  void mayNeverReturn() {
    assertThat(body("void body() { throw new IllegalStateException(); }").neverReturns()).isTrue();
    assertThat(body("void body() { System.exit(1); }").neverReturns()).isTrue();
    assertThat(body("void body(InputStream in) { fail(); }").neverReturns()).isTrue();
    assertThat(body("void body(boolean b) { if (b) { fail(); } }").neverReturns()).isFalse();
    assertThat(body("void body() {}").neverReturns()).isFalse();
    assertThat(body("int body() { return 1; }").neverReturns()).isFalse();
  }

  private static boolean releases(String method) {
    Code code = code(method);
    MethodInfo info = code.info("body");
    Invocation invocation = new Invocation(Type.of(info.owner()), "body", info, false);
    assertThat(of(code, "body").releasesReceiver())
        .isEqualTo(code.summaries().releasesReceiver(invocation));
    return code.summaries().releasesReceiver(invocation);
  }

  @Test
  void closesWhatItsObjectOwns() {
    assertThat(releases("void body() { field.close(); }")).isTrue();
    assertThat(releases("void body() { pool.destroy(); }")).isTrue();
    assertThat(releases("void body() { run(() -> field.close()); }")).isTrue();
    assertThat(releases("void body() { field.read(); }")).isFalse();
    assertThat(releases("void body(InputStream in) { in.close(); }")).isFalse();
    assertThat(releases("void body() { close(); }")).isFalse();
    assertThat(
            code("void body() {}")
                .summaries()
                .releasesReceiver(Code.body("in.close();").invocation("in.close()")))
        .isFalse();
  }

  @Test
  void aMethodThatLeadsBackToItselfIsUnknownThere() {
    Code code = code("InputStream body() { return first(); }");
    assertThat(of(code, "body").fresh()).isNull();
    assertThat(of(code, "first").fresh()).isNull();
    assertThat(of(code, "opened").fresh()).isNotNull();
  }

  private static final String IMPLEMENTED =
      """
      interface Store {
        InputStream open(InputStream in);
        void end();
        void fail();
        void nobody();
        InputStream either();
        InputStream unclear();
      }
      class Disk implements Store {
        InputStream field;
        public InputStream open(InputStream in) { in.close(); return new FileInputStream("a"); }
        public void end() { field.close(); }
        public void fail() { throw new IllegalStateException(); }
        public InputStream either() { return new FileInputStream("a"); }
        public InputStream unclear() { return new FileInputStream("a"); }
      }
      class Net implements Store {
        InputStream field;
        public InputStream open(InputStream in) { %s }
        public void end() { %s }
        public void fail() { %s }
        public InputStream either() { %s }
        public InputStream unclear() { return null; }
      }
      """;

  @Test
  void implementationsThatAgree() {
    Code code =
        Code.of(
            IMPLEMENTED.formatted(
                "in.close(); return new FileInputStream(\"b\");",
                "field.close();",
                "throw new IllegalStateException();",
                "if (field == null) { return null; } return new FileInputStream(\"b\");"));
    assertThat(of(code, "open").fresh()).isNotNull();
    assertThat(of(code, "open").fate(0)).isEqualTo(ArgumentFate.RELEASED);
    assertThat(of(code, "end").releasesReceiver()).isTrue();
    assertThat(of(code, "fail").neverReturns()).isTrue();
    assertThat(of(code, "either").mayReturnNull()).isTrue();
    assertThat(of(code, "either").isUnknown()).isFalse();
    assertThat(of(code, "unclear").isUnknown()).isTrue();
    assertThat(of(code, "nobody").isUnknown()).isTrue();
    MethodInfo end = code.info("end");
    assertThat(
            code.summaries().releasesReceiver(new Invocation(Type.of("Store"), "end", end, false)))
        .isTrue();
    assertThat(code.summaries().implementations(end)).hasSize(2);
  }

  @Test
  void implementationsThatDiffer() {
    Code code =
        Code.of(IMPLEMENTED.formatted("return field;", "field.read();", "", "return field;"));
    assertThat(of(code, "open").fresh()).isNull();
    assertThat(of(code, "open").fate(0)).isEqualTo(ArgumentFate.STORED);
    assertThat(of(code, "end").releasesReceiver()).isFalse();
    assertThat(of(code, "fail").neverReturns()).isFalse();
    assertThat(of(code, "either").fresh()).isNull();
    MethodInfo end = code.info("end");
    assertThat(
            code.summaries().releasesReceiver(new Invocation(Type.of("Store"), "end", end, false)))
        .isFalse();
  }

  @Test
  void tooManyImplementationsSayNothing() {
    StringBuilder classes = new StringBuilder("interface Store { void end(); }\n");
    for (int i = 0; i < 6; i++) {
      classes.append("class S%d implements Store { public void end() {} }\n".formatted(i));
    }
    Code six = Code.of(classes.toString());
    assertThat(six.summaries().implementations(six.info("end"))).hasSize(6);
    classes.append("class S6 implements Store { public void end() {} }\n");
    Code seven = Code.of(classes.toString());
    assertThat(seven.summaries().implementations(seven.info("end"))).isEmpty();
  }

  @Test
  void overloadsAndNestedTypesAreToldApart() {
    Code code =
        Code.of(
            """
            class Sample {
              InputStream body(int i) { return null; }
              InputStream body(String s) { return new FileInputStream(s); }
              static class Nested { InputStream nested() { return new FileInputStream("a"); } }
              void calls() { body("a"); body(1); new Nested().nested(); }
            }
            """);
    Code calls = code;
    assertThat(calls.summaries().of(calls.invocationIn("calls", "body(\"a\")")).fresh())
        .isNotNull();
    assertThat(calls.summaries().of(calls.invocationIn("calls", "body(1)")).fresh()).isNull();
    assertThat(calls.summaries().of(calls.invocationIn("calls", "new Nested().nested()")).fresh())
        .isNotNull();
    assertThat(
            Code.body("in.read();").summaries().of(Code.body("in.read();").invocation("in.read()")))
        .isSameAs(Summary.UNKNOWN);
  }
}
