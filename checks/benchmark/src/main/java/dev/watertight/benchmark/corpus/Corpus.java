package dev.watertight.benchmark.corpus;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Scans the pinned sources and compares what is found with what is committed. */
@Command(
    name = "corpus",
    description = "Scans pinned sources and compares the findings with those that were read.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the findings are those of the committed file, and all were read",
      "1:they differ, or one was not read; the output says which",
      "2:wrong use, or something is missing"
    })
public final class Corpus implements Callable<Integer> {
  private static final int SAME = 0;
  private static final int DIFFERENT = 1;
  private static final int CANNOT_RUN = 2;
  private static final String FOLDER = "checks/benchmark/corpus";
  private static final String FINDINGS = "docs/quality/corpus.tsv";
  private static final String PAGE = "docs/quality.md";

  private final PrintStream out;
  private final Difference difference;

  @Option(
      names = "--root",
      paramLabel = "FOLDER",
      description = "Root of the checkout. Default: where the command is started.")
  Path root = Path.of("");

  @Option(
      names = "--update",
      description = "Writes what is found into the files, with the verdicts of what stays.")
  boolean update;

  private Corpus(PrintStream out) {
    this.out = out;
    this.difference = new Difference(out);
  }

  /**
   * Runs the command line and ends the process with its exit code.
   *
   * @param args the arguments as typed
   */
  public static void main(String[] args) {
    System.exit(run(args, utf8(FileDescriptor.out), utf8(FileDescriptor.err)));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    CommandLine line = new CommandLine(new Corpus(out));
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler((e, typed) -> refuse(String.valueOf(e.getMessage()), err));
    line.setExecutionExceptionHandler((e, command, parsed) -> explain(e, err));
    return line.execute(args);
  }

  @Override
  public Integer call() throws IOException, CannotRun {
    JudgedFile file = new JudgedFile(root.resolve(FINDINGS));
    List<Judged> committed = file.read();
    List<Finding> found = new ArrayList<>();
    Map<Finding, String> messages = new HashMap<>();
    List<JarScan> scans = scans();
    for (JarScan scan : scans) {
      found.addAll(scan.findings());
      messages.putAll(scan.messages());
    }
    Comparison comparison = Comparison.of(found, committed);
    Table table = new Table(scans, comparison.updated());
    out.print(table.text());
    out.println();
    difference.print(comparison, messages);
    List<Judged> unread =
        comparison.updated().stream().filter(row -> row.verdict() == Verdict.UNREAD).toList();
    Path page = root.resolve(PAGE);
    if (update) {
      file.write(comparison.updated());
      table.putInto(page);
      out.println("Wrote " + FINDINGS + " and the figures of " + PAGE + ".");
    }
    if (!unread.isEmpty()) {
      difference.printUnread(unread);
      out.println("Read them, and enter verdict and reason in " + FINDINGS + ".");
    }
    if (update) {
      return SAME;
    }
    boolean current = table.isIn(page);
    if (comparison.same() && unread.isEmpty() && current) {
      out.println("All findings are those of " + FINDINGS + ".");
      return SAME;
    }
    if (comparison.same() && !current) {
      out.println("The figures of " + PAGE + " are not those of " + FINDINGS + ".");
    }
    out.println("To take over what is found, with the verdicts of what stays, add --update.");
    return DIFFERENT;
  }

  private List<JarScan> scans() throws IOException, CannotRun {
    Path folder = root.resolve(FOLDER);
    List<PinnedJar> jars = PinnedJar.listed(folder.resolve("pom.xml"));
    List<JarScan> scans = new ArrayList<>();
    for (PinnedJar jar : jars) {
      Path file = folder.resolve("target").resolve("jars").resolve(jar.fileName());
      if (!Files.isRegularFile(file)) {
        throw new CannotRun(
            "There is no " + file + "; fetch it with: mvn -f " + FOLDER + " dependency:copy");
      }
      scans.add(JarScan.run(jar, file));
    }
    return scans;
  }

  private static int explain(Exception e, PrintStream err) throws Exception {
    if (e instanceof CannotRun || e instanceof FileSystemException) {
      return refuse(e instanceof CannotRun ? String.valueOf(e.getMessage()) : e.toString(), err);
    }
    throw e;
  }

  private static int refuse(String why, PrintStream err) {
    err.println("corpus: " + why);
    return CANNOT_RUN;
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
