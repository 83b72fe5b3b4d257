package dev.watertight.testkit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ReadmeTest {
  @Test
  void theReadmeShowsATestThatRuns() throws IOException {
    String test =
        Files.readString(Path.of("src/test/java/dev/watertight/testkit/readme/OrderTest.java"));
    String shown = test.substring(test.indexOf("@ExtendWith"));
    assertThat(Files.readString(Path.of("../README.md"))).contains("```java\n" + shown + "```");
  }
}
