package dev.watertight.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a team's {@code watertight.yaml} says. See {@code docs/configuration.md} for every key.
 *
 * @param file the file that was read; empty for {@link #NONE}
 * @param resources own resource types, and changes to catalogued ones
 * @param closingHelpers own methods that close what they are given
 * @param scopedHelpers own methods that open a resource for the time of a callback
 * @param notResourceTypes types that are never reported
 * @param notResourceCalls calls whose result is never reported
 * @param hooks own lifecycle hooks
 * @param entryPoints own entry points of operations
 * @param states how dialog state is named
 * @param handlers types, annotations or methods ({@code owner#member}) that handle what users send
 * @param rules levels by rule id
 * @param exceptional whether leaks on exceptional ways out are reported
 * @param excludes globs of files that are not analysed, relative to the folder of {@code file}
 */
public record UserConfiguration(
    Optional<Path> file,
    List<ResourceChange> resources,
    List<Helper> closingHelpers,
    List<MemberRef> scopedHelpers,
    Set<String> notResourceTypes,
    List<MemberRef> notResourceCalls,
    List<Hook> hooks,
    List<EntryPoint> entryPoints,
    StateNames states,
    List<String> handlers,
    Map<String, RuleLevel> rules,
    boolean exceptional,
    List<String> excludes) {

  /** The name of the file. */
  public static final String FILE_NAME = "watertight.yaml";

  /** Nothing configured. */
  public static final UserConfiguration NONE =
      new UserConfiguration(
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          Set.of(),
          List.of(),
          List.of(),
          List.of(),
          StateNames.NONE,
          List.of(),
          Map.of(),
          true,
          List.of());

  public UserConfiguration {
    resources = List.copyOf(resources);
    closingHelpers = List.copyOf(closingHelpers);
    scopedHelpers = List.copyOf(scopedHelpers);
    notResourceTypes = Set.copyOf(notResourceTypes);
    notResourceCalls = List.copyOf(notResourceCalls);
    hooks = List.copyOf(hooks);
    entryPoints = List.copyOf(entryPoints);
    handlers = List.copyOf(handlers);
    rules = Map.copyOf(rules);
    excludes = List.copyOf(excludes);
  }

  /**
   * Reads a file, accepting every well-formed rule id.
   *
   * @throws ConfigurationException if it cannot be read or anything in it is wrong
   */
  public static UserConfiguration read(Path file) throws ConfigurationException {
    return ConfigurationReader.read(file, Optional.empty());
  }

  /**
   * Reads a file.
   *
   * @param ruleIds the ids that may stand under {@code rules}
   * @throws ConfigurationException if it cannot be read or anything in it is wrong
   */
  public static UserConfiguration read(Path file, Set<String> ruleIds)
      throws ConfigurationException {
    return ConfigurationReader.read(file, Optional.of(ruleIds));
  }

  /**
   * The configuration that is in force for a source file or folder: looks upward to the first
   * folder that has {@code watertight.yaml}, {@code .git} or {@code .mvn}.
   *
   * @return its {@code watertight.yaml}; empty if it has none
   */
  public static Optional<Path> findUpwards(Path sourceFile) {
    Path folder = sourceFile.toAbsolutePath().normalize();
    while (folder != null) {
      Path candidate = folder.resolve(FILE_NAME);
      if (Files.exists(candidate)) {
        return Optional.of(candidate);
      }
      if (Files.exists(folder.resolve(".git")) || Files.exists(folder.resolve(".mvn"))) {
        return Optional.empty();
      }
      folder = folder.getParent();
    }
    return Optional.empty();
  }
}
