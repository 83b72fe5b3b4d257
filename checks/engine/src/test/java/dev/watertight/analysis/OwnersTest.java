package dev.watertight.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project type that opens something for itself and can close it is a resource. */
final class OwnersTest {
  private static final String CLOSE = " void close() { in.close(); }";

  private static @Nullable Birth judged(String members) {
    Code code =
        Code.of("class Owner { Owner(File f, InputStream given) {} %s }".formatted(members));
    return code.summaries().owners().judged(null, code.type("Owner"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "InputStream in = new FileInputStream(\"a\");" + CLOSE,
        "InputStream in = Files.newInputStream(Path.of(\"a\"));" + CLOSE,
        "Reader in = new InputStreamReader(new FileInputStream(\"a\"));" + CLOSE,
        "InputStream in; Owner() { in = new FileInputStream(\"a\"); }" + CLOSE,
        "InputStream in; Owner() { this.in = new FileInputStream(\"a\"); }" + CLOSE,
        "InputStream in = new FileInputStream(\"a\"); void stop() { in.close(); }",
        "InputStream in = new FileInputStream(\"a\"); void close() { Closer.closeQuietly(in); }",
        "InputStream in = new FileInputStream(\"a\"); void close() { ((Closeable) in).close(); }",
        "InputStream in = new FileInputStream(\"a\"); void close() { run(in::close); }",
        "InputStream in = new FileInputStream(\"a\"); void close() { try (in) { work(); } }",
        "InputStream in = new FileInputStream(\"a\"); void close() { run(() -> in.close()); }",
      })
  void owns(String members) {
    Birth birth = judged(members);
    assertThat(birth).isNotNull();
    assertThat(birth.type()).isEqualTo("Owner");
    assertThat(birth.certainty()).isEqualTo(Birth.Certainty.SURE);
    assertThat(birth.grade()).isEqualTo(Birth.Grade.RESOURCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CLOSE,
        "InputStream in;" + CLOSE,
        "InputStream in; Owner(InputStream i) { in = i; }" + CLOSE,
        "InputStream in = new FileInputStream(\"a\");",
        "InputStream in = new FileInputStream(\"a\"); void close() {}",
        "InputStream in = new FileInputStream(\"a\"); void close(int i) { in.close(); }",
        "InputStream in = new FileInputStream(\"a\"); void close() { in.read(); }",
        "InputStream in = new FileInputStream(\"a\"); void run() { in.close(); }",
        "InputStream in = new FileInputStream(\"a\"); static void close() { in.close(); }",
        "static InputStream in = new FileInputStream(\"a\");" + CLOSE,
        "static InputStream in; Owner() { in = new FileInputStream(\"a\"); }" + CLOSE,
        "InputStream in; void open() { in = new FileInputStream(\"a\"); }" + CLOSE,
        "InputStream in = new ByteArrayInputStream(new byte[0]);" + CLOSE,
        "ExecutorService in = Executors.newCachedThreadPool(); void close() { in.shutdown(); }",
        "InputStream in, on = new FileInputStream(\"a\");" + CLOSE,
        "InputStream on; Owner() { InputStream in = new FileInputStream(\"a\"); }" + CLOSE,
        "InputStream in = new FileInputStream(\"a\"); void close() { try (var x = open()) {} }",
      })
  void doesNotOwn(String members) {
    assertThat(judged(members)).isNull();
  }

  @Test
  void aStorageCountsForMoreThanAStream() {
    Birth birth =
        judged(
            "InputStream in = new FileInputStream(\"a\"); JedisPool pool = new JedisPool();"
                + " void close() { in.close(); pool.close(); }");
    assertThat(birth).isNotNull();
    assertThat(birth.grade()).isEqualTo(Birth.Grade.STORAGE);
  }

  @Test
  void whoeverExtendsItOwnsIt() {
    Code code =
        Code.of(
            "class Outer { static class Base { InputStream in = new FileInputStream(\"a\");"
                + CLOSE
                + " } } class Owner extends Outer.Base {}");
    Birth birth = code.summaries().owners().judged(null, code.type("Owner"));
    assertThat(birth).isNotNull();
    assertThat(birth.type()).isEqualTo("Owner");
  }

  @Test
  void whatRunsByItselfEndsByItself() {
    Code code =
        Code.of(
            "class Owner extends Thread { InputStream in = new FileInputStream(\"a\");"
                + CLOSE
                + " }");
    assertThat(code.summaries().owners().judged(null, code.type("Owner"))).isNull();
  }

  private static Birth.Certainty certainty(String type, String classes) {
    Code code = Code.of(classes);
    Birth birth = new Birth(type, Birth.Grade.RESOURCE, false, Birth.Certainty.SURE, false, false);
    Birth judged = code.summaries().owners().judged(birth, code.type(type));
    assertThat(judged).isNotNull();
    return judged.certainty();
  }

  @Test
  void anEmptyCloseOfTheProjectsOwnNeedsNoCalling() {
    String empty = "class Empty implements AutoCloseable { public void close() {} } ";
    assertThat(certainty("Empty", empty)).isEqualTo(Birth.Certainty.IF_DROPPED);
    assertThat(certainty("Sub", empty + "class Sub extends Empty {}"))
        .isEqualTo(Birth.Certainty.IF_DROPPED);
    assertThat(certainty("Sub", empty + "class Sub extends Empty { public void close() { x(); } }"))
        .isEqualTo(Birth.Certainty.SURE);
    assertThat(certainty("Sub", empty + "class Sub extends Empty { void close(int i) { x(); } }"))
        .isEqualTo(Birth.Certainty.IF_DROPPED);
    assertThat(certainty("Gone", "interface Gone extends AutoCloseable { void close(); }"))
        .isEqualTo(Birth.Certainty.SURE);
    assertThat(certainty("In", "class In extends InputStream { public void close() {} }"))
        .isEqualTo(Birth.Certainty.SURE);
    assertThat(certainty("Far", "class Far implements AutoCloseable {}"))
        .isEqualTo(Birth.Certainty.SURE);
  }
}
