package dev.watertight.testkit.environment;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives JUnit tests their {@link Redis}: a parameter of a test or of a method before each test gets
 * the key space of that test, a parameter of a constructor or a method before all tests one for the
 * class. The servers are closed with the run.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final RedisExtension REDIS =
 *     RedisExtension.with(Redis.settings().appendOnly(AppendFsync.ALWAYS));
 *
 * @Test
 * void dialogsSurviveARestart(Redis redis) { ... }
 * }</pre>
 */
public final class RedisExtension implements ParameterResolver {
  private final RedisSettings settings;

  /** For {@code @ExtendWith(RedisExtension.class)}: a server without further settings. */
  public RedisExtension() {
    this(Redis.settings());
  }

  private RedisExtension(RedisSettings settings) {
    this.settings = settings;
  }

  /** With a server that is set up so. */
  public static RedisExtension with(RedisSettings settings) {
    return new RedisExtension(settings);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Redis.class;
  }

  @Override
  public Redis resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return ServersOfTheRun.opened(Redis.class, settings::open, context);
  }
}
