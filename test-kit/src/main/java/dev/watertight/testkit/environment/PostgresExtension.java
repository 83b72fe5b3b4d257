package dev.watertight.testkit.environment;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives JUnit tests their {@link Postgres}: a parameter of a test or of a method before each test
 * gets the database of that test, a parameter of a constructor or a method before all tests one for
 * the class. The servers are closed with the run.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final PostgresExtension POSTGRES =
 *     PostgresExtension.with(Postgres.settings().with("max_connections", "20"));
 *
 * @Test
 * void dialogsSurviveARestart(Postgres postgres) { ... }
 * }</pre>
 */
public final class PostgresExtension implements ParameterResolver {
  private final PostgresSettings settings;

  /** For {@code @ExtendWith(PostgresExtension.class)}: a server without further settings. */
  public PostgresExtension() {
    this(Postgres.settings());
  }

  private PostgresExtension(PostgresSettings settings) {
    this.settings = settings;
  }

  /** With a server that is set up so. */
  public static PostgresExtension with(PostgresSettings settings) {
    return new PostgresExtension(settings);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Postgres.class;
  }

  @Override
  public Postgres resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return ServersOfTheRun.opened(Postgres.class, settings::open, context);
  }
}
