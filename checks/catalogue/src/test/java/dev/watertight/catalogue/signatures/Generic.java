package dev.watertight.catalogue.signatures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A type as generic signatures write it.
 *
 * @param name binary name, primitive, or the name of a type variable
 * @param variable whether it is a type variable
 * @param arguments type arguments of a class; wildcards by their bound
 * @param dimensions how many array dimensions it has
 */
record Generic(String name, boolean variable, List<Generic> arguments, int dimensions) {

  static final Generic OBJECT = new Generic("java.lang.Object", false, List.of(), 0);

  /** This type with the variables of a class replaced; a variable nobody fixes is its bound. */
  Generic in(Map<String, Generic> variables) {
    if (!variable) {
      List<Generic> replaced = new ArrayList<>();
      for (Generic argument : arguments) {
        replaced.add(argument.in(variables));
      }
      return new Generic(name, false, replaced, dimensions);
    }
    Generic value = variables.get(name);
    if (value == null) {
      return this;
    }
    return new Generic(value.name, value.variable, value.arguments, value.dimensions + dimensions);
  }

  String erased() {
    return name + "[]".repeat(dimensions);
  }

  /** Reads the signatures of class files. */
  static final class Parser {
    private final String text;
    private int at;
    private final Map<String, Generic> bounds = new HashMap<>();
    private final List<String> order = new ArrayList<>();

    Parser(String text) {
      this.text = text;
      if (text.startsWith("<")) {
        formalParameters();
      }
    }

    /** The declared type variables, in order. */
    List<String> variables() {
      return order;
    }

    /** The first bounds of the declared type variables. */
    Map<String, Generic> bounds() {
      return bounds;
    }

    boolean more() {
      return at < text.length() && text.charAt(at) != '^';
    }

    /** Skips the parameters of a method. */
    void skipParameters() {
      at++;
      while (text.charAt(at) != ')') {
        next();
      }
      at++;
    }

    private void formalParameters() {
      at++;
      while (text.charAt(at) != '>') {
        int colon = text.indexOf(':', at);
        String name = text.substring(at, colon);
        at = colon;
        Generic first = OBJECT;
        boolean none = true;
        while (text.charAt(at) == ':') {
          at++;
          if (text.charAt(at) != ':') {
            Generic bound = next();
            first = none ? bound : first;
            none = false;
          }
        }
        order.add(name);
        bounds.put(name, first);
      }
      at++;
    }

    Generic next() {
      int dimensions = 0;
      while (text.charAt(at) == '[') {
        dimensions++;
        at++;
      }
      char kind = text.charAt(at++);
      return switch (kind) {
        case 'T' -> variable(dimensions);
        case 'L' -> reference(dimensions);
        default -> new Generic(primitive(kind), false, List.of(), dimensions);
      };
    }

    private Generic variable(int dimensions) {
      int end = text.indexOf(';', at);
      String name = text.substring(at, end);
      at = end + 1;
      return new Generic(name, true, List.of(), dimensions);
    }

    private Generic reference(int dimensions) {
      StringBuilder name = new StringBuilder();
      List<Generic> arguments = List.of();
      while (true) {
        char next = text.charAt(at++);
        switch (next) {
          case ';' -> {
            return new Generic(name.toString(), false, arguments, dimensions);
          }
          case '<' -> arguments = typeArguments();
          case '/' -> name.append('.');
          case '.' -> name.append('$');
          default -> name.append(next);
        }
      }
    }

    private List<Generic> typeArguments() {
      List<Generic> arguments = new ArrayList<>();
      while (text.charAt(at) != '>') {
        char next = text.charAt(at);
        if (next == '*') {
          at++;
          arguments.add(OBJECT);
        } else if (next == '+') {
          at++;
          arguments.add(next());
        } else if (next == '-') {
          at++;
          next();
          arguments.add(OBJECT);
        } else {
          arguments.add(next());
        }
      }
      at++;
      return arguments;
    }

    private static String primitive(char kind) {
      return switch (kind) {
        case 'Z' -> "boolean";
        case 'B' -> "byte";
        case 'C' -> "char";
        case 'S' -> "short";
        case 'I' -> "int";
        case 'J' -> "long";
        case 'F' -> "float";
        case 'D' -> "double";
        case 'V' -> "void";
        default -> throw new IllegalArgumentException("no type: " + kind);
      };
    }
  }
}
