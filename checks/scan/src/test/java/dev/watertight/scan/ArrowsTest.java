package dev.watertight.scan;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/**
 * Holds the arrows of {@code docs/architecture.md} in the one module that sees both ends of all.
 */
@AnalyzeClasses(packages = "dev.watertight", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArrowsTest {
  private static final String OURS = "dev.watertight..";
  private static final String MODEL = "dev.watertight.model..";
  private static final String CATALOGUE = "dev.watertight.catalogue..";
  private static final String TYPES = "dev.watertight.types..";
  private static final String JAVAC = "dev.watertight.javac..";
  private static final String SOURCE = "dev.watertight.scan.source..";
  private static final String ANALYSIS = "dev.watertight.analysis..";
  private static final String PROJECT = "dev.watertight.project..";
  private static final String FIXES = "dev.watertight.fixes..";
  private static final String STATES = "dev.watertight.states..";
  private static final String RULES = "dev.watertight.rules..";

  @ArchTest
  static final ArchRule the_model_stands_on_the_language_alone =
      classes()
          .that()
          .resideInAPackage(MODEL)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(MODEL, "java..", "org.jspecify..")
          .because("every front end and every rule has to agree on it");

  @ArchTest
  static final ArchRule the_catalogue_stands_alone =
      sees(CATALOGUE).because("test kit and ArchUnit rules take it without the engine");

  @ArchTest
  static final ArchRule the_compiler_front_end_sees_the_model =
      sees(JAVAC, MODEL, TYPES)
          .because("it says what the compiler knows of types, and nothing of what that means");

  @ArchTest
  static final ArchRule the_source_front_end_sees_the_model =
      sees(SOURCE, MODEL).because("what a tree means for a rule is decided above the front ends");

  @ArchTest
  static final ArchRule the_types_see_model_and_catalogue =
      sees(TYPES, MODEL, CATALOGUE).because("they are asked by analysis and rules alike");

  @ArchTest
  static final ArchRule the_analysis_sees_model_types_and_catalogue =
      sees(ANALYSIS, MODEL, TYPES, CATALOGUE).because("it serves all rules and both front ends");

  @ArchTest
  static final ArchRule the_project_sees_analysis_model_types_and_catalogue =
      sees(PROJECT, ANALYSIS, MODEL, TYPES, CATALOGUE)
          .because("what one body shows is known before what all of them show together");

  @ArchTest
  static final ArchRule the_fixes_see_what_the_rules_see =
      sees(FIXES, ANALYSIS, MODEL, TYPES, CATALOGUE)
          .because("every rule may ask them for an edit, and they know of none");

  @ArchTest
  static final ArchRule the_states_see_analysis_model_types_and_catalogue =
      sees(STATES, ANALYSIS, MODEL, TYPES, CATALOGUE)
          .because("dialog state is recognised once, for all rules");

  @ArchTest
  static final ArchRule the_rules_see_all_that_is_known =
      sees(RULES, PROJECT, STATES, FIXES, ANALYSIS, MODEL, TYPES, CATALOGUE)
          .because("a rule is written once, whatever front end filled the model");

  @ArchTest
  static final ArchRule compiler_trees_stay_in_their_front_end = only(JAVAC, "com.sun.source..");

  @ArchTest
  static final ArchRule javaparser_nodes_stay_in_their_front_end =
      only(SOURCE, "com.github.javaparser..");

  @ArchTest
  static final ArchRule nobody_uses_what_the_compiler_does_not_export =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.sun.tools..")
          .because("users run us on every JDK from 17 on without flags");

  private static ArchRule sees(String room, String... neighbours) {
    String[] seen = Arrays.copyOf(neighbours, neighbours.length + 1);
    seen[neighbours.length] = room;
    return classes()
        .that()
        .resideInAPackage(room)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(seen).or(resideOutsideOfPackage(OURS)));
  }

  private static ArchRule only(String room, String trees) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(trees)
        .because("rules never see a syntax tree, so that one rule serves both front ends");
  }
}
