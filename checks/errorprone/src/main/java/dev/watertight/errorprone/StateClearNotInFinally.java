package dev.watertight.errorprone;

import static com.google.errorprone.BugPattern.LinkType.CUSTOM;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.StandardTags;

/** Reports what the rule of this name finds. */
@BugPattern(
    summary = "The dialog state is cleared, but an exception before it leaves the user stuck",
    altNames = RuleCheck.ALL,
    severity = ERROR,
    tags = StandardTags.LIKELY_ERROR,
    linkType = CUSTOM,
    link = RuleCheck.PAGES + "StateClearNotInFinally")
public final class StateClearNotInFinally extends RuleCheck {
  private static final long serialVersionUID = 1L;
}
