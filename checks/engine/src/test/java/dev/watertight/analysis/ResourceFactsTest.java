package dev.watertight.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.analysis.Birth.Certainty;
import dev.watertight.analysis.Birth.Grade;
import dev.watertight.analysis.ResourceFacts.Ending;
import dev.watertight.catalogue.Kind;
import dev.watertight.model.Expr;
import dev.watertight.types.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What names, types and the catalogue say of creating, wrapping, lending and closing. */
final class ResourceFactsTest {
  private static Code code(String statements) {
    return Code.of(
        """
        class Sample {
          InputStream field;
          org.apache.http.conn.HttpClientConnectionManager manager;
          void body(
              InputStream in, byte[] bytes, String text, File f, Unknown unknown, Socket socket,
              ZipFile zip, Jedis jedis, JedisPool pool, java.sql.Connection connection,
              java.sql.Statement statement, java.nio.file.Path path, ExecutorService executor,
              com.fasterxml.jackson.databind.ObjectMapper json, StringBuilder out, Reader reader,
              java.util.stream.Stream<String> stream)
              throws Exception {
            %s
          }
        }
        class Quiet extends ByteArrayInputStream {}
        class Loud extends ByteArrayInputStream { public void close() { flush(); } }
        class Louder extends Loud {}
        class Own implements AutoCloseable { public void close() { flush(); } }
        class Mutex implements java.util.concurrent.locks.Lock, AutoCloseable {}
        class Plain {}
        """
            .formatted(statements));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"close", "shutdownNow", "closeAllNow", "closeQuietly", "endQuietly", "disposeAll"})
  void closingNames(String name) {
    assertThat(ResourceFacts.isClosing(name)).isTrue();
    assertThat(ResourceFacts.isTakingBack(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"closed", "closest", "read", "ending", "releasesNothing", "isClosed"})
  void otherNames(String name) {
    assertThat(ResourceFacts.isClosing(name)).isFalse();
    assertThat(ResourceFacts.isTakingBack(name)).isFalse();
  }

  @Test
  void namesOfTakingBackStoringKeepingAndGiving() {
    assertThat(ResourceFacts.isTakingBack("returnResource")).isTrue();
    assertThat(ResourceFacts.isTakingBack("returned")).isFalse();
    assertThat(ResourceFacts.isStoring("register")).isTrue();
    assertThat(ResourceFacts.isStoring("addAll")).isTrue();
    assertThat(ResourceFacts.isStoring("address")).isFalse();
    assertThat(ResourceFacts.isStoring("run")).isFalse();
    assertThat(ResourceFacts.isKeeping("setIn")).isTrue();
    assertThat(ResourceFacts.isKeeping("add")).isTrue();
    assertThat(ResourceFacts.isKeeping("registerAll")).isTrue();
    assertThat(ResourceFacts.isKeeping("store")).isFalse();
    assertThat(ResourceFacts.isKeeping("settle")).isFalse();
    assertThat(ResourceFacts.isGiving("openSession")).isTrue();
    assertThat(ResourceFacts.isGiving("getConnection")).isTrue();
    assertThat(ResourceFacts.isGiving("opened")).isFalse();
    assertThat(ResourceFacts.isGiving("getName")).isFalse();
    assertThat(ResourceFacts.isStreamName("a.b.LineReader")).isTrue();
    assertThat(ResourceFacts.isStreamName("a.b.ReaderFactory")).isFalse();
    assertThat(ResourceFacts.simple("a.b.C")).isEqualTo("C");
    assertThat(ResourceFacts.simple("a.b.C$D")).isEqualTo("D");
    assertThat(ResourceFacts.simple("D")).isEqualTo("D");
  }

  private static boolean isConsuming(String call) {
    Code code = code(call + ";");
    return code.facts().isConsuming((Expr.Call) code.expression(call));
  }

  @Test
  void namesOfConsuming() {
    assertThat(isConsuming("unknown.parse(in)")).isTrue();
    assertThat(isConsuming("unknown.readAll(in)")).isTrue();
    assertThat(isConsuming("unknown.reading(in)")).isFalse();
    assertThat(isConsuming("unknown.run(in)")).isFalse();
    assertThat(isConsuming("unknown.readValue(in)")).isFalse();
    assertThat(isConsuming("objectMapper.read(in)")).isFalse();
    assertThat(isConsuming("unknown.mapper.read(in)")).isFalse();
    assertThat(isConsuming("unknown.getMapper().read(in)")).isFalse();
    assertThat(isConsuming("unknown.get().read(in)")).isTrue();
    assertThat(isConsuming("read(in)")).isTrue();
  }

  private static @Nullable Birth created(String creation) {
    Code code = code(creation + ";");
    return code.facts().created((Expr.New) code.expression(creation), code.typing());
  }

  private static @Nullable Birth obtained(String call) {
    Code code = code(call + ";");
    Expr.Call found = (Expr.Call) code.expression(call);
    return code.facts().obtained(found, code.typing().invocation(found), code.typing());
  }

  private static String text(@Nullable Birth birth) {
    return birth == null
        ? "-"
        : ResourceFacts.simple(birth.type())
            + " "
            + birth.grade()
            + " "
            + birth.certainty()
            + (birth.borrowed() ? " borrowed" : "")
            + (birth.nullable() ? " nullable" : "")
            + (birth.ownIo() ? " io" : "");
  }

  @ParameterizedTest
  @CsvSource({
    "new FileInputStream(f), FileInputStream RESOURCE SURE io",
    "new Socket(), Socket RESOURCE SURE io",
    "new JedisPool(), JedisPool STORAGE SURE",
    "new Own(), Own RESOURCE SURE",
    "new Loud(), Loud RESOURCE POSSIBLE",
    "new Louder(), Louder RESOURCE POSSIBLE",
    "new Quiet(), -",
    "new ByteArrayInputStream(bytes), -",
    "new Mutex(), -",
    "new Plain(), -",
    "new Unheard(), -",
    "new Scanner(System.in), -",
    "new BufferedReader(new InputStreamReader(System.in)), -",
    "new Scanner(f), Scanner RESOURCE SURE io",
  })
  void whatACreationMakes(String creation, String expected) {
    assertThat(text(created(creation))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "Files.newInputStream(path) => InputStream RESOURCE SURE io",
        "Files.list(path) => Stream RESOURCE SURE",
        "pool.getResource() => Jedis STORAGE SURE borrowed",
        "connection.createStatement() => Statement RESOURCE SURE",
        "statement.executeQuery(text) => ResultSet RESOURCE ON_EVIDENCE",
        "java.sql.DriverManager.getConnection(text) => Connection STORAGE SURE",
        "Executors.newFixedThreadPool(2) => ExecutorService RESOURCE SURE",
        "socket.getInputStream() => -",
        "zip.getInputStream(null) => -",
        "unknown.open() => -",
        "text.trim() => -",
      })
  void whatACallGives(String call, String expected) {
    assertThat(text(obtained(call))).isEqualTo(expected);
  }

  @Test
  void whatMayBeCreated() {
    ResourceFacts facts = code("").facts();
    assertThat(facts.mayCreate("java.io.FileInputStream")).isTrue();
    assertThat(facts.mayCreate("Own")).isTrue();
    assertThat(facts.mayCreate("Quiet")).isTrue();
    assertThat(facts.mayCreate("java.io.ByteArrayInputStream")).isFalse();
    assertThat(facts.mayCreate("Plain")).isFalse();
    assertThat(facts.mayCreate("Unheard")).isFalse();
  }

  @Test
  void whatMethodsMayGive() {
    ResourceFacts facts = code("").facts();
    assertThat(facts.mayGive(Type.of("java.io.InputStream"))).isTrue();
    assertThat(facts.mayGive(Type.OBJECT)).isTrue();
    assertThat(facts.mayGive(Type.STRING)).isFalse();
    assertThat(facts.mayGive(Type.VOID)).isFalse();
    assertThat(facts.mayGive(Type.UNKNOWN)).isFalse();
    assertThat(facts.mayGive(Type.of("int"))).isFalse();
    assertThat(facts.mayGive(Type.of("Plain"))).isFalse();
    assertThat(facts.mustBeClosed(Type.of("java.io.FileInputStream"))).isTrue();
    assertThat(facts.mustBeClosed(Type.of("java.io.ByteArrayInputStream"))).isFalse();
    assertThat(facts.mustBeClosed(Type.of("int"))).isFalse();
    assertThat(facts.mustBeClosed(Type.UNKNOWN)).isFalse();
    assertThat(facts.isNamedAsCreator("newInputStream")).isTrue();
    assertThat(facts.isNamedAsCreator("trim")).isFalse();
  }

  @Test
  void kindsOfTypes() {
    ResourceFacts facts = code("").facts();
    assertThat(facts.kind("java.io.FileInputStream")).isEqualTo(Kind.STREAM);
    assertThat(facts.kind("redis.clients.jedis.Jedis")).isEqualTo(Kind.REDIS_CLIENT);
    assertThat(facts.kind("Louder")).isEqualTo(Kind.STREAM);
    assertThat(facts.kind("Own")).isNull();
    assertThat(facts.kind("Plain")).isNull();
    assertThat(facts.isStream(Type.of("java.io.FileInputStream"))).isTrue();
    assertThat(facts.isStream(Type.of("java.nio.channels.FileChannel"))).isTrue();
    assertThat(facts.isStream(Type.of("org.unheard.LineReader"))).isTrue();
    assertThat(facts.isStream(Type.of("redis.clients.jedis.Jedis"))).isFalse();
    assertThat(facts.isStream(Type.UNKNOWN)).isFalse();
  }

  @Test
  void whatIsCloseable() {
    ResourceFacts facts = code("").facts();
    assertThat(facts.isCloseable(Type.of("Own"))).isTrue();
    assertThat(facts.isCloseable(Type.of("Plain"))).isFalse();
    assertThat(facts.isCloseable(Type.UNKNOWN)).isFalse();
    assertThat(facts.isCloseable(new Type("Own", java.util.List.of(), 1))).isFalse();
    assertThat(facts.looksCloseable(Type.of("Own"))).isTrue();
    assertThat(facts.looksCloseable(Type.of("org.unheard.FooClient"))).isTrue();
    assertThat(facts.looksCloseable(Type.of("org.unheard.Foo"))).isFalse();
    assertThat(facts.looksCloseable(Type.of("Plain"))).isFalse();
    assertThat(facts.mayBeCloseable(Type.UNKNOWN)).isTrue();
    assertThat(facts.mayBeCloseable(Type.of("Own"))).isTrue();
    assertThat(facts.mayBeCloseable(Type.of("org.unheard.Foo"))).isTrue();
    assertThat(facts.mayBeCloseable(Type.of("java.io.File"))).isFalse();
    assertThat(facts.mayBeCloseable(Type.STRING)).isFalse();
    assertThat(facts.mayBeCloseable(Type.of("int"))).isFalse();
    assertThat(facts.mayBeCloseable(new Type("Own", java.util.List.of(), 1))).isFalse();
    assertThat(facts.isInMemory(Type.of("java.io.ByteArrayInputStream"))).isTrue();
    assertThat(facts.isInMemory(Type.of("java.io.FileInputStream"))).isFalse();
    assertThat(facts.isInMemory(Type.of("java.io.File"))).isTrue();
    assertThat(facts.isInMemory(Type.UNKNOWN)).isFalse();
    assertThat(facts.isInMemory(Type.NULL)).isFalse();
    assertThat(facts.isPlain(Type.of("Plain"))).isTrue();
    assertThat(facts.isPlain(Type.of("Own"))).isFalse();
    assertThat(facts.isPlain(Type.of("org.unheard.Foo"))).isFalse();
    assertThat(facts.isPlain(Type.UNKNOWN)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "java.io.InputStream, close, CLOSES",
    "java.io.InputStream, read, KEEPS",
    "?, close, CLOSES",
    "?, run, KEEPS",
    "java.util.concurrent.ExecutorService, shutdown, CLOSES",
    "java.util.concurrent.ExecutorService, submit, KEEPS",
    "Plain, stop, CLOSES",
  })
  void whatEnds(String type, String method, Ending expected) {
    Type receiver = type.equals("?") ? Type.UNKNOWN : Type.of(type);
    assertThat(code("").facts().ending(receiver, method, type)).isEqualTo(expected);
  }

  private static boolean isView(String call) {
    Code code = code(call + ";");
    Expr.Call found = (Expr.Call) code.expression(call);
    Type receiver = found.target() == null ? Type.UNKNOWN : code.typing().typeOf(found.target());
    return code.facts()
        .isView(
            receiver, found, code.typing().invocation(found).method(), code.typing().typeOf(found));
  }

  @Test
  void viewsCloseTheWhole() {
    assertThat(isView("socket.getInputStream()")).isTrue();
    assertThat(isView("zip.getInputStream(null)")).isFalse();
    assertThat(isView("reader.read()")).isFalse();
    assertThat(isView("stream.filter(s -> true)")).isTrue();
    assertThat(isView("text.trim()")).isFalse();
    assertThat(isView("unknown.view()")).isFalse();
    assertThat(isView("new StringWriter().append(text)")).isTrue();
    assertThat(isView("new PrintWriter(out).append(text)")).isTrue();
    assertThat(isView("in.readAllBytes()")).isFalse();
    assertThat(isView("in.getClass()")).isFalse();
  }

  private static int wrapped(String creation) {
    Code code = code(creation + ";");
    return code.facts().wrapped((Expr.New) code.expression(creation), code.typing());
  }

  @Test
  void whatAWrapperWraps() {
    assertThat(wrapped("new BufferedInputStream(in)")).isZero();
    assertThat(wrapped("new InputStreamReader(in, text)")).isZero();
    assertThat(wrapped("new FileInputStream(f)")).isEqualTo(-1);
    assertThat(wrapped("new Scanner(text)")).isEqualTo(-1);
    assertThat(wrapped("new Scanner(in)")).isZero();
    assertThat(wrapped("new Unheard(in)")).isEqualTo(-1);
    assertThat(wrapped("new Plain()")).isEqualTo(-1);
  }

  @Test
  void possibleResourcesOfUnknownCalls() {
    assertThat(possible("unknown.openStream()", "java.io.InputStream"))
        .isEqualTo("InputStream RESOURCE POSSIBLE nullable io");
    assertThat(possible("unknown.getIt()", "java.io.InputStream")).isEqualTo("-");
    assertThat(possible("unknown.any()", "java.io.InputStream")).isEqualTo("-");
    assertThat(possible("unknown.openStream()", "Plain")).isEqualTo("-");
    assertThat(possible("unknown.openStream()", "java.io.ByteArrayInputStream")).isEqualTo("-");
    assertThat(possible("unknown.getConnection()", "java.sql.Connection"))
        .isEqualTo("Connection STORAGE POSSIBLE nullable");
  }

  private static String possible(String call, String declared) {
    Code code = code(call + ";");
    return text(code.facts().possible((Expr.Call) code.expression(call), Type.of(declared)));
  }

  @Test
  void whatTheBodyShows() {
    assertThat(text(ResourceFacts.onEvidence(Type.UNKNOWN)))
        .isEqualTo("? RESOURCE ON_EVIDENCE nullable");
    assertThat(text(ResourceFacts.onEvidence(Type.of("a.LineReader"))))
        .isEqualTo("LineReader RESOURCE ON_EVIDENCE nullable io");
    Birth sure = new Birth("a.B", Grade.RESOURCE, true, Certainty.SURE, false, true);
    assertThat(text(code("").facts().fresh(sure, true)))
        .isEqualTo("B RESOURCE SURE borrowed nullable io");
    assertThat(text(code("").facts().fresh(sure, false))).isEqualTo("B RESOURCE SURE borrowed io");
    assertThat(sure.atMost(Certainty.SURE)).isSameAs(sure);
    assertThat(sure.atMost(Certainty.POSSIBLE).certainty()).isEqualTo(Certainty.POSSIBLE);
    assertThat(sure.atMost(Certainty.POSSIBLE).atMost(Certainty.SURE).certainty())
        .isEqualTo(Certainty.POSSIBLE);
  }

  @Test
  void statementsOutliveALentConnection() {
    ResourceFacts facts = code("").facts();
    Birth statement =
        new Birth(
            "java.sql.PreparedStatement", Grade.RESOURCE, false, Certainty.SURE, false, false);
    Birth rows =
        new Birth("java.sql.ResultSet", Grade.RESOURCE, false, Certainty.SURE, false, false);
    Birth own =
        new Birth("java.sql.Connection", Grade.STORAGE, false, Certainty.SURE, false, false);
    Birth lent =
        new Birth("java.sql.Connection", Grade.STORAGE, true, Certainty.SURE, false, false);
    assertThat(facts.outlives(statement, lent)).isTrue();
    assertThat(facts.outlives(statement, own)).isFalse();
    assertThat(facts.outlives(statement, own.atMost(Certainty.POSSIBLE))).isTrue();
    assertThat(facts.outlives(rows, lent)).isFalse();
  }

  private static boolean isNeverClosed(String expression) {
    Code code = code("use(" + expression + ");");
    return code.facts().isNeverClosed(code.expression(expression), code.typing());
  }

  @Test
  void whatNobodyCloses() {
    assertThat(isNeverClosed("System.in")).isTrue();
    assertThat(isNeverClosed("new Scanner(System.in)")).isTrue();
    assertThat(isNeverClosed("new Scanner(in)")).isFalse();
    assertThat(isNeverClosed("field")).isFalse();
    assertThat(isNeverClosed("in")).isFalse();
    assertThat(isNeverClosed("System.console()")).isFalse();
    assertThat(isNeverClosed("unknown.out")).isFalse();
  }

  @Test
  void whatIsDenied() {
    assertThat(isDenied("socket.getInputStream()")).isTrue();
    assertThat(isDenied("path.toFile()")).isFalse();
    assertThat(isDenied("unknown.any()")).isFalse();
  }

  private static boolean isDenied(String call) {
    Code code = code(call + ";");
    return code.facts().isDenied((Expr.Call) code.expression(call), code.invocation(call));
  }
}
