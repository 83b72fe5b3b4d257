package dev.watertight.javac;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.watertight.model.Place;
import dev.watertight.model.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the name of a variable stands, and the type before it: the compiler's public interface
 * tells neither for several variables in one declaration, brackets behind a name, and {@code var}.
 *
 * @param type null for {@code var} and a lambda parameter without a type
 * @param end behind the name and its brackets
 */
record Declarator(Place name, @Nullable TypeName type, int end, boolean varargs) {

  /** A field, record component or parameter of a method, which always has a type. */
  static Declarator typed(Unit unit, TypeNames types, VariableTree variable) {
    return behindType(unit, types, variable);
  }

  /** A local variable, resource, or parameter of a lambda or catch clause. */
  static Declarator maybeTyped(Unit unit, TypeNames types, VariableTree variable) {
    int at = behindModifiers(unit, variable);
    SourceText text = unit.text();
    String name = unit.name(variable.getName());
    if (text.isWord(at, name) && endsName(text, text.token(text.wordEnd(at)))) {
      return untyped(unit, at);
    }
    if (text.isWord(at, "var")) {
      int next = text.token(text.wordEnd(at));
      if (text.isWord(next, name)) {
        return untyped(unit, next);
      }
    }
    return behindType(unit, types, variable);
  }

  /** A variable behind a comma: its type stands before an earlier one. */
  static Declarator further(Unit unit, TypeNames types, VariableTree variable, int previousEnd) {
    SourceText text = unit.text();
    int name = text.token(text.behind(previousEnd, ','));
    Tree type = variable.getType();
    int brackets = 0;
    while (unit.end(type) > name) {
      type = element(type);
      brackets++;
    }
    return declared(unit, name, types.lower(type), brackets, false);
  }

  /** Where a name without a type before it starts: behind annotations and {@code final}. */
  static int behindModifiers(Unit unit, VariableTree variable) {
    SourceText text = unit.text();
    int at = text.token(Math.max(0, unit.start(variable)));
    var annotations = variable.getModifiers().getAnnotations();
    if (annotations.isEmpty() && !text.is(at, 'f')) {
      return at;
    }
    int seen = 0;
    while (true) {
      AnnotationTree annotation = seen < annotations.size() ? annotations.get(seen) : null;
      if (annotation != null && unit.start(annotation) == at) {
        at = text.token(unit.end(annotation));
        seen++;
      } else if (text.isWord(at, "final")) {
        at = text.token(text.wordEnd(at));
      } else {
        return at;
      }
    }
  }

  private static Declarator behindType(Unit unit, TypeNames types, VariableTree variable) {
    SourceText text = unit.text();
    String name = unit.name(variable.getName());
    Tree type = variable.getType();
    int brackets = 0;
    while (true) {
      int at = text.token(Math.max(0, unit.end(type)));
      if (text.isWord(at, name)) {
        boolean varargs = brackets == 0 && text.isDotBefore(unit.end(type));
        TypeName written = varargs ? variableArity(unit, types, type) : types.lower(type);
        return declared(unit, at, written, brackets, varargs);
      }
      Tree element = element(type);
      if (element == type) {
        throw unit.unsupported(variable);
      }
      type = element;
      brackets++;
    }
  }

  private static TypeName variableArity(Unit unit, TypeNames types, Tree type) {
    for (Tree part = type; element(part) != part; part = element(part)) {
      if (part instanceof AnnotatedTypeTree annotated) {
        List<? extends AnnotationTree> annotations = annotated.getAnnotations();
        int behind = unit.end(annotations.get(annotations.size() - 1));
        if (unit.text().is(unit.text().token(behind), '.')) {
          // Annotations of the dots; the compiler ends the element type behind them.
          return types.lower(type, unit.text().beforeDots(unit.start(annotations.get(0))));
        }
      }
    }
    int end = unit.end(element(type));
    // Where the element is an array itself, the compiler gives the dots to that.
    return types.lower(type, unit.text().isDotBefore(end) ? unit.text().beforeDots(end) : end);
  }

  private static Declarator declared(
      Unit unit, int at, TypeName written, int brackets, boolean varargs) {
    SourceText text = unit.text();
    Place name = unit.place(at, text.wordEnd(at));
    int end = name.end();
    for (int i = 0; i < brackets; i++) {
      end = text.behind(end, ']');
    }
    return new Declarator(name, written.withMoreDimensions(brackets), end, varargs);
  }

  private static Declarator untyped(Unit unit, int at) {
    Place name = unit.place(at, unit.text().wordEnd(at));
    return new Declarator(name, null, name.end(), false);
  }

  private static boolean endsName(SourceText text, int at) {
    return text.is(at, ',') || text.is(at, ')') || text.is(at, '-');
  }

  /** The element type of an array type, else the type itself. */
  static Tree element(Tree type) {
    Tree bare = type;
    while (bare instanceof AnnotatedTypeTree annotated) {
      bare = annotated.getUnderlyingType();
    }
    return bare instanceof ArrayTypeTree array ? array.getType() : type;
  }
}
