package dev.watertight.sample.settings;

import java.util.List;

/** Variables are missing or wrong; the message has one line for each. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SettingsException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}
