package dev.watertight.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds to the modifiers that are written those that the language implies. */
public final class ImpliedModifiers {
  private ImpliedModifiers() {}

  /**
   * Modifiers of a type.
   *
   * @param enclosing kind of the type whose member it is, null for a top-level or local type
   * @param local whether it is declared in a block
   * @param extended whether it is an enum of which a constant has a body
   */
  public static Set<Modifier> ofType(
      Set<Modifier> written,
      TypeDecl.Kind kind,
      TypeDecl.@Nullable Kind enclosing,
      boolean local,
      boolean extended) {
    Set<Modifier> all = copy(written);
    boolean nested = local || enclosing != null;
    switch (kind) {
      case INTERFACE, ANNOTATION -> add(all, Modifier.ABSTRACT, nested);
      case ENUM -> add(all, extended ? null : Modifier.FINAL, nested);
      case RECORD, IMPLICIT -> add(all, Modifier.FINAL, nested);
      case CLASS, ANONYMOUS -> {}
    }
    if (isInterface(enclosing)) {
      all.add(Modifier.PUBLIC);
      all.add(Modifier.STATIC);
    }
    return Collections.unmodifiableSet(all);
  }

  /** Modifiers of a field of a type of this kind. */
  public static Set<Modifier> ofField(Set<Modifier> written, TypeDecl.Kind enclosing) {
    if (!isInterface(enclosing)) {
      return written;
    }
    Set<Modifier> all = copy(written);
    all.add(Modifier.PUBLIC);
    all.add(Modifier.STATIC);
    all.add(Modifier.FINAL);
    return Collections.unmodifiableSet(all);
  }

  /** Modifiers of a method or constructor of a type of this kind. */
  public static Set<Modifier> ofMethod(
      Set<Modifier> written, TypeDecl.Kind enclosing, boolean constructor, boolean hasBody) {
    if (enclosing == TypeDecl.Kind.ENUM && constructor) {
      Set<Modifier> all = copy(written);
      all.add(Modifier.PRIVATE);
      return Collections.unmodifiableSet(all);
    }
    if (!isInterface(enclosing)) {
      return written;
    }
    Set<Modifier> all = copy(written);
    if (!all.contains(Modifier.PRIVATE)) {
      all.add(Modifier.PUBLIC);
    }
    if (!hasBody && !all.contains(Modifier.STATIC) && !all.contains(Modifier.DEFAULT)) {
      all.add(Modifier.ABSTRACT);
    }
    return Collections.unmodifiableSet(all);
  }

  private static void add(Set<Modifier> all, @Nullable Modifier implied, boolean nested) {
    if (implied != null) {
      all.add(implied);
    }
    if (nested) {
      all.add(Modifier.STATIC);
    }
  }

  private static boolean isInterface(TypeDecl.@Nullable Kind kind) {
    return kind == TypeDecl.Kind.INTERFACE || kind == TypeDecl.Kind.ANNOTATION;
  }

  private static Set<Modifier> copy(Set<Modifier> written) {
    Set<Modifier> all = EnumSet.noneOf(Modifier.class);
    all.addAll(written);
    return all;
  }
}
