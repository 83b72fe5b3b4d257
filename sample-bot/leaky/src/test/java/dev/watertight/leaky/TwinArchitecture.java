package dev.watertight.leaky;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.watertight.archunit.WatertightRules;

/** As a team writes it; run by {@link LeakyArchitectureTest}, since it fails. */
@AnalyzeClasses(packages = "dev.watertight.leaky", importOptions = DoNotIncludeTests.class)
final class TwinArchitecture {
  @ArchTest static final ArchTests rules = ArchTests.in(WatertightRules.class);
}
