package dev.watertight.archunit.corpus;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.watertight.archunit.BotArchitecture;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every rule that teams can import: the fields of the public rule sets, found by their names. */
final class PublishedRules {
  private PublishedRules() {}

  /**
   * A rule of a rule set.
   *
   * @param name the set and the field, such as {@code LifecycleRules.NAME}
   */
  record Published(String name, ArchRule rule) {
    /** What is wrong with the classes, a text for each place. */
    List<String> violations(JavaClasses classes) {
      try {
        return rule.evaluate(classes).getFailureReport().getDetails();
      } catch (AssertionError e) {
        // A rule that has nothing to judge says so by failing itself.
        return List.of(String.valueOf(e.getMessage()));
      }
    }
  }

  /** All rules, by name. */
  static List<Published> all() throws IllegalAccessException {
    List<Published> rules = new ArrayList<>();
    for (JavaClass type : new ClassFileImporter().importPackagesOf(BotArchitecture.class)) {
      if (type.getPackageName().equals(BotArchitecture.class.getPackageName())
          && type.getSimpleName().endsWith("Rules")) {
        for (JavaField field : type.getFields()) {
          if (field.isAnnotatedWith(ArchTest.class)
              && field.getRawType().isEquivalentTo(ArchRule.class)) {
            rules.add(published(field.reflect()));
          }
        }
      }
    }
    rules.sort(Comparator.comparing(Published::name));
    return rules;
  }

  private static Published published(Field field) throws IllegalAccessException {
    String name = field.getDeclaringClass().getSimpleName() + "." + field.getName();
    return new Published(name, (ArchRule) field.get(null));
  }
}
