package dev.watertight.scan;

import dev.watertight.analysis.Mentions;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.javac.TypedJavac;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.SourceFile;
import dev.watertight.project.Mentioned;
import dev.watertight.rules.Checker;
import dev.watertight.rules.Finding;
import dev.watertight.rules.Settings;
import dev.watertight.types.Attribution;
import dev.watertight.types.CatalogueTypes;
import dev.watertight.types.ProjectIndex;
import dev.watertight.types.ProjectWorld;
import dev.watertight.types.TypeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Texts that are judged together, as the files of one checkout. */
final class Checkout {
  private final Map<String, SourceFile> models = new TreeMap<>();
  private final Map<String, Attribution> attributions = new HashMap<>();
  private final Checker checker;

  private Checkout(List<TypedJavac.Attributed> files) {
    ProjectIndex.Builder index = ProjectIndex.builder();
    List<Mentions> mentions = new ArrayList<>();
    for (TypedJavac.Attributed file : files) {
      SourceFile model = model(file.parsed());
      models.put(model.path(), model);
      index.add(model);
      mentions.add(Mentions.of(model, name -> name));
      if (file.attribution() != null) {
        attributions.put(model.path(), file.attribution());
      }
    }
    Catalogue catalogue = Catalogue.builtIn();
    ProjectWorld world =
        new ProjectWorld(index.build(), TypeSource.none(), new CatalogueTypes(catalogue));
    Mentioned mentioned = new Mentioned(mentions);
    checker = new Checker(world, catalogue, Settings.DEFAULT, models::get, mentioned);
  }

  /** As a front end reads the texts, without a class path. */
  static Checkout read(Map<String, String> texts, FrontEnd frontEnd) {
    return new Checkout(
        texts.entrySet().stream()
            .map(e -> frontEnd.read(e.getKey(), e.getValue()))
            .map(parsed -> new TypedJavac.Attributed(parsed, null))
            .toList());
  }

  /** As the compiler reads and types the texts. */
  static Checkout typed(Map<String, String> texts, List<Path> classPath) {
    return new Checkout(
        new TypedJavac(classPath)
            .read(
                texts.entrySet().stream()
                    .map(e -> new FrontEnd.Text(e.getKey(), e.getValue()))
                    .toList()));
  }

  private static SourceFile model(FrontEnd.@Nullable Parsed parsed) {
    if (parsed instanceof FrontEnd.Read read) {
      return read.file();
    }
    throw new AssertionError("A fixture has a syntax error: " + parsed);
  }

  /** Its files, by path. */
  Collection<SourceFile> files() {
    return models.values();
  }

  /** Findings of one of its files. */
  List<Finding> check(SourceFile file) {
    return checker.check(file, attributions.get(file.path()));
  }
}
