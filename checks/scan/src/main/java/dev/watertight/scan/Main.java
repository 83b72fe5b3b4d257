package dev.watertight.scan;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point of the command line. */
@Command(
    name = "watertight",
    description = "Finds what Java chat bots leak.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Main {
  private Main() {}

  /**
   * Runs the command line and ends the process with its exit code.
   *
   * @param args the arguments as typed
   */
  public static void main(String[] args) {
    PrintStream out = utf8(FileDescriptor.out, false);
    PrintStream err = utf8(FileDescriptor.err, true);
    Surroundings here =
        new Surroundings(
            out, err, Terminals.isTerminal(1), Terminals.isTerminal(2), System.getenv());
    if (List.of(args).contains("scan")) {
      WarmUp.start();
    }
    int code = run(args, here, new BuiltInParts(), true);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /**
   * Runs the command line inside a process that goes on.
   *
   * @param out what is no terminal
   * @param err what is no terminal
   * @return the exit code
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(
        args, new Surroundings(out, err, false, false, System.getenv()), new BuiltInParts(), false);
  }

  static int run(String[] args, Surroundings here, Parts parts, boolean ownsProcess) {
    CommandLine line = commandLine(here, parts, ownsProcess);
    line.setOut(writer(here.out()));
    line.setErr(writer(here.err()));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            here.outTerminal() && here.paints() ? Ansi.ON : Ansi.OFF));
    line.setUsageHelpWidth(Math.max(60, Math.min(here.width(), 120)));
    line.setParameterExceptionHandler((e, typed) -> explain(e, here.err()));
    line.setExecutionStrategy(new CommandLine.RunLast());
    if (args.length == 0) {
      line.usage(here.err());
      return ExitCode.WRONG_USE;
    }
    try {
      return line.execute(args);
    } catch (RuntimeException | Error e) {
      CrashReport.tell(List.of(new Crash("", e)), here.err());
      return ExitCode.OUR_FAULT;
    }
  }

  static CommandLine commandLine(Surroundings here, Parts parts, boolean ownsProcess) {
    CommandLine line = new CommandLine(new Main());
    line.addSubcommand(new ScanCommand(here, parts, ownsProcess));
    line.addSubcommand(new ExplainCommand(here));
    return line;
  }

  private static int explain(ParameterException e, PrintStream err) {
    err.println("watertight: " + e.getMessage());
    // picocli's own suggestions stop short of an option that was typed with its value.
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      String typed = unmatched.getUnmatched().get(0).split("=", 2)[0];
      CommandSpec spec = e.getCommandLine().getCommandSpec();
      Set<String> known = new TreeSet<>(spec.subcommands().keySet());
      spec.options().stream().filter(o -> !o.hidden()).forEach(o -> known.add(o.longestName()));
      String suggestion = Suggestion.of(typed, known).strip();
      if (!suggestion.isEmpty()) {
        err.println(suggestion);
      }
    }
    err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.WRONG_USE;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** Sources are full of characters that the locale of a container (POSIX, mostly) cannot write. */
  private static PrintStream utf8(FileDescriptor descriptor, boolean autoFlush) {
    OutputStream stream = new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16);
    return new PrintStream(stream, autoFlush, StandardCharsets.UTF_8);
  }
}
