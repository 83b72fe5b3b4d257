package dev.watertight.types;

import dev.watertight.catalogue.Catalogue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the catalogue knows of libraries whose class files are not at hand. */
public final class CatalogueTypes implements TypeSource {
  private final Catalogue catalogue;
  private final Map<String, ClassShape> known = new ConcurrentHashMap<>();

  /** The types of a catalogue. */
  public CatalogueTypes(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public @Nullable ClassShape find(String binaryName) {
    if (!catalogue.knows(binaryName)) {
      return null;
    }
    return known.computeIfAbsent(binaryName, name -> new CatalogueShape(name, catalogue));
  }

  @Override
  public boolean hasPackage(String packageName) {
    return false;
  }
}
