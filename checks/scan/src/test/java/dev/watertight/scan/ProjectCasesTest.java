package dev.watertight.scan;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Fixtures of the rules over the project, where each is a checkout of its own with those files only
 * that it names or is named by. One case takes milliseconds, which is why mutation tests run these.
 */
final class ProjectCasesTest {
  @TestFactory
  Stream<DynamicTest> findsWhatIsMarkedAndNoted() {
    return CaseTests.in(folder -> !LeakCasesTest.FOLDERS.contains(folder));
  }
}
