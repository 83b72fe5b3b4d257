package dev.watertight.archunit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An application that is a class of a test with all that is nested in it. */
public final class Judged {
  private Judged() {}

  /** Imports what is nested in a class, at any depth. */
  public static JavaClasses application(Class<?> outer) {
    Set<Class<?>> all = new LinkedHashSet<>();
    add(outer, all);
    return new ClassFileImporter().importClasses(all);
  }

  private static void add(Class<?> outer, Set<Class<?>> all) {
    for (Class<?> nested : outer.getDeclaredClasses()) {
      all.add(nested);
      add(nested, all);
    }
  }

  /** What a rule says of such an application. */
  public static List<String> violations(ArchRule rule, Class<?> outer) {
    return rule.evaluate(application(outer)).getFailureReport().getDetails();
  }
}
