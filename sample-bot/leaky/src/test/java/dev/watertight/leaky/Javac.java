package dev.watertight.leaky;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A compiler in a process of its own, with Error Prone and our checks and no others of its own. */
final class Javac {
  private static final Path JVM_CONFIG = Path.of("../../.mvn/jvm.config");

  private Javac() {}

  /** Compiles the sources and gives what was said. */
  static String output(Path folder) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    for (String line : Files.readAllLines(JVM_CONFIG)) {
      command.add("-J" + line.replace(' ', '='));
    }
    command.addAll(List.of("-J-Duser.language=en", "-J-Xmx512m", "--release", "17"));
    command.addAll(List.of("-d", folder.resolve("classes").toString()));
    String classPath = System.getProperty("java.class.path");
    command.addAll(List.of("-cp", classPath, "-processorpath", classPath, "-proc:none"));
    command.addAll(List.of("-XDcompilePolicy=simple", "--should-stop=ifError=FLOW"));
    // As warnings, since errors of one file may keep the compiler from the next.
    command.add(
        "-Xplugin:ErrorProne -XepDisableAllChecks -Xep:watertight:WARN"
            + " -XepOpt:Watertight:ClosedWorld=true");
    Marks.files().forEach(file -> command.add(file.toString()));
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("the compiler ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
