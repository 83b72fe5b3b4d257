package dev.watertight.scan;

import dev.watertight.model.FrontEnd;
import dev.watertight.model.FrontEnd.Failed;
import dev.watertight.model.FrontEnd.Parsed;
import dev.watertight.model.FrontEnd.Read;
import dev.watertight.model.LineTable;
import dev.watertight.model.SourceFile;
import dev.watertight.scan.files.FileText;
import dev.watertight.scan.files.JavaFile;
import dev.watertight.scan.files.TextReader;
import dev.watertight.scan.report.Problem;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads files into the model with the front ends that the user chose. For one thread. */
final class SourceReader {
  private final List<FrontEndChoice> order;
  private final Parts parts;
  private final Map<FrontEndChoice, FrontEnd> frontEnds = new EnumMap<>(FrontEndChoice.class);

  SourceReader(Parts parts, List<FrontEndChoice> order) {
    this.parts = parts;
    this.order = order;
  }

  /** What came of reading a file; what is wrong with it goes to the list. */
  @Nullable SourceFile read(JavaFile file, List<Problem> problems) {
    FileText bytes = TextReader.read(file);
    if (bytes instanceof FileText.Unreadable unreadable) {
      problems.add(unreadable.problem());
      return null;
    }
    FileText.Text text = (FileText.Text) bytes;
    if (text.doubt() != null) {
      problems.add(text.doubt());
    }
    return parse(file.name(), text.text(), problems);
  }

  private @Nullable SourceFile parse(String path, String text, List<Problem> problems) {
    Failed failed = null;
    for (FrontEndChoice choice : order) {
      Parsed parsed = tryTo(choice, path, text);
      if (parsed instanceof Read read) {
        return read.file();
      }
      // The front end that came further knows more of the language and so of what is wrong.
      Failed failure = (Failed) parsed;
      if (failed == null || failure.offset() > failed.offset()) {
        failed = failure;
      }
    }
    if (failed != null) {
      LineTable lines = LineTable.of(text);
      problems.add(
          new Problem(
              path,
              lines.line(failed.offset()),
              lines.column(failed.offset()),
              Problem.Kind.ERROR,
              "cannot be parsed: " + failed.message()));
    }
    return null;
  }

  private Parsed tryTo(FrontEndChoice choice, String path, String text) {
    try {
      return frontEnds.computeIfAbsent(choice, parts::frontEnd).read(path, text);
    } catch (StackOverflowError e) {
      return new Failed(0, "it is nested too deeply");
    }
  }
}
