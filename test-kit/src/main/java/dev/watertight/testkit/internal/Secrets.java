package dev.watertight.testkit.internal;

import java.util.regex.Pattern;

/** Keeps passwords out of messages. */
public final class Secrets {
  private static final Pattern IN_AUTHORITY = Pattern.compile("(//[^/@:]*):[^/]*@");
  private static final Pattern IN_QUERY = Pattern.compile("(?i)(password=)[^&]*");

  private Secrets() {}

  /** The text with the password of a URL, wherever it stands, replaced. */
  public static String masked(String text) {
    String authority = IN_AUTHORITY.matcher(text).replaceAll("$1:***@");
    return IN_QUERY.matcher(authority).replaceAll("$1***");
  }
}
