package dev.watertight.rules;

/**
 * What everybody says of a rule: the list of the command line, the index of the pages, the check
 * inside the compiler. Each rule has one, beside its id.
 *
 * @param id id of the rule, which is also its page and its key for suppression
 * @param severity of its findings where nothing is set and nothing makes one milder
 * @param summary what is wrong, in one line of at most 100 characters without a final period
 */
public record RuleInfo(String id, Severity severity, String summary) {}
