package dev.watertight.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small bodies, and what they leave open on which way out. */
final class LeaksTest {
  /** A line for each leak: its holder, how far it goes, why; with {@code ?} where it is a guess. */
  private static String leaks(Code code) {
    LeakFinder finder =
        new LeakFinder(code.facts(), path -> path.equals("Code.java") ? code.file() : null);
    List<Leak> leaks = finder.leaks(code.file(), code.typing());
    return leaks.stream()
        .sorted(Comparator.comparing(leak -> leak.created().start()))
        .map(
            leak ->
                (leak.holder() == null ? "-" : leak.holder())
                    + (leak.certain() ? " " : "? ")
                    + leak.extent()
                    + " "
                    + leak.cause())
        .collect(Collectors.joining("; "));
  }

  private static String body(String statements) {
    return leaks(
        Code.of(
            """
            class Sample {
              InputStream field;
              Unknown unknown;
              List<InputStream> list;
              void body(File f, boolean done, int i, byte[] bytes) throws Exception {
                %s
              }
              void work() { throw new IllegalStateException(); }
              void quiet() {}
              void borrow(InputStream s) throws IOException { s.read(); }
              void take(InputStream s) { field = s; }
              void finish(InputStream s) throws IOException { s.close(); }
              InputStream back(InputStream s) { return s; }
              void hand(InputStream s) { unknown.accept(s); }
              void assertReady(int i) { if (i == 0) { throw new IllegalStateException(); } }
              void fail() { throw new IllegalStateException(); }
            }
            """
                .formatted(statements)));
  }

