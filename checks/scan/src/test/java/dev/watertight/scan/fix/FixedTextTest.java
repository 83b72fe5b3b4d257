package dev.watertight.scan.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.Edit;
import dev.watertight.model.LineTable;
import dev.watertight.model.Place;
import dev.watertight.rules.Confidence;
import dev.watertight.rules.Finding;
import dev.watertight.rules.Severity;
import dev.watertight.scan.report.FileFindings;
import dev.watertight.scan.report.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Edits of one file become one text, with the imports that they need. */
final class FixedTextTest {
  private static final String CLASS = "\nclass A {}\n";

  private static FixedText fixed(String text, Edit... edits) {
    List<Finding> findings = new ArrayList<>();
    for (Edit edit : edits) {
      findings.add(
          new Finding(
              "Rule",
              "A.java",
              new Place(0, 1),
              "",
              Severity.ERROR,
              Confidence.HIGH,
              List.of(),
              edit));
    }
    SourceText source = new SourceText("A.java", text, LineTable.of(text));
    return FixedText.of(new FileFindings(source, findings));
  }

  private static Edit imports(List<String> added, List<String> removed) {
    return new Edit(List.of(), added, removed);
  }

  private static String importing(String text, String... names) {
    return fixed(text, imports(List.of(names), List.of())).text();
  }

  private static String removing(String text, String... names) {
    return fixed(text, imports(List.of(), List.of(names))).text();
  }

  @Test
  void anImportComesBehindThatBeforeIt() {
    assertThat(importing("import a.A;\nimport a.C;\n" + CLASS, "a.B"))
        .isEqualTo("import a.A;\nimport a.B;\nimport a.C;\n" + CLASS);
    assertThat(importing("import a.C;\n" + CLASS, "a.B"))
        .isEqualTo("import a.B;\nimport a.C;\n" + CLASS);
  }

  @Test
  void anImportComesIntoTheGroupOfItsPackage() {
    String groups = "import org.b.B;\n\nimport java.util.List;\n\nimport static a.B.c;\n";
    assertThat(importing(groups + CLASS, "java.util.Map"))
        .isEqualTo(groups.replace("List;\n", "List;\nimport java.util.Map;\n") + CLASS);
    assertThat(importing(groups + CLASS, "org.b.C"))
        .isEqualTo(groups.replace("org.b.B;\n", "org.b.B;\nimport org.b.C;\n") + CLASS);
  }

  @Test
  void whatIsImportedIsNotImportedAgain() {
    for (String there : List.of("import a.B;", "import a.*;", "import  a.B ; // why")) {
      assertThat(importing(there + CLASS, "a.B")).isEqualTo(there + CLASS);
    }
    assertThat(importing("import static a.B;\n" + CLASS, "a.B")).startsWith("import a.B;\n");
  }

  @Test
  void theFirstImportComesBehindThePackage() {
    assertThat(importing("package p; // ours\n" + CLASS, "a.B"))
        .isEqualTo("package p; // ours\n\nimport a.B;\n" + CLASS);
    assertThat(importing("class A {}\n", "a.B")).isEqualTo("import a.B;\n\nclass A {}\n");
    assertThat(importing("\uFEFFclass A {}\n", "a.B"))
        .isEqualTo("\uFEFFimport a.B;\n\nclass A {}\n");
  }

  @Test
  void commentsAreNoCode() {
    String header = "/*\n package x;\n This class is free;\nimport a.A;\n*/\n";
    assertThat(importing(header + "package p;\n\nimport a.C;\n" + CLASS, "a.B"))
        .isEqualTo(header + "package p;\n\nimport a.B;\nimport a.C;\n" + CLASS);
    assertThat(importing(header + "package p;\n" + CLASS, "a.B"))
        .isEqualTo(header + "package p;\n\nimport a.B;\n" + CLASS);
    assertThat(removing(header + "import a.A;\n" + CLASS, "a.A")).isEqualTo(header + CLASS);
  }

  @Test
  void anImportGoesWithItsLine() {
    assertThat(removing("import a.A;\nimport a.B; // gone\nimport a.C;\n" + CLASS, "a.B"))
        .isEqualTo("import a.A;\nimport a.C;\n" + CLASS);
    assertThat(removing("import static a.B;\nimport a.*;\n" + CLASS, "a.B"))
        .isEqualTo("import static a.B;\nimport a.*;\n" + CLASS);
  }

  @Test
  void linesEndAsTheOthers() {
    String text = "package p;\r\n\r\nimport a.A;\r\nimport a.C;\r\n\r\nclass A {}\r\n";
    assertThat(importing(text, "a.B"))
        .isEqualTo(text.replace("a.A;\r\n", "a.A;\r\nimport a.B;\r\n"));
    assertThat(removing(text, "a.C")).isEqualTo(text.replace("import a.C;\r\n", ""));
  }

  @Test
  void whatOneFixNeedsAnotherDoesNotRemove() {
    String text = "import a.A;\n" + CLASS;
    FixedText fixed =
        fixed(text, imports(List.of(), List.of("a.A")), imports(List.of("a.A", "a.B"), List.of()));
    assertThat(fixed.text()).isEqualTo("import a.A;\nimport a.B;\n" + CLASS);
    assertThat(fixed.fixed()).hasSize(2);
  }

  @Test
  void replacementsAndImportsGoTogether() {
    String text = "import a.A;\n\nclass X { A a; }\n";
    int at = text.indexOf("A a");
    Edit edit =
        new Edit(
            List.of(new Edit.Replacement(new Place(at, at + 1), "B")),
            List.of("a.B"),
            List.of("a.A"));
    assertThat(fixed(text, edit).text()).isEqualTo("import a.B;\n\nclass X { B a; }\n");
  }
}
