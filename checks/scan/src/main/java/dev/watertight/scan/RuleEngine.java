package dev.watertight.scan;

import dev.watertight.catalogue.Catalogue;
import dev.watertight.model.Mentions;
import dev.watertight.model.SourceFile;
import dev.watertight.project.Mentioned;
import dev.watertight.rules.Checker;
import dev.watertight.rules.Finding;
import dev.watertight.rules.Settings;
import dev.watertight.types.CatalogueTypes;
import dev.watertight.types.ProjectIndex;
import dev.watertight.types.ProjectWorld;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The rules over an index of the checkout. */
final class RuleEngine implements Engine {
  private final EngineSetup setup;
  private final Catalogue catalogue;
  private final ClassFiles classPath;
  private final ProjectIndex.Builder index = ProjectIndex.builder();
  private final Map<String, Mentions> mentions = new ConcurrentHashMap<>();
  private final Map<String, String> names = new ConcurrentHashMap<>();

  /**
   * An engine for one scan.
   *
   * @throws WrongUse where an entry of the class path cannot be read
   */
  RuleEngine(EngineSetup setup) throws WrongUse {
    this.setup = setup;
    try {
      this.classPath = ClassFiles.open(setup.classPath());
    } catch (IOException e) {
      throw new WrongUse("--class-path: " + e.getMessage());
    }
    this.catalogue = Catalogue.builtIn().mergedWith(setup.configuration());
  }

  @Override
  public void index(SourceFile file) {
    index.add(file);
    mentions.put(file.path(), Mentions.of(file, this::interned));
  }

  private String interned(String name) {
    String before = names.putIfAbsent(name, name);
    return before == null ? name : before;
  }

  @Override
  public void close() {
    classPath.close();
  }

  @Override
  public Judge indexed(SourceLoader sources) {
    ProjectWorld world = new ProjectWorld(index.build(), classPath, new CatalogueTypes(catalogue));
    Settings settings = new Settings(setup.levels(), setup.configuration().exceptional(), true);
    Mentioned mentioned = new Mentioned(mentions.values());
    Checker checker = new Checker(world, catalogue, settings, sources::load, mentioned);
    return new Judge() {
      @Override
      public boolean mayFind(String path) {
        Mentions file = mentions.remove(path);
        return file != null && checker.mayFind(file);
      }

      @Override
      public List<Finding> check(SourceFile file) {
        return checker.check(file, null);
      }
    };
  }
}
