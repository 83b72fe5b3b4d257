package dev.watertight.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReadmeTest {
  private static final Path ROOT = Path.of("../..");

  @Test
  void theOutputInTheReadmeIsReal() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String[] blocks = readme.split("```\n", -1);
    assertThat(blocks[1]).isEqualTo("./watertight scan sample-bot/leaky\n");
    List<String> shown = comparable(blocks[3].lines());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    int code = Main.run(new String[] {"scan", ROOT + "/sample-bot/leaky"}, stream, stream);
    assertThat(code).isEqualTo(1);
    List<String> real = comparable(out.toString(StandardCharsets.UTF_8).lines());
    int gap = shown.indexOf("...");
    List<String> end = shown.subList(gap + 2, shown.size());
    assertThat(real).startsWith(shown.subList(0, gap).toArray(String[]::new));
    assertThat(real).endsWith(end.get(0), end.subList(1, end.size()).toArray(String[]::new));
  }

  private static List<String> comparable(Stream<String> lines) {
    return lines
        .map(line -> line.replace(ROOT + "/", "").replaceAll("[0-9.]+ s\\.$", "a while."))
        .toList();
  }
}
