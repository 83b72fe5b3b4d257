package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.watertight.archunit.BotArchitecture;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks through a whole application at once, since no class shows alone what leaks. */
public final class Search extends AbstractClassesTransformer<Finding> {
  private final BotArchitecture architecture;
  private final Function<Application, Stream<Finding>> search;

  private Search(BotArchitecture architecture, Function<Application, Stream<Finding>> search) {
    super("findings");
    this.architecture = architecture;
    this.search = search;
  }

  /**
   * A rule that is violated by all that a search finds.
   *
   * @param description stable, since the stores of frozen rules go by it
   */
  public static ArchRule rule(
      String description,
      BotArchitecture architecture,
      Function<Application, Stream<Finding>> search) {
    return ArchRuleDefinition.all(new Search(architecture, search))
        .should(new Absent())
        .allowEmptyShould(true)
        .as(description);
  }

  @Override
  public Iterable<Finding> doTransform(JavaClasses classes) {
    return search
        .apply(Application.of(classes, architecture))
        .sorted(Comparator.comparing(Finding::text))
        .toList();
  }

  private static final class Absent extends ArchCondition<Finding> {
    Absent() {
      super("not be");
    }

    @Override
    public void check(Finding finding, ConditionEvents events) {
      events.add(SimpleConditionEvent.violated(finding.culprit(), finding.text()));
    }
  }
}
