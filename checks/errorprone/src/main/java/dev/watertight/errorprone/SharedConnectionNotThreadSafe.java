package dev.watertight.errorprone;

import static com.google.errorprone.BugPattern.LinkType.CUSTOM;
import static com.google.errorprone.BugPattern.SeverityLevel.WARNING;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.StandardTags;

/** Reports what the rule of this name finds. */
@BugPattern(
    summary = "One connection that is not thread-safe serves all users",
    altNames = RuleCheck.ALL,
    severity = WARNING,
    tags = StandardTags.LIKELY_ERROR,
    linkType = CUSTOM,
    link = RuleCheck.PAGES + "SharedConnectionNotThreadSafe")
public final class SharedConnectionNotThreadSafe extends RuleCheck {
  private static final long serialVersionUID = 1L;
}
