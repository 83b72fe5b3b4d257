package dev.watertight.errorprone;

import static com.google.errorprone.BugPattern.LinkType.CUSTOM;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.StandardTags;

/** Reports what the rule of this name finds. */
@BugPattern(
    summary = "A storage that is kept for long is never closed, or replaced while it is open",
    altNames = RuleCheck.ALL,
    severity = ERROR,
    tags = StandardTags.LIKELY_ERROR,
    linkType = CUSTOM,
    link = RuleCheck.PAGES + "GlobalStorageNeverClosed")
public final class GlobalStorageNeverClosed extends RuleCheck {
  private static final long serialVersionUID = 1L;
}
