package dev.watertight.errorprone;

import static com.google.errorprone.BugPattern.LinkType.CUSTOM;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.StandardTags;

/** Reports what the rule of this name finds. */
@BugPattern(
    summary = "A storage, client, pool or connection is not closed on every way out of its method",
    altNames = RuleCheck.ALL,
    severity = ERROR,
    tags = StandardTags.LIKELY_ERROR,
    linkType = CUSTOM,
    link = RuleCheck.PAGES + "UnclosedStorage")
public final class UnclosedStorage extends RuleCheck {
  private static final long serialVersionUID = 1L;
}