  private static final String OPEN = "InputStream in = new FileInputStream(f); ";

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "Runnable r = () -> in.close(); => ''",
        "Runnable r = () -> use(in); => ''",
        "Runnable r = in::close; => ''",
        "Runnable r = in::read; => ''",
        "Runnable r = () -> run(in::close); => ''",
        "Runnable r = () -> run(in::read); => ''",
        "Runnable r = () -> IOUtils.closeQuietly(in); => ''",
        "Runnable r = () -> quiet(); => in ALWAYS END",
        "Object o = new Object() { void m() { in.close(); } }; => ''",
        "Object o = new Object() { void m() { use(in); } }; => ''",
        "Object o = new Object() { void m() { quiet(); } }; => in ALWAYS END",
        "class Local { void m() { in.close(); } } => ''",
        "class Local { void m() { quiet(); } } => in ALWAYS END",
        "List.of(1).forEach(n -> bytes[n] = 1); => in ALWAYS END",
        "List.of(1).forEach(n -> in.read()); => in ALWAYS END",
        "List.of(1).forEach(n -> in.close()); => ''",
        "new Thread(() -> in.read()).start(); => ''",
      })
  void whatLambdasAndClassesTakeAlong(String statements, String expected) {
    assertThat(body(OPEN + statements)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "quiet(); in.close(); => ''",
        "work(); in.close(); => in EXCEPTIONAL_ONLY MAY_THROW",
        "bytes[0] = 1; in.close(); => ''",
        "new FileReader(f).close(); in.close(); => in EXCEPTIONAL_ONLY MAY_THROW",
        "new String(bytes, \"UTF-8\"); in.close(); => ''",
        "new String(bytes, f.getName()); in.close(); => in EXCEPTIONAL_ONLY MAY_THROW",
        "new Unheard(i); in.close(); => ''",
        "new Unheard(in).run(); in.close(); => in EXCEPTIONAL_ONLY MAY_THROW",
        "in.read(); in.close(); => ''",
        "in.available(); in.close(); => ''",
        "in.transferTo(null); in.close(); => in EXCEPTIONAL_ONLY MAY_THROW",
        "while (done) { in.read(); } in.close(); => in EXCEPTIONAL_ONLY MAY_THROW",
        "try { in.read(); } catch (IOException e) { return; } in.close(); =>"
            + " in EXCEPTIONAL_ONLY MAY_THROW",
        "assertReady(i); in.close(); => in EXCEPTIONAL_ONLY MAY_THROW",
        "if (done) { throw new IOException(); } in.close(); => in EXCEPTIONAL_ONLY THROW",
        "if (done) { System.exit(1); } in.close(); => ''",
        "if (done) { fail(); } in.close(); => in EXCEPTIONAL_ONLY MAY_THROW",
        "if (done) { unknown.fail(); return; } in.close(); => in SOME_NORMAL_WAY RETURN",
        "assert done; in.close(); => ''",
        "throw new Failure(in); => in EXCEPTIONAL_ONLY MAY_THROW",
      })
  void whatMayThrow(String statements, String expected) {
    assertThat(body(OPEN + statements)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "borrow(in); => in ALWAYS END",
        "take(in); => ''",
        "finish(in); => ''",
        "back(in).close(); => ''",
        "back(in).read(); => in ALWAYS END",
        "hand(in); => ''",
        "hand(in); in.close(); => ''",
        "hand(in); in.read(); => ''",
        "unknown.accept(in); => ''",
        "unknown.register(in); => ''",
        "unknown.returnIt(in); => ''",
        "unknown.readAll(in); => in ALWAYS END",
        "mapper.readAll(in); => ''",
        "unknown.readValue(in); => ''",
        "list.add(in); => ''",
        "list.contains(in); => in ALWAYS END",
        "System.out.println(in); => in ALWAYS END",
        "Objects.requireNonNull(in).close(); => ''",
        "Objects.requireNonNull(in).read(); => in ALWAYS END",
        "field = in; => ''",
        "this.field = in; => ''",
        "unknown.field = in; => ''",
        "InputStream[] all = {in}; => in ALWAYS END",
        "InputStream[] all = {in}; all[0].close(); => ''",
        "InputStream[] all = new InputStream[1]; all[0] = in; => in ALWAYS END",
        "InputStream[] all = new InputStream[1]; all[0] = in; all[0].close(); => ''",
        "InputStream[] all = new InputStream[1]; all[0] = in; unknown.run(all); => ''",
        "unknown.all[0] = in; => ''",
        "InputStream other = in; other.close(); => ''",
        "InputStream other = done ? in : null; other.close(); => in SOME_NORMAL_WAY END",
        "Closeable other = (Closeable) in; other.close(); => ''",
        "in = null; => in ALWAYS OVERWRITTEN",
        "in.close(); in = null; => ''",
        "in = new FileInputStream(f); in.close(); => in ALWAYS OVERWRITTEN",
        "field = in; in = null; => ''",
        "synchronized (in) { in.close(); } => ''",
        "i += in.read(); in.close(); => ''",
        "i = in.read() + i; in.close(); => ''",
        "i = -in.read(); in.close(); => ''",
      })
  void whereAResourceGoes(String statements, String expected) {
    assertThat(body(OPEN + statements)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "if (done) { in.close(); } => in SOME_NORMAL_WAY END",
        "if (done) { in.close(); } else { in.close(); } => ''",
        "if (done) { in.close(); } if (!done) { in.close(); } => ''",
        "if (in != null) { in.close(); } => ''",
        "if (null != in) { in.close(); } => ''",
        "if (in == null) { return; } in.close(); => ''",
        "if (Objects.nonNull(in)) { in.close(); } => ''",
        "if (Objects.isNull(in)) { return; } in.close(); => ''",
        "if (in instanceof FileInputStream) { in.close(); } => ''",
        "if (in instanceof FileInputStream g) { g.close(); } => ''",
        "if (f.exists()) { in.close(); } if (!f.exists()) { in.close(); } => ''",
        "if (f.exists()) { in.close(); } f = null; if (!f.exists()) { in.close(); } =>"
            + " in SOME_NORMAL_WAY END",
        "if (i > 0 && done) { in.close(); } else { in.close(); } => ''",
        "if (i > 0 || done) { in.close(); } else { in.close(); } => ''",
        "if (i > 0 && done) { in.close(); } else if (!done) { in.close(); } =>"
            + " in SOME_NORMAL_WAY END",
        "if (!(i > 0 || done)) { return; } in.close(); => in SOME_NORMAL_WAY RETURN",
        "done = true; if (done) { in.close(); } => ''",
        "done = false; if (!done) { in.close(); } => ''",
        "boolean closed = false; if (i > 0) { in.close(); closed = true; }"
            + " if (!closed) { in.close(); } => ''",
        "boolean closed = i > 0; if (closed) { in.close(); } if (!closed) { in.close(); } => ''",
        "if (true) { in.close(); } => ''",
        "if (false) { in.close(); } => in ALWAYS END",
        "final boolean YES = true; if (YES) { in.close(); } => ''",
        "Object o = done ? in : f; => in ALWAYS END",
        "boolean b = in == null; if (!b) { in.close(); } => ''",
        "boolean b = f == null && done; in.close(); => ''",
        "boolean b = f == unknown.g; in.close(); => ''",
      })
  void whatConditionsTell(String statements, String expected) {
    assertThat(body(OPEN + statements)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "while (done) { in.close(); } => in SOME_NORMAL_WAY END",
        "do { in.close(); } while (done); => ''",
        "for (;;) { in.close(); break; } => ''",
        "while (true) { if (done) { break; } in.close(); return; } => in SOME_NORMAL_WAY END",
        "while (true) { in.read(); } => in EXCEPTIONAL_ONLY MAY_THROW",
        "for (int j = 0; j < i; j++) { if (done) { continue; } in.close(); } =>"
            + " in SOME_NORMAL_WAY END",
        "out: while (done) { while (i > 0) { break out; } in.close(); return; } in.close(); => ''",
        "out: for (;;) { for (;;) { continue out; } } => ''",
        "out: do { while (true) { in.close(); break out; } } while (done); => ''",
        "out: for (int n : bytes) { while (true) { continue out; } } in.close(); => ''",
        "out: { if (done) { break out; } in.close(); return; } in.close(); => ''",
        "for (InputStream x : list) { x.close(); } => in ALWAYS END",
        "for (InputStream x : new InputStream[] {in}) { x.close(); } => ''",
        "for (byte b : bytes) { in.close(); break; } => in SOME_NORMAL_WAY END",
        "for (byte b : bytes) { continue; } in.close(); => ''",
        "switch (i) { case 1: in.close(); break; default: in.close(); } => ''",
        "switch (i) { case 1: in.close(); break; } => in SOME_NORMAL_WAY END",
        "switch (i) { case 1: quiet(); default: in.close(); } => ''",
        "switch (i) { case 1 -> in.close(); default -> in.close(); } => ''",
        "switch (i) { case 1 -> in.close(); default -> {} } => in SOME_NORMAL_WAY END",
        "int j = switch (i) { case 1 -> 2; default -> { in.close(); yield 3; } }; =>"
            + " in SOME_NORMAL_WAY END",
        "int j = switch (i) { case 1: in.close(); yield 2; default: in.close(); yield 3; }; => ''",
        "try (in) { in.read(); } => ''",
        "try (InputStream x = in) { work(); } => ''",
        "try { work(); } finally { in.close(); } => ''",
        "try { work(); } catch (RuntimeException e) { in.close(); } => in SOME_NORMAL_WAY END",
        "try { work(); } catch (RuntimeException e) { quiet(); } in.close(); => ''",
        "try { work(); } catch (IllegalStateException e) { quiet(); } in.close(); =>"
            + " in EXCEPTIONAL_ONLY MAY_THROW",
        "try { return; } finally { in.close(); } => ''",
        "try { if (done) { return; } } finally { quiet(); } in.close(); =>"
            + " in SOME_NORMAL_WAY RETURN",
        "try { work(); } finally { return; } => in ALWAYS RETURN",
        "while (done) { try { if (i > 0) { break; } } finally { in.close(); in = null; } } =>"
            + " in SOME_NORMAL_WAY END",
        "try { try { work(); } finally { quiet(); } } finally { in.close(); } => ''",
        "if (done) { return; } in.close(); => in SOME_NORMAL_WAY RETURN",
      })
  void howControlGoesOn(String statements, String expected) {
    assertThat(body(OPEN + statements)).isEqualTo(expected);
  }

  private static final String START =
      "class A { private InputStream in; private InputStream on; void quiet() {} ";

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "A() { in = new FileInputStream(f); } => in? ALWAYS FIELD",
        "A() { this.in = new FileInputStream(f); } => in? ALWAYS FIELD",
        "A() { in = (InputStream) new FileInputStream(f); } => in? ALWAYS FIELD",
        "A() { in = new BufferedInputStream(new FileInputStream(f)); } => in? ALWAYS FIELD",
        "A() { in = Files.newInputStream(p); } => in? ALWAYS FIELD",
        "A() { in = open(); } InputStream open() { return new FileInputStream(f); } =>"
            + " in? ALWAYS FIELD",
        "{ in = new FileInputStream(f); } => in? ALWAYS FIELD",
        "private InputStream at = new FileInputStream(f); => at? ALWAYS FIELD",
        "InputStream at = new FileInputStream(f); => at? ALWAYS FIELD",
        "A() { in = new ByteArrayInputStream(b); } => ''",
        "A() { in = given(); } => ''",
        "A(InputStream i) { in = i; } => ''",
        "public InputStream at = new FileInputStream(f); => ''",
        "protected InputStream at = new FileInputStream(f); => ''",
        "@Inject InputStream at = new FileInputStream(f); => ''",
        "private static InputStream at = new FileInputStream(f); => ''",
        "private JedisPool pool = new JedisPool(); => ''",
        "private ExecutorService pool = Executors.newCachedThreadPool(); => ''",
        "class B { private InputStream at = new FileInputStream(f); } => at? ALWAYS FIELD",
        "Object o = new Object() { private InputStream at = new FileInputStream(f); }; => ''",
      })
  void fieldsThatAreFilled(String members, String expected) {
    assertThat(leaks(Code.of(START + members + "}"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "void m() { in.close(); } => ''",
        "void m() { ((Closeable) in).close(); } => ''",
        "void m() { try (in) {} } => ''",
        "void m() { run(in::close); } => ''",
        "void m() { run(() -> in.close()); } => ''",
        "void m() { IOUtils.closeQuietly(in); } => ''",
        "void m() { run(in::read); } => ''",
        "InputStream m() { return in; } => ''",
        "InputStream m() { return on == null ? in : on; } => ''",
        "InputStream m() { return (InputStream) in; } => ''",
        "void m() { InputStream other = in; } => ''",
        "void m() { unknown.take(in); } => ''",
        "void m() { new Unheard(in); } => ''",
        "void m() { use(new Object[] {in}); } => ''",
        "void m() { on = in; } => ''",
        "void m() { for (Object o : in) {} } => ''",
        "int m() { return switch (1) { default -> { yield in; } }; } => ''",
        "Object o = new Object() { void m() { in.close(); } }; => ''",
        "void m() { class B { void n() { in.close(); } } } => ''",
        "class B { void n() { in.close(); } } => ''",
        "void m() { in.read(); } => in? ALWAYS FIELD",
        "void m() { in.transferTo(null); on.close(); } => in? ALWAYS FIELD",
        "void m() { System.out.println(in == null); } => in? ALWAYS FIELD",
        "void m() { new BufferedInputStream(on).close(); } => in? ALWAYS FIELD",
        "void m() { Channels.newChannel(in); } => ''",
        "void m() { close(); } => in? ALWAYS FIELD",
      })
  void fieldsThatAreClosedOrLetOut(String members, String expected) {
    assertThat(leaks(Code.of(START + "A() { in = new FileInputStream(f); } " + members + "}")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "void next() { in = new FileInputStream(f); } => in SOME_NORMAL_WAY OVERWRITTEN",
        "void next() { in.close(); in = new FileInputStream(f); } => ''",
        "void next() { if (in == null) { in = new FileInputStream(f); } } => ''",
        "void next() { if (null == in) { in = new FileInputStream(f); } } => ''",
        "void next() { InputStream old = in; in = new FileInputStream(f); } => ''",
        "void next() { on = in; in = new FileInputStream(f); } => ''",
        "void next() { use(in); in = new FileInputStream(f); } => ''",
        "void next() { close(); in = new FileInputStream(f); } => ''",
        "void next() { drop(); in = new FileInputStream(f); } void drop() { in.close(); } => ''",
        "void next() { quiet(); in = new FileInputStream(f); } =>"
            + " in SOME_NORMAL_WAY OVERWRITTEN",
        "void next() { on.close(); in = new FileInputStream(f); } =>"
            + " in SOME_NORMAL_WAY OVERWRITTEN",
        "void next() { run(() -> { in = new FileInputStream(f); }); } =>"
            + " in SOME_NORMAL_WAY OVERWRITTEN",
        "void next() { in = null; } => ''",
        "A(int i) { in = new FileInputStream(f); } => ''",
      })
  void fieldsThatAreFilledAgain(String members, String expected) {
    String closed = "A() { in = new FileInputStream(f); } void end() { in.close(); } ";
    assertThat(leaks(Code.of(START + closed + members + "}"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "void reconnect() { in = new FileInputStream(f); } => in? SOME_NORMAL_WAY OVERWRITTEN",
        "void refreshAll() { in = new FileInputStream(f); } => in? SOME_NORMAL_WAY OVERWRITTEN",
        "void open() { in = new FileInputStream(f); } => ''",
        "void reconnect() { if (in != null) { in.close(); } in = new FileInputStream(f); } => ''",
      })
  void fieldsThatAreFilledByNameAgain(String members, String expected) {
    assertThat(leaks(Code.of(START + "void end() { in.close(); } " + members + "}")))
        .isEqualTo(expected);
  }

  /** What bodies that deal with databases and clients leave open. */
  private static String storages(String statements) {
    return leaks(
        Code.of(
            """
            class Sample extends Base {
              InputStream field;
              static InputStream shared;
              Sample(javax.sql.DataSource source, File f, boolean done) throws Exception {
                this.field = null;
                %s
              }
              void work() { throw new IllegalStateException(); }
              InputStream open(boolean done) throws IOException {
                if (done) { return null; }
                return new FileInputStream("a");
              }
              java.sql.Connection connect() throws Exception {
                return java.sql.DriverManager.getConnection("a");
              }
              void finish(java.sql.Connection c) throws Exception { c.close(); }
              class Inner { Inner(InputStream in) {} }
            }
            class Kept {
              private final InputStream in;
              Kept(InputStream in) { this.in = in; }
              void read() {}
              void shutdown() throws IOException { in.close(); }
            }
            class Own implements AutoCloseable {
              private final InputStream in;
              Own(InputStream in) { this.in = in; }
              public void close() throws IOException { in.close(); }
            }
            """
                .formatted(statements)));
  }

  private static final String LENT = "java.sql.Connection c = source.getConnection(); ";
  private static final String MADE = "java.sql.Connection c = connect(); ";

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        LENT + "=> c ALWAYS END",
        LENT + "c.close(); => ''",
        LENT + "finish(c); => ''",
        LENT + "c.commit(); c.close(); => c EXCEPTIONAL_ONLY MAY_THROW",
        LENT
            + "java.sql.Statement s = c.createStatement(); c.close(); =>"
            + " c EXCEPTIONAL_ONLY MAY_THROW; s ALWAYS END",
        MADE
            + "java.sql.Statement s = c.createStatement(); c.close(); =>"
            + " c EXCEPTIONAL_ONLY MAY_THROW",
        MADE + "java.sql.Statement s = c.createStatement(); s.close(); => c ALWAYS END",
        MADE
            + "java.sql.Statement s = c.createStatement(); s.getConnection().close(); =>"
            + " c EXCEPTIONAL_ONLY MAY_THROW",
        MADE + "c.createStatement().closeOnCompletion(); => c ALWAYS END",
        MADE
            + "java.sql.ResultSet r = c.createStatement().executeQuery(null);"
            + " r.getStatement().getConnection().close(); => c EXCEPTIONAL_ONLY MAY_THROW",
        MADE
            + "java.sql.Connection d = c.unwrap(java.sql.Connection.class); d.close(); =>"
            + " c EXCEPTIONAL_ONLY MAY_THROW",
        "connect().close(); => ''",
        "connect(); => - ALWAYS END",
        "connect().createStatement(); => - ALWAYS END",
        "InputStream in = open(done); => in ALWAYS END",
        "InputStream in = open(done); if (in != null) { in.close(); } => ''",
        "InputStream in = open(done); if (in == null) { in.close(); } => in ALWAYS END",
        "field = open(done); work(); =>" + " field EXCEPTIONAL_ONLY MAY_THROW; field? ALWAYS FIELD",
        "field = open(done); => field? ALWAYS FIELD",
        "shared = open(done); work(); => ''",
        "other = open(done); work(); => ''",
        "this.field = new FileInputStream(f); work(); field.close(); =>"
            + " field EXCEPTIONAL_ONLY MAY_THROW",
        "Sample sample = null; sample.field = open(done); work(); => field? ALWAYS FIELD",
      })
  void whatIsLentAndMade(String statements, String expected) {
    assertThat(storages(statements)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "new BufferedReader(new FileReader(f)).readLine(); => - ALWAYS END",
        "Reader r = new BufferedReader(new FileReader(f)); r.close(); => ''",
        "Reader r = new FileReader(f); Reader b = new BufferedReader(r); r.close(); => ''",
        "Reader r = new FileReader(f); Reader b = new BufferedReader(r); b.close(); => ''",
        "new Kept(new FileInputStream(f)).read(); => ''",
        "Kept k = new Kept(new FileInputStream(f)); k.read(); => ''",
        "Own o = new Own(new FileInputStream(f)); => o ALWAYS END",
        "Own o = new Own(new FileInputStream(f)); o.close(); => ''",
        "Own o = new Own(field); => ''",
        "Unheard u = new Unheard(new FileInputStream(f)); => - EXCEPTIONAL_ONLY MAY_THROW",
        "FooClient u = new FooClient(new FileInputStream(f)); => u EXCEPTIONAL_ONLY MAY_THROW",
        "FooClient u = new FooClient(new FileInputStream(f)); u.run(); =>"
            + " u EXCEPTIONAL_ONLY MAY_THROW",
        "FooClient u = new FooClient(new FileInputStream(f)); u.close(); =>"
            + " u EXCEPTIONAL_ONLY MAY_THROW",
        "InputStream in = new FileInputStream(f) {}; => in ALWAYS END",
        "InputStream in = new FileInputStream(f); new Object() { void m() { in.close(); } }; => ''",
        "InputStream in = new FileInputStream(f); this.new Inner(in); => in ALWAYS END",
        "PrintStream p = new PrintStream(new ByteArrayOutputStream()); => ''",
        "OutputStream g = new GZIPOutputStream(new ByteArrayOutputStream()); => ''",
        "OutputStream g = new GZIPOutputStream(new ByteArrayOutputStream()); work(); g.close(); =>"
            + " g? EXCEPTIONAL_ONLY MAY_THROW",
        "OutputStream g = new BufferedOutputStream(new ByteArrayOutputStream()); work();"
            + " g.close(); => ''",
        "Reader r = new InputStreamReader(field); work(); r.close(); =>"
            + " r? EXCEPTIONAL_ONLY MAY_THROW",
        "Reader r = new InputStreamReader(field); work(); => ''",
        "Unheard u = new Unheard(); work(); u.close(); => u? EXCEPTIONAL_ONLY MAY_THROW",
        "Unheard u = new Unheard(); work(); => ''",
        "Unheard u = other.any(); work(); u.close(); => u? EXCEPTIONAL_ONLY MAY_THROW",
        "Unheard u = other.getAny(); work(); u.close(); => ''",
        "InputStream u = other.getAny(); work(); u.close(); => u? EXCEPTIONAL_ONLY MAY_THROW",
        "InputStream u = other.openAny(); => u? ALWAYS END",
        "InputStream u = (InputStream) other.openAny(); => u? ALWAYS END",
        "InputStream u; u = other.openAny(); => u? ALWAYS END",
        "InputStream u = other.any(); => ''",
        "URLConnection u = new URL(null).openConnection(); u.getInputStream(); => - ALWAYS END",
        "Socket s = new Socket(); s.getInputStream().close(); => s EXCEPTIONAL_ONLY MAY_THROW",
        "Socket s = new Socket(); try { s.connect(null); } finally { s.close(); } => ''",
        "Socket s = new Socket(); s.connect(null); s.close(); => s EXCEPTIONAL_ONLY MAY_THROW",
      })
  void whatIsWrapped(String statements, String expected) {
    assertThat(storages(statements)).isEqualTo(expected);
  }

  private static String method(String method) {
    return leaks(
        Code.of(
            """
            class Sample implements Closeable {
              InputStream field;
              Reader second;
              boolean own;
              void work() { throw new IllegalStateException(); }
              %s
            }
            """
                .formatted(method)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "public void close() throws IOException { field.close(); } => ''",
        "public void close() throws IOException { field.close(); second.close(); } =>"
            + " second? EXCEPTIONAL_ONLY MAY_THROW",
        "public void close() throws IOException { try { field.close(); } finally { second.close(); }"
            + " } => ''",
        "public void close() throws IOException { work(); field.close(); } =>"
            + " field? EXCEPTIONAL_ONLY MAY_THROW",
        "public void close() throws IOException { if (own) { field.close(); } work(); } => ''",
        "public void close() throws IOException { if (!own) { work(); } else { field.close(); } } =>"
            + " ''",
        "public void close() throws IOException { if (own) { work(); field.close(); } } =>"
            + " field? EXCEPTIONAL_ONLY MAY_THROW",
        "public void close() throws IOException { pool.release(this); work(); field.close(); } =>"
            + " ''",
        "void run() throws IOException { work(); field.close(); } => ''",
        "public static void main(String[] a) { new JedisPool(); } => ''",
        "public static void main(String[] a) { new FileInputStream(a); } => - ALWAYS END",
        "public static void main(String[] a) { Executors.newFixedThreadPool(1); } => ''",
        "public void main(String[] a) { new JedisPool(); } => - ALWAYS END",
        "static { new FileInputStream(f); } => - ALWAYS END",
        "{ new FileInputStream(f); } => - ALWAYS END",
        "int i = new FileInputStream(f).read(); => - ALWAYS RETURN",
        "Object o = new Object() { void m() { new FileInputStream(f); } }; => - ALWAYS END",
        "Runnable r = () -> { new FileInputStream(f); }; => - ALWAYS END",
        "void m() { Runnable r = () -> { new FileInputStream(f); }; } => - ALWAYS END",
        "void m() { class L { void n() { new FileInputStream(f); } } } => - ALWAYS END",
        "void m() { if (own) { class L { void n() { new FileInputStream(f); } } } } => - ALWAYS END",
        "class N { void n() { new FileInputStream(f); } } => - ALWAYS END",
        "void m() { Supplier<InputStream> s = () -> new FileInputStream(f); } => ''",
      })
  void wholeClasses(String method, String expected) {
    assertThat(method(method)).isEqualTo(expected);
  }
}
