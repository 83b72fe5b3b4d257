package dev.watertight.project;

import dev.watertight.model.Annotation;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Modifier;
import dev.watertight.model.TypeDecl;
import java.util.List;
import java.util.Set;

/** Which methods serve operations, by what their classes are called. Stateless. */
final class Serving {
  private static final List<String> NAMES =
      List.of(
          "Service",
          "ServiceImpl",
          "Services",
          "Handler",
          "Handlers",
          "Controller",
          "Command",
          "Commands",
          "Cmd",
          "Listener",
          "Repository",
          "Dao",
          "DAO",
          "Job",
          "Task",
          "Action",
          "Processor",
          "Resolver",
          "Callback",
          "Consumer",
          "Sender",
          "Notifier");

  private static final Set<String> ANNOTATIONS =
      Set.of("Service", "Controller", "RestController", "Repository", "Component");

  /** What sets an object up, makes another or takes it down is no operation. */
  private static final List<String> SETTING_UP =
      List.of(
          "init",
          "start",
          "setup",
          "setUp",
          "connect",
          "configure",
          "config",
          "load",
          "reload",
          "open",
          "create",
          "build",
          "make",
          "new",
          "register",
          "provide",
          "close",
          "stop",
          "shutdown",
          "destroy",
          "reconnect",
          "refresh",
          "enable",
          "getInstance",
          "instance",
          "restart",
          "prepare",
          "bootstrap",
          "launch",
          "reset",
          "set");

  Serving() {}

  /** Whether a method is an operation of a service. */
  boolean isOperation(MethodDecl method, TypeDecl type) {
    return !method.isStatic()
        && !method.isConstructor()
        && !method.modifiers().contains(Modifier.ABSTRACT)
        && isService(type)
        && SETTING_UP.stream().noneMatch(prefix -> isPrefix(prefix, method.name()))
        && !(method.name().startsWith("get") && method.parameters().isEmpty());
  }

  private static boolean isService(TypeDecl type) {
    return NAMES.stream().anyMatch(type.simpleName()::endsWith)
        || type.annotations().stream().map(Annotation::simpleName).anyMatch(ANNOTATIONS::contains);
  }

  private static boolean isPrefix(String prefix, String name) {
    return name.startsWith(prefix)
        && (name.length() == prefix.length()
            || !Character.isLowerCase(name.charAt(prefix.length())));
  }
}
