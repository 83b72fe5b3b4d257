package dev.watertight.project;

import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.Element;
import dev.watertight.catalogue.Hook;
import dev.watertight.model.Annotation;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Parameter;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Answer;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which methods a framework runs when what they belong to ends. Thread-safe. */
final class Hooks {
  /** Called by those who use the object, not by a framework. */
  private static final Set<String> CLOSEABLES =
      Set.of("java.lang.AutoCloseable", "java.io.Closeable");

  private final Map<String, Set<String>> methods = new HashMap<>();
  private final Map<String, Set<String>> notHooks = new HashMap<>();
  private final Set<String> annotations = new HashSet<>();
  private final Set<String> events = new HashSet<>();

  Hooks(Catalogue catalogue) {
    for (Hook hook : catalogue.hooks()) {
      String member = hook.member();
      if (hook.role() == Hook.Role.NOT_A_CLOSE) {
        if (member != null) {
          notHooks.computeIfAbsent(member, m -> new HashSet<>()).add(hook.owner());
        }
      } else if (hook.element() == Element.ANNOTATION && member == null) {
        annotations.add(FileNames.simple(hook.name()));
      } else if (hook.element() == Element.METHOD
          && member != null
          && !CLOSEABLES.contains(hook.owner())) {
        methods.computeIfAbsent(member, m -> new HashSet<>()).add(hook.owner());
      } else if (hook.role() == Hook.Role.EVENT) {
        events.add(FileNames.simple(hook.name()));
      }
    }
    // These mark any event; the event tells.
    annotations.remove("EventListener");
    annotations.remove("Observes");
  }

  /** Whether a method is a hook. */
  boolean isHook(MethodDecl method, TypeDecl type, Typing typing) {
    for (Annotation annotation : method.annotations()) {
      if (annotations.contains(annotation.simpleName())) {
        return true;
      }
    }
    for (Parameter parameter : method.parameters()) {
      if (events.contains(FileNames.simple(typing.declared(parameter).type().name()))
          || parameter.annotations().stream().anyMatch(a -> annotations.contains(a.simpleName()))) {
        return true;
      }
    }
    return overrides(methods, method, type, typing)
        || method.name().equals("onDisable")
        || method.name().equals("onShutdown");
  }

  /** Whether a framework seems to take care of what a method gives it, and does not. */
  boolean isLeftOpen(MethodDecl method, TypeDecl type, Typing typing) {
    return overrides(notHooks, method, type, typing);
  }

  private static boolean overrides(
      Map<String, Set<String>> methods, MethodDecl method, TypeDecl type, Typing typing) {
    for (String owner : methods.getOrDefault(method.name(), Set.of())) {
      if (typing.isA(Type.of(typing.info(type).name()), owner) == Answer.YES) {
        return true;
      }
    }
    return false;
  }
}
