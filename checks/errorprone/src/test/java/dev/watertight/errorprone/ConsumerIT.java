package dev.watertight.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as users get it, in a compiler of their own: nothing of ours but this jar is there. */
final class ConsumerIT {
  private static final Path JAR =
      Path.of(Objects.requireNonNull(System.getProperty("watertight.checks")));
  private static final Path JVM_CONFIG = Path.of("..", "..", ".mvn", "jvm.config");

  @TempDir private Path folder;

  private record Javac(int code, String output) {}

  private Javac javac(String flags, String... texts) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    for (String line : Files.readAllLines(JVM_CONFIG)) {
      String[] words = line.split(" ", 2);
      command.add("-J" + words[0] + "=" + words[1]);
    }
    command.addAll(List.of("-d", folder.resolve("classes").toString(), "-cp", Jars.all()));
    command.addAll(List.of("-processorpath", JAR + File.pathSeparator + Jars.errorProne()));
    command.addAll(List.of("-proc:none", "-XDcompilePolicy=simple", "--should-stop=ifError=FLOW"));
    command.add("-Xplugin:ErrorProne " + flags);
    for (int i = 0; i < texts.length; i++) {
      Path file = folder.resolve("Source" + i + ".java");
      command.add(Files.writeString(file, texts[i]).toString());
    }
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return new Javac(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }

  @Test
  void aLeakFailsTheBuildAndSaysWhy() throws Exception {
    Javac javac = javac("", Samples.STORAGE, Samples.RESOURCE);

    assertThat(javac.output)
        .contains(
            "Source0.java:7: error: [UnclosedStorage] Jedis 'jedis' is never closed. ",
            "Source1.java:8: warning: [UnclosedResource] This FileInputStream is never closed. ",
            "1 error",
            "1 warning");
    assertThat(javac.code).isEqualTo(1);
  }

  @Test
  void theConfigurationIsReadAndRefused() throws Exception {
    Path file =
        Files.writeString(folder.resolve("watertight.yaml"), "rules: {UnclosedStorage: off}\n");
    Javac read = javac("", Samples.STORAGE);
    assertThat(read.output).isEmpty();
    assertThat(read.code).isZero();

    Files.writeString(file, "rules: {UnclosedStorage: loud}\n");
    Javac refused = javac("", Samples.STORAGE);
    assertThat(refused.output)
        .startsWith("error: Watertight configuration: " + file + ":1:26: ")
        .doesNotContain("\tat ");
    assertThat(refused.code).isEqualTo(1);
  }

  @Test
  void theJarHoldsNothingThatOthersMayBringToo() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      Set<String> folders = new TreeSet<>();
      jar.stream()
          .filter(entry -> entry.getName().endsWith(".class"))
          .forEach(
              entry ->
                  folders.add(
                      entry.getName().split("/", -1)[0] + "/" + entry.getName().split("/", -1)[1]));

      assertThat(folders).containsExactly("dev/watertight");
    }
  }

  @Test
  void whatIsPublishedDependsOnNothing() throws IOException {
    String pom = Files.readString(Path.of("dependency-reduced-pom.xml"));

    assertThat(Pattern.compile("(?s)<dependency>.*?</dependency>").matcher(pom).results())
        .hasSizeGreaterThan(2)
        .allSatisfy(
            dependency ->
                assertThat(dependency.group())
                    .containsPattern("<scope>(provided|test)</scope>")
                    .doesNotContain("watertight"));
  }
}
