package dev.watertight.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.Mentions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All names by which a file shows that it may have to do with resources, and no more. */
final class MentionsTest {
  private static Mentions body(String statements) {
    return Code.body(statements).mentions();
  }

  private static List<String> types(String statements) {
    return body(statements).types();
  }

  @Test
  void typesOfWhatIsCreatedOrDeclared() {
    assertThat(types("new Socket();")).contains("Socket");
    assertThat(types("Socket s = null;")).contains("Socket");
    assertThat(types("Supplier<Object> s = Socket::new;")).contains("Socket");
    assertThat(types("Supplier<Object> s = java.net.Socket::new;")).contains("Socket");
    assertThat(types("new Object() { Object o = new Socket(); };")).contains("Socket");
    assertThat(types("class Local { Object o = new Socket(); }")).contains("Socket");
    assertThat(types("Runnable r = () -> new Socket();")).contains("Socket");
    assertThat(types("use(new Object[] {new Socket()});")).contains("Socket");
    assertThat(types("Socket.class.getName();")).doesNotContain("Socket");
    assertThat(types("Socket.getDefault();")).doesNotContain("Socket");
    assertThat(types("")).doesNotContain("InputStream", "File");
  }

  @Test
  void typesOfParametersThatAreAssigned() {
    assertThat(types("in = null;")).contains("InputStream");
    assertThat(types("i = 1;")).doesNotContain("InputStream");
    assertThat(types("if (unknown instanceof Socket s) { s = null; }")).contains("Socket");
    assertThat(types("if (unknown instanceof Socket s) { s.shut(); }")).doesNotContain("Socket");
    assertThat(types("if (unknown instanceof Socket) {}")).doesNotContain("Socket");
    assertThat(types("run((Socket s) -> { s = null; });")).contains("Socket");
  }

  @Test
  void namesOfWhatIsCalled() {
    assertThat(body("unknown.run(); go(); use(unknown.field); use(unknown::refer);").called())
        .contains("run", "go", "use", "field", "refer");
    assertThat(body("use(Socket::new);").called()).doesNotContain("new");
    assertThat(Code.of("class A { static { run(); } { go(); } }").mentions().called())
        .contains("run", "go");
    assertThat(Code.of("class A { Object o = run(); class B { void m() { go(); } } }").mentions())
        .satisfies(mentions -> assertThat(mentions.called()).contains("run", "go"))
        .satisfies(mentions -> assertThat(mentions.declared()).containsExactly("m"))
        .satisfies(mentions -> assertThat(mentions.held()).containsExactly("Object"))
        .satisfies(mentions -> assertThat(mentions.path()).isEqualTo("Code.java"));
  }

  @Test
  void whatIsClosedOrBeyondTelling() {
    assertThat(body("in.close();").closing()).isTrue();
    assertThat(body("use(switch (i) { default -> 1; });").closing()).isTrue();
    assertThat(body("var v = in; v = other;").closing()).isTrue();
    assertThat(body("run(x -> { x = null; });").closing()).isTrue();
    assertThat(body("close();").closing()).isFalse();
    assertThat(body("in.read();").closing()).isFalse();
    assertThat(body("var v = in;").closing()).isFalse();
    assertThat(body("run(x -> use(x));").closing()).isFalse();
  }

  @Test
  void resourcesOfTry() {
    assertThat(body("try (in) {}").managing()).isTrue();
    assertThat(body("if (done) { try (var x = in) {} }").managing()).isTrue();
    assertThat(body("try { in.read(); } finally {}").managing()).isFalse();
  }

  @Test
  void equalNamesBecomeOneObject() {
    Code code = Code.body("unknown.run(); Socket s = null;");
    Mentions mentions = Mentions.of(code.file(), name -> "<" + name + ">");
    assertThat(mentions.called()).contains("<run>");
    assertThat(mentions.types()).contains("<Socket>");
    assertThat(mentions.declared()).contains("<body>");
    assertThat(mentions.held()).contains("<InputStream>");
  }
}
