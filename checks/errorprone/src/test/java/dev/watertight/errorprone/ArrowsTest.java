package dev.watertight.errorprone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrows of {@code docs/architecture.md} that end at this host. */
@AnalyzeClasses(packages = "dev.watertight", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArrowsTest {
  private static final String HOST = "dev.watertight.errorprone..";

  @ArchTest
  static final ArchRule only_the_host_knows_error_prone =
      noClasses()
          .that()
          .resideOutsideOfPackage(HOST)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.errorprone..", HOST)
          .because("the rules run without a compiler as well");

  @ArchTest
  static final ArchRule only_the_host_uses_what_the_compiler_does_not_export =
      noClasses()
          .that()
          .resideOutsideOfPackage(HOST)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.sun.tools..")
          .because("Error Prone has the compiler opened for its checks, and nobody else has");
}
