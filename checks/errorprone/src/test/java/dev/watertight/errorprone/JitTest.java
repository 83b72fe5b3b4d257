package dev.watertight.errorprone;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

final class JitTest {
  @Test
  void our_code_is_left_to_the_quick_compiler_and_a_daemon_is_told_once() throws JMException {
    Jit.ask();
    Jit.ask();

    assertThat(directives()).containsOnlyOnce("dev/watertight/*.*");
    assertThat(directives()).contains("Exclude:true");
  }

  private static String directives() throws JMException {
    return ManagementFactory.getPlatformMBeanServer()
        .invoke(
            new ObjectName("com.sun.management:type=DiagnosticCommand"),
            "compilerDirectivesPrint",
            new Object[0],
            new String[0])
        .toString();
  }
}
