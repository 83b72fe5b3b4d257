package dev.watertight.testkit.environment.telegram;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test that has a parameter of type {@link FakeTelegram} one of its own, with the usual
 * settings: {@code @ExtendWith(TelegramExtension.class)}.
 */
public final class TelegramExtension implements ParameterResolver, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(TelegramExtension.class);

  /** For {@code @ExtendWith}. */
  public TelegramExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FakeTelegram.class
        && context.getTestMethod().isPresent();
  }

  @Override
  public FakeTelegram resolveParameter(ParameterContext parameter, ExtensionContext context) {
    FakeTelegram known = context.getStore(NAMESPACE).get(FakeTelegram.class, FakeTelegram.class);
    if (known != null) {
      return known;
    }
    FakeTelegram telegram = FakeTelegram.start();
    context.getStore(NAMESPACE).put(FakeTelegram.class, telegram);
    return telegram;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    FakeTelegram telegram =
        context.getStore(NAMESPACE).remove(FakeTelegram.class, FakeTelegram.class);
    if (telegram != null) {
      telegram.afterEach(context);
    }
  }
}
