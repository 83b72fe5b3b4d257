package dev.watertight.fixes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of the libraries is asked of the libraries, here, where they are at hand. */
final class ClosersTest {
  static Set<String> quiet() {
    return new TreeSet<>(Closers.QUIET);
  }

  @ParameterizedTest
  @MethodSource("quiet")
  void closeOfWhatIsQuietDeclaresNothingChecked(String name) throws ReflectiveOperationException {
    Class<?> type = Class.forName(name, false, ClosersTest.class.getClassLoader());

    assertThat(AutoCloseable.class).isAssignableFrom(type);
    assertThat(type.getMethod("close").getExceptionTypes())
        .allSatisfy(
            thrown ->
                assertThat(
                        RuntimeException.class.isAssignableFrom(thrown)
                            || Error.class.isAssignableFrom(thrown))
                    .as("%s is unchecked", thrown)
                    .isTrue());
  }
}
