package dev.watertight.sample;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.watertight.archunit.BotArchitecture;
import dev.watertight.archunit.WatertightRules;
import dev.watertight.sample.storage.Storages;

/** The bot is put together in two packages; which storage it has is chosen in one class. */
@AnalyzeClasses(packages = "dev.watertight.sample", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule the_bot_is_watertight =
      WatertightRules.all(
          BotArchitecture.usual()
              .withCompositionRoot(
                  resideInAnyPackage("..app..", "..demo..").or(name(Storages.class.getName()))));
}
