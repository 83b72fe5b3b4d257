package dev.watertight.archunit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrows of docs/architecture.md around the rules for ArchUnit. */
@AnalyzeClasses(packages = "dev.watertight", importOptions = DoNotIncludeTests.class)
final class ArrowsTest {
  @ArchTest
  static final ArchRule the_rules_see_the_catalogue_and_archunit =
      classes()
          .that()
          .resideInAPackage("dev.watertight.archunit..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "dev.watertight.archunit..",
                  "dev.watertight.catalogue..",
                  "com.tngtech.archunit..",
                  "java..",
                  "org.jspecify.."))
          .because("they bring no compiler and no engine into the tests of users");

  @ArchTest
  static final ArchRule internals_know_no_rule =
      noClasses()
          .that()
          .resideInAPackage("dev.watertight.archunit.internal..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("dev\\.watertight\\.archunit\\.[A-Za-z]*Rules");
}
