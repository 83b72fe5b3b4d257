package dev.watertight.benchmark.corpus;

/**
 * A finding with what reading it showed.
 *
 * @param why the reason in a few words; empty only for what is unread
 */
record Judged(Finding finding, Verdict verdict, String why) {}
