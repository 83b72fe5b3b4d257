package dev.watertight.rules;

import dev.watertight.analysis.Leak;
import dev.watertight.fixes.Fixes;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.types.Typing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** UnclosedStorage and UnclosedResource: what a body opens and leaves open on some way out. */
final class UnclosedRules {
  static final String STORAGE = "UnclosedStorage";
  static final String RESOURCE = "UnclosedResource";
  static final RuleInfo STORAGE_INFO =
      new RuleInfo(
          STORAGE,
          Severity.ERROR,
          "A storage, client, pool or connection is not closed on every way out of its method");
  static final RuleInfo RESOURCE_INFO =
      new RuleInfo(
          RESOURCE,
          Severity.WARNING,
          "A stream, response, statement or other closeable is not closed on every way out");

  private final Settings settings;

  private final Fixes fixes;

  UnclosedRules(Settings settings, Fixes fixes) {
    this.settings = settings;
    this.fixes = fixes;
  }

  @Nullable Finding finding(Leak leak, SourceFile file, Typing typing) {
    boolean exceptional = leak.extent() == Leak.Extent.EXCEPTIONAL_ONLY;
    if (exceptional && !settings.exceptional()) {
      return null;
    }
    boolean storage = leak.storage() && leak.certain();
    Confidence confidence = confidence(leak);
    return new Finding(
        storage ? STORAGE : RESOURCE,
        file.path(),
        leak.created(),
        UnclosedMessage.of(leak, file),
        severity(leak, storage, confidence),
        confidence,
        steps(leak),
        fixes.unclosed(leak, file, typing));
  }

  private static Confidence confidence(Leak leak) {
    if (!leak.certain()) {
      return Confidence.LOW;
    }
    return leak.extent() == Leak.Extent.EXCEPTIONAL_ONLY ? Confidence.MEDIUM : Confidence.HIGH;
  }

  private Severity severity(Leak leak, boolean storage, Confidence confidence) {
    boolean always = leak.extent() != Leak.Extent.EXCEPTIONAL_ONLY || leak.borrowed();
    return settings.severity(
        storage ? STORAGE : RESOURCE, storage && always && confidence != Confidence.LOW);
  }

  private static List<Step> steps(Leak leak) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(leak.created(), leak.borrowed() ? "borrowed here" : "opened here"));
    Place leaves = leak.leaves();
    if (!leaves.equals(leak.created())) {
      steps.add(
          new Step(
              leaves,
              switch (leak.cause()) {
                case END -> "the method ends with it open";
                case RETURN -> "leaves here with it open";
                case THROW -> "throws here with it open";
                case MAY_THROW -> "may throw here with it open";
                case OVERWRITTEN -> "the only reference is overwritten here";
                case FIELD -> "kept in a field that nothing closes";
              }));
    }
    return steps;
  }
}
