package dev.watertight.scan;

import dev.watertight.model.FrontEnd;
import dev.watertight.model.FrontEnd.Failed;
import dev.watertight.model.FrontEnd.Parsed;
import dev.watertight.model.FrontEnd.Read;
import dev.watertight.model.FrontEnd.Text;
import dev.watertight.model.LineTable;
import dev.watertight.model.SourceFile;
import dev.watertight.scan.files.FileText;
import dev.watertight.scan.files.JavaFile;
import dev.watertight.scan.files.TextReader;
import dev.watertight.scan.report.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads files into the model with the front ends that the user chose. For one thread at a time. */
final class SourceReader {
  private final Parts parts;
  private final List<FrontEndChoice> order;
  private final Map<FrontEndChoice, FrontEnd> frontEnds = new EnumMap<>(FrontEndChoice.class);

  /**
   * A reader.
   *
   * @param order in which front ends are tried
   */
  SourceReader(Parts parts, List<FrontEndChoice> order) {
    this.parts = parts;
    this.order = order;
  }

  /** What came of each file, in their order. */
  List<Reading> read(List<JavaFile> files) {
    List<Pending> all = new ArrayList<>();
    for (JavaFile file : files) {
      all.add(new Pending(file));
    }
    for (FrontEndChoice choice : order) {
      List<Pending> open = all.stream().filter(Pending::isOpen).toList();
      if (!open.isEmpty()) {
        parse(frontEnds.computeIfAbsent(choice, parts::frontEnd), open);
      }
    }
    for (Pending file : all) {
      if (file.isOpen()) {
        recover(file);
      }
    }
    return all.stream().map(Pending::reading).toList();
  }

  /** Reads what there is before the error of a file that none can parse. */
  private void recover(Pending file) {
    String rest = file.beforeError();
    for (FrontEndChoice choice : order) {
      if (rest != null && !file.recovered) {
        FrontEnd frontEnd = frontEnds.computeIfAbsent(choice, parts::frontEnd);
        try {
          file.addRest(frontEnd.read(file.text().path(), rest));
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
          // What is wrong with the file is said anyway.
        }
      }
    }
  }

  private static void parse(FrontEnd frontEnd, List<Pending> files) {
    List<Parsed> parsed;
    try {
      parsed = frontEnd.readAll(files.stream().map(Pending::text).toList());
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      // One of them is to blame; alone, each shows whether it is the one.
      files.forEach(file -> parseAlone(frontEnd, file));
      return;
    }
    for (int i = 0; i < files.size(); i++) {
      files.get(i).add(parsed.get(i));
    }
  }

  private static void parseAlone(FrontEnd frontEnd, Pending file) {
    try {
      file.add(frontEnd.read(file.text().path(), file.text().text()));
    } catch (StackOverflowError e) {
      file.add(new Failed(0, "it is nested too deeply"));
    } catch (RuntimeException | AssertionError e) {
      file.failure = e;
    }
  }

  /** A file on its way through the front ends. */
  private static final class Pending {
    private final JavaFile file;
    private final List<Problem> problems = new ArrayList<>();
    private final @Nullable String text;
    private @Nullable SourceFile model;
    private @Nullable Failed failed;
    private boolean recovered;
    private @Nullable Throwable failure;

    Pending(JavaFile file) {
      this.file = file;
      FileText read = TextReader.read(file);
      if (read instanceof FileText.Text known) {
        text = known.text();
        if (known.doubt() != null) {
          problems.add(known.doubt());
        }
      } else {
        text = null;
        problems.add(((FileText.Unreadable) read).problem());
      }
    }

    boolean isOpen() {
      return text != null && model == null && failure == null;
    }

    Text text() {
      return new Text(file.name(), text == null ? "" : text);
    }

    void add(Parsed parsed) {
      if (parsed instanceof Read read) {
        model = read.file();
      } else if (parsed instanceof Failed other
          && (failed == null || other.offset() > failed.offset())) {
        // The front end that came further knows more of the language and so of what is wrong.
        failed = other;
      }
    }

    /** The text up to where it cannot be parsed, null where nothing is left. */
    @Nullable String beforeError() {
      return failed == null || text == null ? null : Recovery.before(text, failed.offset());
    }

    void addRest(Parsed parsed) {
      if (parsed instanceof Read read) {
        SourceFile file = read.file();
        model =
            new SourceFile(
                file.path(),
                text().text(),
                file.lines(),
                file.packageName(),
                file.imports(),
                file.annotations(),
                file.types());
        recovered = true;
      }
    }

    Reading reading() {
      if ((model == null || recovered) && failure == null && failed != null) {
        LineTable lines = LineTable.of(text().text());
        problems.add(
            new Problem(
                file.name(),
                lines.line(failed.offset()),
                lines.column(failed.offset()),
                Problem.Kind.ERROR,
                "cannot be parsed: "
                    + failed.message()
                    + (recovered ? "; what stands before it is checked" : "")));
      }
      return new Reading(file, failure == null ? model : null, problems, failure);
    }
  }
}
