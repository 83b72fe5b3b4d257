package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaField;
import dev.watertight.archunit.internal.Lifecycles.End;
import dev.watertight.archunit.internal.Lifecycles.Fate;
import dev.watertight.catalogue.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resources that stay open when the application ends. */
public final class LifecycleSearch {
  private LifecycleSearch() {}

  /** What a class keeps in a field and does not release. */
  public static Stream<Finding> inFields(Application application) {
    return leftOpen(application)
        .filter(fate -> fate.held().field().isPresent())
        .filter(fate -> fate.end() != End.ONE_LEFT_OPEN || isFirst(fate))
        .map(fate -> new Finding(fate.held().field().orElseThrow(), ofField(fate)));
  }

  /** What a method gives to a container that does not release it. */
  public static Stream<Finding> ofBeans(Application application) {
    return leftOpen(application)
        .filter(fate -> fate.held().field().isEmpty())
        .map(fate -> new Finding(fate.held().maker(), ofBean(fate.held())));
  }

  private static Stream<Fate> leftOpen(Application application) {
    return application.lifecycles().fates().stream()
        .filter(fate -> fate.end() != End.RELEASED)
        .filter(fate -> application.isJudged(fate.held().holder()));
  }

  /** Several fields of one type are told of once. */
  private static boolean isFirst(Fate fate) {
    return fate.held().field().equals(fate.fields().stream().findFirst());
  }

  private static String ofField(Fate fate) {
    Held held = fate.held();
    return fate.end() == End.ONE_LEFT_OPEN
        ? "Class <%s> holds %d resources of type %s in its fields %s in %s, and what a lifecycle hook reaches releases fewer. %s Release each of them."
            .formatted(
                held.holder().getName(),
                fate.fields().size(),
                held.made().simpleName(),
                names(fate.fields()),
                held.holder().getSourceCodeLocation(),
                consequence(held))
        : "%s, and %s %s %s"
            .formatted(subject(held), nothing(fate), consequence(held), advice(fate));
  }

  private static String ofBean(Held held) {
    return "Method <%s> in %s gives the container %s, which the container does not release, nor does anything else that a lifecycle hook reaches. %s Name the method that releases it in the annotation, such as destroyMethod."
        .formatted(
            held.maker().getFullName(),
            held.maker().getSourceCodeLocation(),
            article(held),
            consequence(held));
  }

  private static String names(List<JavaField> fields) {
    return fields.stream().map(JavaField::getName).sorted().collect(Collectors.joining(", "));
  }

  private static String subject(Held held) {
    String holder = held.field().map(JavaField::getFullName).orElse("");
    return "Field <%s> holds %s that <%s> makes in %s"
        .formatted(
            holder,
            article(held),
            held.maker().getFullName(),
            held.made().access().getSourceCodeLocation());
  }

  private static String article(Held held) {
    return Words.a(held.made().simpleName());
  }

  private static String nothing(Fate fate) {
    return fate.releaser()
        .map(
            unit ->
                "only <%s> releases it, which no lifecycle hook reaches."
                    .formatted(unit.getFullName()))
        .orElse("nothing that a lifecycle hook reaches releases it.");
  }

  private static String consequence(Held held) {
    return held.made().kind() == Kind.EXECUTOR
        ? "When the bot stops, its threads keep the process alive, or tasks are cut off in the middle."
        : "When the bot is stopped, what is on its way is lost; loaded anew in the same process, the old connections and threads stay.";
  }

  private static String advice(Fate fate) {
    return fate.releaser()
        .map(
            unit ->
                "Call it where the application ends: in a finally of main, a shutdown hook or a @PreDestroy method.")
        .orElse(
            "Release it where the application ends: in a finally of main, a shutdown hook or a @PreDestroy method.");
  }
}
