package dev.watertight.scan;

import dev.watertight.catalogue.Catalogue;
import dev.watertight.javac.TypedJavac;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.Mentions;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Texts that are judged together, as the files of one checkout. */
final class Checkout {
  private final Map<String, SourceFile> models = new TreeMap<>();
  private final Map<String, Attribution> attributions = new HashMap<>();
  private final Map<String, Mentions> mentions = new TreeMap<>();
  private final Checker checker;

  private Checkout(Collection<SourceFile> files, Settings settings) {
    ProjectIndex.Builder index = ProjectIndex.builder();
    for (SourceFile file : files) {
      models.put(file.path(), file);
      index.add(file);
      mentions.put(file.path(), Mentions.of(file, name -> name));
    }
    Catalogue catalogue = Catalogue.builtIn();
    ProjectWorld world =
        new ProjectWorld(index.build(), TypeSource.none(), new CatalogueTypes(catalogue));
    Mentioned mentioned = new Mentioned(List.copyOf(mentions.values()));
    checker = new Checker(world, catalogue, settings, models::get, mentioned);
  }

  /** As a front end reads the texts, without a class path. */
  static Checkout read(Map<String, String> texts, FrontEnd frontEnd) {
    return of(
        texts.entrySet().stream()
            .map(e -> model(frontEnd.read(e.getKey(), e.getValue())))
            .toList());
  }

  /** Files that were read already. */
  static Checkout of(Collection<SourceFile> files) {
    return of(files, Settings.DEFAULT);
  }

  /** Files that were read already, for a user who sets something. */
  static Checkout of(Collection<SourceFile> files, Settings settings) {
    return new Checkout(files, settings);
  }

  /** As the compiler reads and types the texts. */
  static Checkout typed(Map<String, String> texts, List<Path> classPath) {
    List<TypedJavac.Attributed> files =
        new TypedJavac(classPath)
            .read(
                texts.entrySet().stream()
                    .map(e -> new FrontEnd.Text(e.getKey(), e.getValue()))
                    .toList());
    Checkout checkout = of(files.stream().map(file -> model(file.parsed())).toList());
    for (TypedJavac.Attributed file : files) {
      if (file.attribution() != null) {
        checkout.attributions.put(model(file.parsed()).path(), file.attribution());
      }
    }
    return checkout;
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

  /** Whether a scan looks at one of its files at all. */
  boolean mayFind(SourceFile file) {
    return checker.mayFind(Objects.requireNonNull(mentions.get(file.path())));
  }
}
