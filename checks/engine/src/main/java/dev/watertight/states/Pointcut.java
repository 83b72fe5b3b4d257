package dev.watertight.states;

import dev.watertight.model.Annotation;
import dev.watertight.types.Answer;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which methods a pointcut of an aspect is about, as far as its text says it: {@code execution(*
 * bot.Handler.handle(..)) && !within(bot.admin..*)}. For one text, once.
 */
final class Pointcut {
  private static final Pattern BINDING = Pattern.compile("[a-z]\\w*");

  private final String text;
  private final Method method;
  private final Function<String, @Nullable String> named;
  private int at;

  /**
   * A method that a pointcut may be about.
   *
   * @param types names of the class that has it and of all its supertypes, that class first
   */
  record Method(
      String name,
      int parameters,
      List<String> types,
      List<Annotation> annotations,
      List<Annotation> ofType) {}

  private Pointcut(String text, Method method, Function<String, @Nullable String> named) {
    this.text = text;
    this.method = method;
    this.named = named;
  }

  /**
   * Whether a method is one that a pointcut is about.
   *
   * @param named the text of a pointcut with a name, null where it is not known
   */
  static Answer covers(String text, Method method, Function<String, @Nullable String> named) {
    return new Pointcut(text, method, named).any();
  }

  private Answer any() {
    Answer answer = all();
    while (takes("||")) {
      Answer next = all();
      answer =
          answer == Answer.YES || next == Answer.YES
              ? Answer.YES
              : answer == Answer.NO ? next : answer;
    }
    return answer;
  }

  private Answer all() {
    Answer answer = one();
    while (takes("&&")) {
      Answer next = one();
      answer =
          answer == Answer.NO || next == Answer.NO
              ? Answer.NO
              : answer == Answer.YES ? next : answer;
    }
    return answer;
  }

  private Answer one() {
    if (takes("!")) {
      Answer answer = one();
      return answer == Answer.UNKNOWN ? answer : answer == Answer.YES ? Answer.NO : Answer.YES;
    }
    if (takes("(")) {
      Answer answer = any();
      takes(")");
      return answer;
    }
    int start = at;
    while (at < text.length() && (isPart(text.charAt(at)) || text.charAt(at) == '@')) {
      at++;
    }
    String name = text.substring(start, at);
    if (name.isEmpty() || !takes("(")) {
      // What stands here is no pointcut that anybody knows.
      at = text.length();
      return Answer.UNKNOWN;
    }
    return primitive(name, upToClosing().strip());
  }

  private static boolean isPart(char c) {
    return Character.isJavaIdentifierPart(c) || c == '.';
  }

  private boolean takes(String symbol) {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    boolean here = text.startsWith(symbol, at);
    at += here ? symbol.length() : 0;
    return here;
  }

  private String upToClosing() {
    int start = at;
    int open = 1;
    while (at < text.length() && open > 0) {
      char c = text.charAt(at++);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return text.substring(start, open == 0 ? at - 1 : at);
  }

  private Answer primitive(String name, String inside) {
    return switch (name) {
      case "execution" -> execution(inside);
      case "within" -> answer(isType(inside, method.types.subList(0, 1)));
      case "target", "this" ->
          BINDING.matcher(inside).matches() ? Answer.UNKNOWN : answer(isType(inside, method.types));
      case "@annotation" -> annotated(inside, method.annotations);
      case "@within", "@target" -> annotated(inside, method.ofType);
      default -> {
        String other = inside.isEmpty() ? named.apply(name) : null;
        yield other == null ? Answer.UNKNOWN : covers(other, method, n -> null);
      }
    };
  }

  private static Answer answer(boolean is) {
    return is ? Answer.YES : Answer.NO;
  }

  private static Answer annotated(String name, List<Annotation> annotations) {
    // A parameter of the advice has the type there.
    return BINDING.matcher(name).matches()
        ? Answer.UNKNOWN
        : answer(Annotation.has(annotations, Words.simple(name)));
  }

  /** By modifiers, result, class, name and number of parameters, of which only the name must be. */
  private Answer execution(String signature) {
    int open = signature.indexOf('(');
    if (open < 0 || signature.contains("@")) {
      return Answer.UNKNOWN;
    }
    String[] head = signature.substring(0, open).strip().split("\\s+", -1);
    String last = head[head.length - 1];
    int dot = last.lastIndexOf('.');
    String owner = dot < 0 ? "" : last.substring(0, last.startsWith("..", dot - 1) ? dot + 1 : dot);
    if (!matches(last.substring(dot + 1), method.name)
        || !owner.isEmpty() && !isType(owner, method.types)) {
      return Answer.NO;
    }
    int close = signature.lastIndexOf(')');
    String parameters = signature.substring(open + 1, Math.max(open + 1, close)).strip();
    return answer(
        parameters.contains("..")
            || method.parameters == (parameters.isEmpty() ? 0 : parameters.split(",", -1).length));
  }

  private static boolean isType(String pattern, List<String> types) {
    String plain = pattern.endsWith("+") ? pattern.substring(0, pattern.length() - 1) : pattern;
    return types.stream()
        .map(type -> type.replace('$', '.'))
        .anyMatch(
            type -> matches(plain, type) || !plain.contains(".") && type.endsWith("." + plain));
  }

  private static boolean matches(String pattern, String name) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.startsWith("..", i)) {
        regex.append("\\.(?:.*\\.)?");
        i++;
      } else if (pattern.charAt(i) == '*') {
        regex.append("[^.]*");
      } else {
        regex.append(Pattern.quote(pattern.substring(i, i + 1)));
      }
    }
    return Pattern.matches(regex.toString(), name);
  }
}
