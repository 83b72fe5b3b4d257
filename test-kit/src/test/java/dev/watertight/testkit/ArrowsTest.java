package dev.watertight.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrows of docs/architecture.md between the rooms of the kit. */
@AnalyzeClasses(packages = "dev.watertight", importOptions = DoNotIncludeTests.class)
final class ArrowsTest {
  @ArchTest
  static final ArchRule the_kit_knows_nothing_of_the_checks =
      noClasses()
          .that()
          .resideInAPackage("dev.watertight.testkit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.watertight.model..",
              "dev.watertight.types..",
              "dev.watertight.analysis..",
              "dev.watertight.project..",
              "dev.watertight.states..",
              "dev.watertight.rules..",
              "dev.watertight.fixes..",
              "dev.watertight.javac..",
              "dev.watertight.scan..",
              "dev.watertight.errorprone..");

  @ArchTest
  static final ArchRule the_kit_brings_no_compiler =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.sun.source..", "com.sun.tools.javac..", "com.google.errorprone..");

  @ArchTest
  static final ArchRule environments_know_no_assertions =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.watertight.testkit.environment..", "dev.watertight.testkit.internal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.watertight.testkit.assertions..", "dev.watertight.testkit.contract..")
          .allowEmptyShould(true);
}
