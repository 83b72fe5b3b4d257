package dev.watertight.errorprone;

import static com.google.errorprone.BugPattern.LinkType.CUSTOM;
import static com.google.errorprone.BugPattern.SeverityLevel.WARNING;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.StandardTags;

/** Reports what the rule of this name finds. */
@BugPattern(
    summary = "One service builds several long-lived clients or pools for the same purpose",
    altNames = RuleCheck.ALL,
    severity = WARNING,
    tags = StandardTags.LIKELY_ERROR,
    linkType = CUSTOM,
    link = RuleCheck.PAGES + "ClientProliferation")
public final class ClientProliferation extends RuleCheck {
  private static final long serialVersionUID = 1L;
}
