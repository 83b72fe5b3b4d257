package dev.watertight.archunit.corpus;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiled code to judge.
 *
 * @param paths folders of classes and jars that are judged
 * @param libraries folders and jars in which ArchUnit finds their supertypes and what they call
 */
record Judged(List<Path> paths, List<Path> libraries) {
  Judged {
    paths = List.copyOf(paths);
    libraries = List.copyOf(libraries);
  }

  /**
   * Reads {@code [--with CLASS_PATH]... PATH...}; a path may be a class path of several.
   *
   * @throws IllegalArgumentException if nothing is to be judged or a path does not exist
   */
  static Judged of(List<String> arguments) {
    List<Path> paths = new ArrayList<>();
    List<Path> libraries = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (!arguments.get(i).equals("--with")) {
        paths.addAll(split(arguments.get(i)));
      } else if (++i < arguments.size()) {
        libraries.addAll(split(arguments.get(i)));
      }
    }
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("Name folders of classes or jars to judge");
    }
    return new Judged(paths, libraries);
  }

  private static List<Path> split(String classPath) {
    List<Path> paths = new ArrayList<>();
    for (String each : classPath.split(File.pathSeparator, -1)) {
      if (!Files.exists(Path.of(each))) {
        throw new IllegalArgumentException("There is no " + each);
      }
      paths.add(Path.of(each));
    }
    return paths;
  }

  /** Has ArchUnit find what it does not import among the libraries, as on a test's class path. */
  void resolveByLibraries() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (Path each : libraries) {
      urls.add(each.toUri().toURL());
    }
    for (Path each : paths) {
      urls.add(each.toUri().toURL());
    }
    // What the rules' own tests are written against must not be taken for the bot's libraries.
    ClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
  }

  /** Imports all that is judged, as a team's test does. */
  JavaClasses imported() {
    List<Location> locations = new ArrayList<>();
    for (Path each : paths) {
      locations.add(
          Files.isDirectory(each)
              ? Location.of(each)
              : Location.of(URI.create("jar:" + each.toUri() + "!/")));
    }
    return new ClassFileImporter().importLocations(locations);
  }
}
