package dev.watertight.project;

import dev.watertight.model.Expr;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.types.Typing;

/**
 * An expression somewhere in the project.
 *
 * @param typing names and types of the file, for the thread that asked
 * @param trail where it stands in the file
 */
public record Site(SourceFile file, Typing typing, Trail trail) {
  /** The expression. */
  public Expr expression() {
    return (Expr) trail.node();
  }

  /** Where it is written. */
  public Place place() {
    return expression().place();
  }

  /** Line of its first character, from 1. */
  public int line() {
    return file.lines().line(place().start());
  }

  /** Another node of the same file. */
  Site at(Trail other) {
    return new Site(file, typing, other);
  }
}
