package dev.watertight.testkit.environment.bot;

import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.internal.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A bot as a JVM of its own, by default with the JDK and class path of this one. Each method gives
 * a changed copy. The JVM has a folder of its own for temporary files, which goes with it, and is
 * killed if this JVM ends without closing it.
 */
public final class ChildJvm implements Bot {
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);

  private final String mainClass;
  private final String name;
  private final List<String> arguments;
  private final List<String> options;
  private final Map<String, String> environment;
  private final String classPath;
  private final Path javaHome;
  private final Readiness readiness;
  private final Duration readyWithin;

  private ChildJvm(Draft draft) {
    this.mainClass = draft.mainClass;
    this.name = draft.name;
    this.arguments = List.copyOf(draft.arguments);
    this.options = List.copyOf(draft.options);
    this.environment = Map.copyOf(draft.environment);
    this.classPath = draft.classPath;
    this.javaHome = draft.javaHome;
    this.readiness = draft.readiness;
    this.readyWithin = draft.readyWithin;
  }

  /** The class whose {@code main} is the bot. */
  public static ChildJvm running(Class<?> main) {
    return running(main.getName());
  }

  /** The class whose {@code main} is the bot, by its binary name. */
  public static ChildJvm running(String mainClass) {
    return new ChildJvm(new Draft(mainClass));
  }

  /** Names it in messages; else the simple name of its main class does. */
  public ChildJvm named(String newName) {
    Draft draft = new Draft(this);
    draft.name = newName;
    return new ChildJvm(draft);
  }

  /** Adds arguments of {@code main}. */
  public ChildJvm withArguments(String... more) {
    Draft draft = new Draft(this);
    draft.arguments.addAll(List.of(more));
    return new ChildJvm(draft);
  }

  /** Adds options of the JVM, such as {@code -Xmx64m}. */
  public ChildJvm withJvmOptions(String... more) {
    Draft draft = new Draft(this);
    draft.options.addAll(List.of(more));
    return new ChildJvm(draft);
  }

  /** Sets a system property. */
  public ChildJvm withProperty(String key, String value) {
    return withJvmOptions("-D" + key + "=" + value);
  }

  /** Sets an environment variable, beside those of this JVM. */
  public ChildJvm withEnvironment(String variable, String value) {
    Draft draft = new Draft(this);
    draft.environment.put(variable, value);
    return new ChildJvm(draft);
  }

  /** Runs on a class path of its own. */
  public ChildJvm withClassPath(String newClassPath) {
    Draft draft = new Draft(this);
    draft.classPath = newClassPath;
    return new ChildJvm(draft);
  }

  /** Runs on another JDK. */
  public ChildJvm withJavaHome(Path home) {
    Draft draft = new Draft(this);
    draft.javaHome = home;
    return new ChildJvm(draft);
  }

  /** When it counts as ready; else as soon as it runs. */
  public ChildJvm readyWhen(Readiness condition) {
    Draft draft = new Draft(this);
    draft.readiness = condition;
    return new ChildJvm(draft);
  }

  /** How long {@link #start} waits for it to be ready; else 60 seconds. */
  public ChildJvm readyWithin(Duration deadline) {
    Draft draft = new Draft(this);
    draft.readyWithin = deadline;
    return new ChildJvm(draft);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public BotProcess start() {
    Path folder = temporaryFolder();
    Process process;
    try {
      process = process(folder);
    } catch (IOException e) {
      Trees.delete(folder);
      throw new EnvironmentException(
          name + " cannot be started: " + e.getMessage() + ". Is there a JDK in " + javaHome + "?",
          e);
    }
    ChildProcess started = new ChildProcess(name, process, folder, options);
    try {
      ReadyWait.until(readiness, started, readyWithin);
      return started;
    } catch (RuntimeException | Error e) {
      started.close();
      throw e;
    }
  }

  private Path temporaryFolder() {
    try {
      return Files.createTempDirectory("watertight-bot");
    } catch (IOException e) {
      throw new EnvironmentException(
          "No folder for temporary files of "
              + name
              + " can be made in java.io.tmpdir, "
              + System.getProperty("java.io.tmpdir")
              + ": "
              + e.getMessage()
              + ". Let it name a folder that can be written.",
          e);
    }
  }

  private Process process(Path folder) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin").resolve("java").toString());
    command.addAll(ChildProcess.options(folder));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, mainClass));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(Lifeline.with(command, folder));
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** What is being changed while a copy is made. */
  private static final class Draft {
    private final String mainClass;
    private String name;
    private final List<String> arguments = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private String classPath = System.getProperty("java.class.path");
    private Path javaHome = Path.of(System.getProperty("java.home"));
    private Readiness readiness = Readiness.atOnce();
    private Duration readyWithin = READY_WITHIN;

    private Draft(String mainClass) {
      this.mainClass = Objects.requireNonNull(mainClass, "main class");
      this.name = mainClass.substring(mainClass.lastIndexOf('.') + 1);
    }

    private Draft(ChildJvm child) {
      this.mainClass = child.mainClass;
      this.name = child.name;
      this.arguments.addAll(child.arguments);
      this.options.addAll(child.options);
      this.environment.putAll(child.environment);
      this.classPath = child.classPath;
      this.javaHome = child.javaHome;
      this.readiness = child.readiness;
      this.readyWithin = child.readyWithin;
    }
  }
}
