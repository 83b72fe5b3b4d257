package dev.watertight.testkit.assertions;

import dev.watertight.testkit.environment.ConnectionSource;
import dev.watertight.testkit.internal.GuardedTests;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails a test after which something stays that was not there before: a socket, a pipe, a data
 * file, a thread, a child process, a temporary file, or a connection on a server that it was told
 * of. What a class opens in {@code @BeforeAll} has until after {@code @AfterAll}.
 *
 * <p>For a whole class, {@code @ExtendWith(LeakGuard.class)}, or with settings
 * {@code @RegisterExtension static final LeakGuard guard = LeakGuard.builder()...build();}. For a
 * piece of code, {@link #during}.
 *
 * <p>What is there belongs to the JVM, not to a test, so tests that run at the same time as others
 * are refused.
 */
public final class LeakGuard implements BeforeAllCallback, BeforeEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(LeakGuard.class);

  private final GuardSettings settings;

  /** With the settings that {@link #builder} begins with. */
  public LeakGuard() {
    this(GuardSettings.DEFAULTS);
  }

  private LeakGuard(GuardSettings settings) {
    this.settings = settings;
  }

  /** For settings of one's own. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Runs a piece of code and fails if something of it stays.
   *
   * @throws AssertionError names what stays
   * @throws Throwable what the code throws; what stays is then added as suppressed
   */
  public static void during(ThrowingCallable code) throws Throwable {
    new LeakGuard().guard(code);
  }

  /**
   * Runs a piece of code by these settings and fails if something of it stays.
   *
   * @throws AssertionError names what stays
   * @throws Throwable what the code throws; what stays is then added as suppressed
   */
  public void guard(ThrowingCallable code) throws Throwable {
    GuardedScope scope = GuardedScope.begin("the guarded code", settings);
    try {
      code.call();
    } catch (Throwable failure) {
      try {
        scope.close();
      } catch (AssertionError leaks) {
        failure.addSuppressed(leaks);
      }
      throw failure;
    }
    scope.close();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    ParallelRefusal.check(context);
    StoredScope.check(context);
    begin(context, "the class " + context.getDisplayName());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    ParallelRefusal.check(context);
    if (settings.eachTest()) {
      GuardedTests.add(context);
      begin(context, "the test " + context.getDisplayName());
    }
  }

  /**
   * A store closes what was put into it last first, after all hooks: what others put after this,
   * such as a folder of {@code @TempDir}, is gone when this looks.
   */
  private void begin(ExtensionContext context, String scope) {
    context
        .getStore(NAMESPACE)
        .put(this, new StoredScope(GuardedScope.begin(scope, settings), context));
  }

  /** Settings of a guard. Not safe for use by several threads. */
  public static final class Builder {
    private GuardSettings settings = GuardSettings.DEFAULTS;

    private Builder() {}

    /** How long what is ending may take to be gone; else five seconds. */
    public Builder settleWithin(Duration deadline) {
      return with(deadline, "settleWithin", value -> settings = settings.settlingWithin(value));
    }

    /** Looks at the connections of that server as well. */
    public Builder withConnectionsOf(ConnectionSource server) {
      return with(server, "withConnectionsOf", value -> settings = settings.withServer(value));
    }

    /**
     * Looks once a class and not after each test, for classes whose tests fill a pool that
     * {@code @AfterAll} closes.
     */
    public Builder oncePerClass() {
      settings = settings.oncePerClass();
      return this;
    }

    /**
     * Lets things pass whose text the pattern matches in full: the name of a thread, the path of a
     * file, the command line of a process, both addresses of a socket.
     *
     * @param reason why they are no leak, for those who read the test
     */
    public Builder allowing(String pattern, String reason) {
      if (reason.isBlank()) {
        throw new IllegalArgumentException(
            "LeakGuard allows " + pattern + " without a reason; say why it is no leak.");
      }
      return with(pattern, "allowing", value -> settings = settings.allowing(value));
    }

    private <T> Builder with(T value, String setting, Consumer<T> change) {
      change.accept(Objects.requireNonNull(value, setting));
      return this;
    }

    /** The guard, to be kept in a {@code static final} field with {@code @RegisterExtension}. */
    public LeakGuard build() {
      return new LeakGuard(settings);
    }
  }
}
