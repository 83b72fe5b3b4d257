package dev.watertight.testkit.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Container;
import dev.watertight.testkit.Backend;
import dev.watertight.testkit.NeedsDocker;
import dev.watertight.testkit.internal.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of servers that are containers. */
@NeedsDocker
final class DockerDeathTest extends DeathSuite {
  private static final String IMAGE = "redis:7-alpine";

  private final List<String> made = new ArrayList<>();

  DockerDeathTest() {
    super(Backend.DOCKER);
  }

  @AfterEach
  void removeWhatWasMade() {
    made.forEach(engine()::remove);
  }

  @Test
  void onlyContainersOfTheDeadOnThisHostAreRemoved() {
    Owner me = Owner.current();
    long nobody = Long.MAX_VALUE / 10_000_000_000L;
    String foreign = container(Map.of());
    String unreadable = container(Map.of(DockerEngine.OWNER_LABEL, "somebody"));
    String elsewhere =
        container(
            Map.of(
                DockerEngine.OWNER_LABEL,
                new Owner("0123456789", me.boot(), nobody, me.started()).label()));
    String living = container(Map.of(DockerEngine.OWNER_LABEL, me.label()));
    String dead =
        container(
            Map.of(
                DockerEngine.OWNER_LABEL,
                new Owner(me.host(), me.boot(), nobody, me.started()).label()));
    String beforeTheLastBoot =
        container(
            Map.of(
                DockerEngine.OWNER_LABEL,
                new Owner(me.host(), "012345", me.pid(), me.started()).label()));
    String sameIdBefore =
        container(
            Map.of(
                DockerEngine.OWNER_LABEL,
                new Owner(me.host(), me.boot(), me.pid(), me.started() - 1000).label()));

    start();

    assertThat(all())
        .contains(foreign, unreadable, elsewhere, living)
        .doesNotContain(dead, beforeTheLastBoot, sameIdBefore);
  }

  private String container(Map<String, String> labels) {
    String id = engine().client().createContainerCmd(IMAGE).withLabels(labels).exec().getId();
    made.add(id);
    return id;
  }

  private static List<String> all() {
    return engine().client().listContainersCmd().withShowAll(true).exec().stream()
        .map(Container::getId)
        .toList();
  }

  private static DockerEngine engine() {
    return Backends.docker();
  }

  @Override
  void start() {
    engine().reap();
  }

  @Override
  List<String> running(Dead dead) {
    return containers(dead, false);
  }

  @Override
  List<String> left(Dead dead) {
    return containers(dead, true);
  }

  private static List<String> containers(Dead dead, boolean all) {
    return engine()
        .client()
        .listContainersCmd()
        .withShowAll(all)
        .withLabelFilter(Map.of(DockerEngine.OWNER_LABEL, dead.owner))
        .exec()
        .stream()
        .map(Container::getId)
        .toList();
  }
}
