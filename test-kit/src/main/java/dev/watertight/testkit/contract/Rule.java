package dev.watertight.testkit.contract;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A rule, by the name of its test.
 *
 * @param contract the simple name of the class that has it, which is that of its page
 * @param id such as {@code STO1}
 * @param claim such as {@code what is written is read}
 */
record Rule(String contract, String id, String claim) {
  private static final Pattern NAME = Pattern.compile("([a-z]{3}\\d+)_(\\w+)");
  private static final Pattern NUMBER = Pattern.compile("([A-Z]+)(\\d+)");

  /** All contracts there are. */
  static final List<Class<? extends Contract<?>>> CONTRACTS =
      List.of(
          StorageContract.class,
          StorageTtlContract.class,
          StorageConcurrencyContract.class,
          StorageOutageContract.class,
          StorageLifecycleContract.class,
          BotRestartContract.class,
          BotFailureContract.class,
          BotCancelContract.class,
          BotIdempotencyContract.class,
          BotShutdownContract.class,
          BotOutageContract.class,
          BotSoakContract.class);

  static boolean isName(String method) {
    return NAME.matcher(method).matches();
  }

  static Rule named(Class<?> contract, String method) {
    Matcher name = NAME.matcher(method);
    if (!name.matches()) {
      throw new IllegalArgumentException(method);
    }
    return new Rule(
        contract.getSimpleName(),
        name.group(1).toUpperCase(Locale.ROOT),
        name.group(2).replace('_', ' '));
  }

  static Rule of(Method method) {
    return named(method.getDeclaringClass(), method.getName());
  }

  /** The tests of a contract, by their numbers. */
  static List<Method> methods(Class<?> contract) {
    List<Method> methods = new ArrayList<>();
    for (Class<?> c = contract; c != null; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Test.class) && isName(method.getName())) {
          methods.add(method);
        }
      }
    }
    methods.sort(Comparator.comparingInt(method -> number(of(method).id())));
    return methods;
  }

  private static int number(String id) {
    Matcher number = NUMBER.matcher(id);
    return number.matches() ? Integer.parseInt(number.group(2)) : 0;
  }

  static boolean isKnown(String id) {
    return numbers().contains(id);
  }

  static Set<String> numbers() {
    Set<String> ids = new TreeSet<>();
    CONTRACTS.forEach(contract -> methods(contract).forEach(method -> ids.add(of(method).id())));
    return ids;
  }

  /** Where it is explained. */
  String page() {
    return "docs/kit/contracts/%s.md#%s-%s"
        .formatted(contract, id.toLowerCase(Locale.ROOT), claim.replace(' ', '-'));
  }

  @Override
  public String toString() {
    return id + " (" + claim + ")";
  }
}
