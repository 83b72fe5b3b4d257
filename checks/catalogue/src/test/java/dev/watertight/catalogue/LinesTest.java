package dev.watertight.catalogue;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The readers of our own data refuse what they do not know, and say where. */
final class LinesTest {
  private static final String HEAD = "resource a.B lib\n  thread-safe\n  needs-close no\n";

  private static Facts facts(String text) {
    Facts facts = new Facts();
    FactsReader.read(new Lines("f.txt", text), "f", facts);
    return facts;
  }

  @Test
  void an_entry_is_read() {
    Facts facts =
        facts(
            """
            # A comment.
            resource a.B lib
              kind storage
              needs-close recommended
              auto-closeable yes not-in 1.0 1.1
              pooled
              creator #<init>
              creator c.D#open(int,java.lang.String[]) not-pooled async declared ?
              closer close(int) partial async
              closer-chain x().y() subscribe
              closer-call c.D#free arg 2
              borrow #lend -> e.F async close #giveBack(e.F)
              wraps #<init>(g.H,int) 0
              receives i.J#take 1
              note Any text: here.

            closing-helper c.D#closeAll all
            """);
    ResourceType type = requireNonNull(facts.resources.get("a.B"));
    assertThat(type.autoCloseable().notIn()).containsExactly("1.0", "1.1");
    assertThat(type.creators()).extracting(Creator::pooled).containsExactly(true, false);
    assertThat(type.creators().get(1).erased()).isTrue();
    assertThat(type.creators().get(1).call().parameters())
        .containsExactly("int", "java.lang.String[]");
    assertThat(type.closers()).extracting(Closer::sufficient).containsExactly(false, true, true);
    assertThat(type.closers().get(2).parameterOfForeign()).isEqualTo(2);
    assertThat(type.borrows().get(0).releases()).containsExactly("close", "a.B#giveBack(e.F)");
    assertThat(type.wraps().get(0).call()).hasToString("a.B#<init>(g.H,int)");
    assertThat(type.note()).isEqualTo("Any text: here.");
    assertThat(facts.closingHelpers).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          colour red                    | unknown detail colour of resource
          kind sofa                     | unknown kind: sofa
          needs-close always            | needs-close stands twice
          auto-closeable perhaps        | unknown auto-closeable: perhaps
          auto-closeable yes never 1    | auto-closeable expects not-in
          creator open                  | not of the form owner#member(types): open
          creator #open(int             | not of the form owner#member(types): #open(int
          creator #open fast            | unknown flag of a creator: fast
          creator                       | creator lacks a member
          closer close often            | unknown flag of a closer: often
          closer-chain a.b()            | a chain is a().b().c(): a.b()
          closer-call c.D#free 1        | closer-call expects arg
          closer-call c.D#free arg one  | an index is not a number: one
          borrow #lend e.F close        | borrow expects ->
          borrow #lend -> e.F           | borrow lacks a release
          wraps #<init>                 | wraps lacks an index
          pooled yes                    | superfluous: yes
          """)
  void a_wrong_detail_is_refused_with_its_line(String detail, String problem) {
    assertThatThrownBy(() -> facts(HEAD + "  " + detail + "\n"))
        .isInstanceOf(CatalogueFormatException.class)
        .hasMessage("f.txt:4: " + problem);
  }

  @Test
  void a_wrong_structure_is_refused_with_its_line() {
    Map<String, String> wrong =
        Map.of(
            "  kind stream\n",
            "f.txt:1: a detail without a header",
            "sofa a.B\n",
            "f.txt:1: unknown entry sofa",
            HEAD + "\n",
            "f.txt:4: a.B ends without one of kind, needs-close, auto-closeable",
            "resource a.B lib\n   kind stream\n",
            "f.txt:2: a line is a keyword and a rest, its details indented by two spaces",
            "hook a.B#c method often\n",
            "f.txt:1: unknown role: often",
            "hook a.B#c field close\n",
            "f.txt:1: unknown element: field",
            "closing-helper a.B#c many\n",
            "f.txt:1: neither all nor an index: many",
            "# x\n\tkind stream\n",
            "f.txt:2: a tab stands here");
    wrong.forEach(
        (text, message) ->
            assertThatThrownBy(() -> facts(text))
                .isInstanceOf(CatalogueFormatException.class)
                .hasMessage(message));
  }

  @Test
  void a_type_described_twice_is_refused() {
    String entry = HEAD + "  kind stream\n  auto-closeable no\n";
    assertThatThrownBy(() -> facts(entry + "\n" + entry)).hasMessageContaining("described twice");
  }

  @Test
  void a_missing_file_is_named() {
    assertThatThrownBy(() -> Lines.ofResource("none.txt"))
        .hasMessage("none.txt:0: the file is missing");
  }

  @Test
  void signatures_are_read_with_their_abbreviations() {
    LibraryType type =
        requireNonNull(
            LibraryReader.read(
                    new Lines(
                        "s.txt",
                        """
                    type a.b.C .D java.io.Closeable
                      returns this : with
                      static .E java.io.IOException : open(int,.F) of
                    """))
                .get("a.b.C"));
    assertThat(type.supertypes()).containsExactly("a.b.D", "java.io.Closeable");
    assertThat(type.method("with", 3))
        .extracting(LibraryMethod::returnType)
        .containsExactly("a.b.C");
    assertThat(type.method("open", 1)).isEmpty();
    assertThat(type.method("open", 2))
        .singleElement()
        .isEqualTo(
            new LibraryMethod(
                "open",
                java.util.List.of("int", "a.b.F"),
                false,
                "a.b.E",
                true,
                java.util.List.of("java.io.IOException")));
  }

  @Test
  void a_wrong_line_of_signatures_is_refused() {
    Map<String, String> wrong =
        Map.of(
            "returns this : x\n", "s.txt:1: methods without a type",
            "  type a.B\n", "s.txt:1: a type begins at the margin",
            "type a.B\n  returns this x\n", "s.txt:2: returns lacks a colon",
            "type a.B\n  returns this : x(int\n", "s.txt:2: unclosed parameters: x(int",
            "type a.B\n  gives this : x\n", "s.txt:2: unknown detail gives of type");
    wrong.forEach(
        (text, message) ->
            assertThatThrownBy(() -> LibraryReader.read(new Lines("s.txt", text)))
                .hasMessage(message));
  }
}
