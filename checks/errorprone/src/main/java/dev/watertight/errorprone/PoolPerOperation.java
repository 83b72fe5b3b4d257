package dev.watertight.errorprone;

import static com.google.errorprone.BugPattern.LinkType.CUSTOM;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.StandardTags;

/** Reports what the rule of this name finds. */
@BugPattern(
    summary = "A pool, client or storage is made where code runs again and again",
    altNames = RuleCheck.ALL,
    severity = ERROR,
    tags = StandardTags.LIKELY_ERROR,
    linkType = CUSTOM,
    link = RuleCheck.PAGES + "PoolPerOperation")
public final class PoolPerOperation extends RuleCheck {
  private static final long serialVersionUID = 1L;
}
