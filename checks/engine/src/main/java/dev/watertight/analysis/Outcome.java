package dev.watertight.analysis;

/** One way on from an expression: the state behind it and its value. */
record Outcome(State state, Value value) {}
