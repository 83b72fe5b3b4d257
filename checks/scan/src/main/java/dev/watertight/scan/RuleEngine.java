package dev.watertight.scan;

import dev.watertight.catalogue.Catalogue;
import dev.watertight.model.SourceFile;
import dev.watertight.rules.Checker;
import dev.watertight.rules.Finding;
import dev.watertight.rules.Settings;
import dev.watertight.types.CatalogueTypes;
import dev.watertight.types.ProjectIndex;
import dev.watertight.types.ProjectWorld;
import dev.watertight.types.TypeSource;
import java.util.List;

/** The rules over an index of the checkout. */
final class RuleEngine implements Engine {
  private final EngineSetup setup;
  private final Catalogue catalogue;
  private final ProjectIndex.Builder index = ProjectIndex.builder();

  RuleEngine(EngineSetup setup) {
    this.setup = setup;
    this.catalogue = Catalogue.builtIn().mergedWith(setup.configuration());
  }

  @Override
  public void index(SourceFile file) {
    index.add(file);
  }

  @Override
  public Judge indexed(SourceLoader sources) {
    ProjectWorld world =
        new ProjectWorld(index.build(), TypeSource.none(), new CatalogueTypes(catalogue));
    Settings settings = new Settings(setup.levels(), setup.configuration().exceptional());
    Checker checker = new Checker(world, catalogue, settings, sources::load);
    return new Judge() {
      @Override
      public boolean mayFind(String path) {
        return true;
      }

      @Override
      public List<Finding> check(SourceFile file) {
        return checker.check(file, null);
      }
    };
  }
}
