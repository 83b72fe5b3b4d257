package dev.watertight.analysis;

import dev.watertight.model.Place;

/** A resource of one body that somebody has to close, and what the body did with it in all. */
final class Obligation {
  private final int id;
  private final Place place;
  private final Birth birth;
  private final int loopDepth;
  private final boolean parameter;
  private boolean exceptionalOnly;
  private boolean released;
  private boolean handedOver;

  Obligation(int id, Place place, Birth birth, int loopDepth, boolean parameter) {
    this.id = id;
    this.place = place;
    this.birth = birth;
    this.loopDepth = loopDepth;
    this.parameter = parameter;
  }

  int id() {
    return id;
  }

  Place place() {
    return place;
  }

  Birth birth() {
    return birth;
  }

  /** Number of loops around its creation. */
  int loopDepth() {
    return loopDepth;
  }

  /** Whether the caller brought it, so that only a summary asks for it. */
  boolean isParameter() {
    return parameter;
  }

  void onlyExceptional() {
    exceptionalOnly = true;
  }

  /** Whether only a way out by an exception counts. */
  boolean isExceptionalOnly() {
    return exceptionalOnly;
  }

  void released() {
    released = true;
  }

  /** Whether the body closes it on some way. */
  boolean isReleased() {
    return released;
  }

  void handedOver() {
    handedOver = true;
  }

  /** Whether the body gives it away on some way. */
  boolean isHandedOver() {
    return handedOver;
  }
}
