package dev.watertight.model;

/** What a class body declares. Members of a type stand in source order. */
public sealed interface Member permits FieldDecl, MethodDecl, Initializer, TypeDecl {
  /** Where it is written; see the kinds for what exactly. */
  Place place();
}
