package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.bot.Kind.Unit;
import java.util.Locale;

/** Growth per operation in words. */
final class Rates {
  private static final double WHOLE = 10;

  private Rates() {}

  static String text(Unit unit, double perOperation) {
    if (unit == Unit.BYTES) {
      return number(perOperation) + " bytes an operation";
    }
    if (perOperation == 0) {
      return "none";
    }
    double operations = 1 / Math.abs(perOperation);
    String sign = perOperation < 0 ? "-" : "";
    return operations < 1.5
        ? number(perOperation) + " an operation"
        : sign + "one in " + Math.round(operations) + " operations";
  }

  private static String number(double value) {
    return Math.abs(value) >= WHOLE
        ? Long.toString(Math.round(value))
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
