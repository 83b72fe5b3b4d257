package dev.watertight.testkit.contract;

import dev.watertight.testkit.internal.GuardedTests;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * Lets the rules of one test class that JUnit runs share a bot. It is ended with the class, before
 * code of the class that may take away what the bot uses (methods before and after each test, and
 * those after all), and with a test at whose end somebody looks for leaks.
 */
final class SharedBots implements TestInstancePostProcessor, InvocationInterceptor {
  private static final Namespace NAMESPACE = Namespace.create(SharedBots.class);

  @Override
  public void postProcessTestInstance(Object instance, ExtensionContext context) {
    if (instance instanceof BotRules rules) {
      rules.share(shared(context));
    }
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    try {
      invocation.proceed();
    } finally {
      if (GuardedTests.has(context)) {
        shared(context).end();
      }
    }
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    shared(context).end();
    invocation.proceed();
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    shared(context).end();
    invocation.proceed();
  }

  @Override
  public void interceptAfterAllMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    shared(context).end();
    invocation.proceed();
  }

  /** What the store of the class that has the hooks closes. */
  private static SharedStage shared(ExtensionContext context) {
    ExtensionContext owner = owner(context);
    Store store = owner.getStore(NAMESPACE);
    SharedStage known = store.get(owner.getUniqueId(), SharedStage.class);
    if (known != null) {
      return known;
    }
    SharedStage made = new SharedStage();
    store.put(owner.getUniqueId(), made);
    return made;
  }

  /** That of all contracts of a bot, or of the only one. */
  private static ExtensionContext owner(ExtensionContext context) {
    ExtensionContext type =
        context.getTestMethod().isPresent() ? context.getParent().orElse(context) : context;
    for (ExtensionContext each = type; ; each = each.getParent().orElseThrow()) {
      if (each.getTestClass().filter(BotContracts.class::isAssignableFrom).isPresent()) {
        return each;
      }
      if (each.getParent().isEmpty()) {
        return type;
      }
    }
  }
}
