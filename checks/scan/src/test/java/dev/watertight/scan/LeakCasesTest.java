package dev.watertight.scan;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Fixtures of what a body leaves open, where each is a checkout of its own with those files only
 * that it names or is named by. One case takes milliseconds, which is why mutation tests run these.
 */
final class LeakCasesTest {
  static final Set<String> FOLDERS =
      Set.of("UnclosedResource", "UnclosedStorage", "KnownLimits", "Fixes");

  @TestFactory
  Stream<DynamicTest> findsWhatIsMarkedAndNoted() {
    return CaseTests.in(FOLDERS::contains);
  }
}
