package dev.watertight.javac;

import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import java.util.EnumMap;
import java.util.Map;

/** How the operators are spelled in the model. */
final class Operators {
  private static final Map<Tree.Kind, String> SPELLING = new EnumMap<>(Tree.Kind.class);

  static {
    SPELLING.put(Tree.Kind.POSTFIX_INCREMENT, "x++");
    SPELLING.put(Tree.Kind.POSTFIX_DECREMENT, "x--");
    SPELLING.put(Tree.Kind.PREFIX_INCREMENT, "++x");
    SPELLING.put(Tree.Kind.PREFIX_DECREMENT, "--x");
    SPELLING.put(Tree.Kind.UNARY_PLUS, "+");
    SPELLING.put(Tree.Kind.UNARY_MINUS, "-");
    SPELLING.put(Tree.Kind.BITWISE_COMPLEMENT, "~");
    SPELLING.put(Tree.Kind.LOGICAL_COMPLEMENT, "!");
    SPELLING.put(Tree.Kind.MULTIPLY, "*");
    SPELLING.put(Tree.Kind.DIVIDE, "/");
    SPELLING.put(Tree.Kind.REMAINDER, "%");
    SPELLING.put(Tree.Kind.PLUS, "+");
    SPELLING.put(Tree.Kind.MINUS, "-");
    SPELLING.put(Tree.Kind.LEFT_SHIFT, "<<");
    SPELLING.put(Tree.Kind.RIGHT_SHIFT, ">>");
    SPELLING.put(Tree.Kind.UNSIGNED_RIGHT_SHIFT, ">>>");
    SPELLING.put(Tree.Kind.LESS_THAN, "<");
    SPELLING.put(Tree.Kind.GREATER_THAN, ">");
    SPELLING.put(Tree.Kind.LESS_THAN_EQUAL, "<=");
    SPELLING.put(Tree.Kind.GREATER_THAN_EQUAL, ">=");
    SPELLING.put(Tree.Kind.EQUAL_TO, "==");
    SPELLING.put(Tree.Kind.NOT_EQUAL_TO, "!=");
    SPELLING.put(Tree.Kind.AND, "&");
    SPELLING.put(Tree.Kind.XOR, "^");
    SPELLING.put(Tree.Kind.OR, "|");
    SPELLING.put(Tree.Kind.CONDITIONAL_AND, "&&");
    SPELLING.put(Tree.Kind.CONDITIONAL_OR, "||");
    SPELLING.put(Tree.Kind.MULTIPLY_ASSIGNMENT, "*=");
    SPELLING.put(Tree.Kind.DIVIDE_ASSIGNMENT, "/=");
    SPELLING.put(Tree.Kind.REMAINDER_ASSIGNMENT, "%=");
    SPELLING.put(Tree.Kind.PLUS_ASSIGNMENT, "+=");
    SPELLING.put(Tree.Kind.MINUS_ASSIGNMENT, "-=");
    SPELLING.put(Tree.Kind.LEFT_SHIFT_ASSIGNMENT, "<<=");
    SPELLING.put(Tree.Kind.RIGHT_SHIFT_ASSIGNMENT, ">>=");
    SPELLING.put(Tree.Kind.UNSIGNED_RIGHT_SHIFT_ASSIGNMENT, ">>>=");
    SPELLING.put(Tree.Kind.AND_ASSIGNMENT, "&=");
    SPELLING.put(Tree.Kind.XOR_ASSIGNMENT, "^=");
    SPELLING.put(Tree.Kind.OR_ASSIGNMENT, "|=");
  }

  private Operators() {}

  /** Spelling of the operator of a unary, binary or compound assignment tree. */
  static String of(Tree tree) {
    String spelling = SPELLING.get(tree.getKind());
    if (spelling == null) {
      throw new UnsupportedSyntax(0, tree.getKind().name());
    }
    return spelling;
  }

  static boolean isPostfix(UnaryTree tree) {
    Tree.Kind kind = tree.getKind();
    return kind == Tree.Kind.POSTFIX_INCREMENT || kind == Tree.Kind.POSTFIX_DECREMENT;
  }
}
