package dev.watertight.leaky;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Answers that never come are waited for as long as it takes: here for less time than usual. */
final class ShortPatience implements BeforeAllCallback, AfterAllCallback {
  private static final String PATIENCE = "watertight.bot.patience";
  private static final String SECONDS = "5";

  private boolean set;

  @Override
  public void beforeAll(ExtensionContext context) {
    if (System.getProperty(PATIENCE) == null) {
      System.setProperty(PATIENCE, SECONDS);
      set = true;
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (set) {
      System.clearProperty(PATIENCE);
    }
  }
}
