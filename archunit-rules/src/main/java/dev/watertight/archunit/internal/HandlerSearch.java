package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What handlers do that stops others. */
public final class HandlerSearch {
  private static final Set<String> BOUNDING =
      Set.of("get", "orTimeout", "completeOnTimeout", "isDone", "getNow", "awaitTermination");

  private final Application application;

  private HandlerSearch(Application application) {
    this.application = application;
  }

  /** Sleeps in the thread that handles updates. */
  public static Stream<Finding> sleeping(Application application) {
    return new HandlerSearch(application)
        .callsInThread(HandlerSearch::isSleep)
        .map(
            call ->
                Finding.at(
                    call,
                    "the thread that sleeps here handles nobody else meanwhile, and some users at"
                        + " once stop the bot for all; schedule what comes later, and return"));
  }

  private static boolean isSleep(JavaMethodCall call) {
    String owner = call.getTargetOwner().getName();
    return call.getName().equals("sleep")
        && (owner.equals("java.lang.Thread") || owner.equals("java.util.concurrent.TimeUnit"));
  }

  /** Waits that may never end. */
  public static Stream<Finding> waiting(Application application) {
    return new HandlerSearch(application)
        .callsInThread(call -> isWait(call) && !isBounded(call.getOrigin()))
        .map(
            call ->
                Finding.at(
                    call,
                    "if the answer never comes, the thread that handles updates waits for ever;"
                        + " give a timeout, or go on when the future completes"));
  }

  private static boolean isWait(JavaMethodCall call) {
    JavaClass owner = call.getTargetOwner();
    return call.getTarget().getRawParameterTypes().isEmpty()
        && (call.getName().equals("get") && owner.isAssignableTo("java.util.concurrent.Future")
            || call.getName().equals("join")
                && owner.isAssignableTo("java.util.concurrent.CompletableFuture"));
  }

  /** Whether a unit waits with a timeout somewhere, or asks before whether it has to wait. */
  private static boolean isBounded(JavaCodeUnit unit) {
    return unit.getCallsFromSelf().stream()
        .filter(call -> BOUNDING.contains(call.getName()))
        .filter(call -> call.getTargetOwner().getPackageName().equals("java.util.concurrent"))
        .anyMatch(call -> !isGetWithoutTimeout(call));
  }

  private static boolean isGetWithoutTimeout(JavaCall<?> call) {
    return call.getName().equals("get") && call.getTarget().getRawParameterTypes().isEmpty();
  }

  /** Ends of the process. */
  public static Stream<Finding> ending(Application application) {
    return new HandlerSearch(application)
        .calls(HandlerSearch::isEnd)
        .map(
            call ->
                Finding.at(
                    call,
                    "one user's message ends the bot for all, in the middle of what others are"
                        + " doing; report what went wrong, and leave the end to the composition"
                        + " root"));
  }

  private static boolean isEnd(JavaMethodCall call) {
    String owner = call.getTargetOwner().getName();
    return switch (call.getName()) {
      case "exit" -> owner.equals("java.lang.System") || owner.equals("java.lang.Runtime");
      case "halt" -> owner.equals("java.lang.Runtime");
      case "exitProcess" -> owner.equals("kotlin.system.ProcessKt");
      default -> false;
    };
  }

  /** Of judged classes, in the thread of an update. */
  private Stream<JavaMethodCall> callsInThread(Predicate<JavaMethodCall> wanted) {
    return application.operations().inThreadsOfUpdates(handlers(application)).stream()
        .filter(unit -> !application.architecture().ignored().test(unit.getOwner()))
        .flatMap(unit -> unit.getMethodCallsFromSelf().stream())
        .filter(call -> !call.isDeclaredInLambda())
        .filter(wanted);
  }

  private Stream<JavaMethodCall> calls(Predicate<JavaMethodCall> wanted) {
    return handlers(application)
        .flatMap(type -> application.operations().of(type).stream())
        .flatMap(unit -> unit.getMethodCallsFromSelf().stream())
        .filter(wanted);
  }

  static Stream<JavaClass> handlers(Application application) {
    return application.judged().stream().filter(application.operations()::isHandler);
  }
}
