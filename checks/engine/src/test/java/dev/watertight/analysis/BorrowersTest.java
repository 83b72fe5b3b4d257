package dev.watertight.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.types.MethodInfo;
import org.junit.jupiter.api.Test;

final class BorrowersTest {
  private static MethodInfo method(String call) {
    return Code.body(call + ";").invocation(call).method();
  }

  @Test
  void printsOrTestsWhatItIsGiven() {
    assertThat(Borrowers.isPrinting(method("System.out.println(in)"))).isTrue();
    assertThat(Borrowers.isPrinting(method("list.contains(in)"))).isTrue();
    assertThat(Borrowers.isPrinting(method("System.getLogger(\"a\")"))).isFalse();
    assertThat(
            Borrowers.isPrinting(
                method("java.util.logging.Logger.getLogger(\"a\").info(\"b\" + in)")))
        .isTrue();
    assertThat(Borrowers.isPrinting(method("list.add(\"a\")"))).isFalse();
  }

  @Test
  void givesBackWhatItIsGiven() {
    assertThat(Borrowers.isReturningItsArgument(method("Objects.requireNonNull(in)"))).isTrue();
    assertThat(Borrowers.isReturningItsArgument(method("Objects.hash(in)"))).isFalse();
  }
}
