package dev.watertight.sample.app;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/**
 * Shows exceptions without their messages, which may hold what a user wrote or an address with the
 * token. Those of our own are written for the log, and are shown.
 */
public final class QuietThrowables extends ThrowableProxyConverter {
  private static final String OURS = "dev.watertight.sample.";
  private static final int FRAMES = 12;

  @Override
  protected String throwableProxyToString(IThrowableProxy thrown) {
    StringBuilder text = new StringBuilder();
    IThrowableProxy each = thrown;
    for (String begin = ""; each != null; begin = "Caused by: ") {
      append(text.append(begin), each);
      each = cause(each);
    }
    return text.toString();
  }

  private static @Nullable IThrowableProxy cause(IThrowableProxy thrown) {
    return thrown.isCyclic() ? null : thrown.getCause();
  }

  private static void append(StringBuilder text, IThrowableProxy thrown) {
    text.append(thrown.getClassName());
    if (thrown.getClassName().startsWith(OURS)) {
      text.append(": ").append(thrown.getMessage());
    }
    text.append('\n');
    StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
    for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
      text.append("  ").append(frames[i]).append('\n');
    }
  }
}
