package dev.watertight.types;

/** Names of classes with dots all along, as the language spells them. */
final class DottedNames {
  private DottedNames() {}

  /** The binary name; where no class is known, by the habit that packages are lower-case. */
  static String binary(String dotted, TypeLookup lookup) {
    if (lookup.find(dotted) != null) {
      return dotted;
    }
    String byHabit = byHabit(dotted);
    if (byHabit.equals(dotted) || lookup.find(byHabit) != null) {
      return byHabit;
    }
    String candidate = dotted;
    for (int dot = candidate.lastIndexOf('.'); dot > 0; dot = candidate.lastIndexOf('.')) {
      candidate = candidate.substring(0, dot) + "$" + candidate.substring(dot + 1);
      if (lookup.find(candidate) != null) {
        return candidate;
      }
    }
    return byHabit;
  }

  private static String byHabit(String dotted) {
    int start = 0;
    while (start < dotted.length() && !Character.isUpperCase(dotted.charAt(start))) {
      int dot = dotted.indexOf('.', start);
      if (dot < 0) {
        return dotted;
      }
      start = dot + 1;
    }
    return dotted.substring(0, start) + dotted.substring(start).replace('.', '$');
  }

  /** Whether by habit the last segment is a class. */
  static boolean endsInClass(String dotted) {
    int last = dotted.lastIndexOf('.') + 1;
    return last < dotted.length() && Character.isUpperCase(dotted.charAt(last));
  }
}
