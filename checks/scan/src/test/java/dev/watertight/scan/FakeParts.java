package dev.watertight.scan;

import dev.watertight.catalogue.ConfigurationException;
import dev.watertight.catalogue.RuleLevel;
import dev.watertight.catalogue.UserConfiguration;
import dev.watertight.model.Edit;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.rules.Confidence;
import dev.watertight.rules.Finding;
import dev.watertight.rules.Severity;
import dev.watertight.rules.Step;
import dev.watertight.scan.source.JavaParserFrontEnd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Parts with rules that a test can foresee: {@code openStorage()} is an error, {@code
 * openResource()} a warning, {@code crash()} a bug of ours, whatever stands around it.
 */
class FakeParts implements Parts {
  final Set<String> indexed = ConcurrentHashMap.newKeySet();
  final Set<String> checked = ConcurrentHashMap.newKeySet();
  EngineSetup setup = new EngineSetup(UserConfiguration.NONE, java.util.Map.of(), List.of());

  @Override
  public Set<String> ruleIds() {
    return new TreeSet<>(Set.of("UnclosedStorage", "UnclosedResource"));
  }

  @Override
  public UserConfiguration configuration(Path file) throws ConfigurationException {
    return UserConfiguration.NONE;
  }

  @Override
  public List<FrontEndChoice> order(FrontEndChoice choice) throws WrongUse {
    return List.of(FrontEndChoice.JAVAPARSER);
  }

  @Override
  public FrontEnd frontEnd(FrontEndChoice choice) {
    return new JavaParserFrontEnd();
  }

  @Override
  public Engine engine(EngineSetup setup) {
    this.setup = setup;
    return new FakeEngine();
  }

  /** What a test may do in the middle of a check. */
  void checking(String path) {}

  /** What would make a finding go away. */
  @Nullable Edit fix(Place place) {
    return null;
  }

  private final class FakeEngine implements Engine, Engine.Judge {
    private final Set<String> candidates = ConcurrentHashMap.newKeySet();

    @Override
    public void index(SourceFile file) {
      indexed.add(file.path());
      if (file.text().contains("open") || file.text().contains("crash")) {
        candidates.add(file.path());
      }
    }

    @Override
    public Judge indexed(SourceLoader sources) {
      return this;
    }

    @Override
    public boolean mayFind(String path) {
      return candidates.contains(path);
    }

    @Override
    public List<Finding> check(SourceFile file) {
      checked.add(file.path());
      checking(file.path());
      if (file.text().contains("crash()")) {
        throw new IllegalStateException("made up");
      }
      List<Finding> findings = new ArrayList<>();
      add(file, "openStorage()", "UnclosedStorage", Severity.ERROR, findings);
      add(file, "openResource()", "UnclosedResource", Severity.WARNING, findings);
      return findings;
    }

    private void add(
        SourceFile file, String call, String rule, Severity severity, List<Finding> findings) {
      if (setup.levels().get(rule) == RuleLevel.OFF) {
        return;
      }
      int at = file.text().indexOf(call);
      while (at >= 0) {
        Place place = new Place(at, at + call.length());
        List<Step> steps = List.of(new Step(place, "opened here"));
        String message = "This is not closed. Close it.";
        findings.add(
            new Finding(
                rule, file.path(), place, message, severity, Confidence.HIGH, steps, fix(place)));
        at = file.text().indexOf(call, at + 1);
      }
    }
  }
}
