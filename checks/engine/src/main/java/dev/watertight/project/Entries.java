package dev.watertight.project;

import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.CreationPlace;
import dev.watertight.catalogue.Element;
import dev.watertight.catalogue.EntryPoint;
import dev.watertight.model.Annotation;
import dev.watertight.model.Expr;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Parameter;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Answer;
import dev.watertight.types.NamedHandlers;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which methods a framework runs again and again, for each update, request or tick, and which it
 * runs once. Thread-safe.
 */
final class Entries {
  /** Run once or as often as they are passed on; where they are passed to decides. */
  private static final Set<String> FUNCTIONS =
      Set.of("java.lang.Runnable", "java.util.concurrent.Callable", "java.util.TimerTask");

  private static final Set<String> LISTENERS =
      Set.of(
          "net.dv8tion.jda.api.hooks.ListenerAdapter",
          "net.dv8tion.jda.core.hooks.ListenerAdapter");

  /** Events of the life of the application itself. */
  private static final List<String> LIFE =
      List.of(
          "Ready",
          "Started",
          "Starting",
          "Startup",
          "Refreshed",
          "Closed",
          "Stopped",
          "Shutdown",
          "Initialized",
          "Prepared");

  private static final Set<String> START =
      Set.of("onEnable", "onLoad", "onReady", "onShutdown", "onDisable", "onRegister", "main");

  private static final Set<String> MADE_AGAIN =
      Set.of("org.quartz.Job", "org.springframework.scheduling.quartz.QuartzJobBean");

  private final World world;
  private final Map<String, Set<String>> again = new HashMap<>();
  private final Map<String, Set<String>> once = new HashMap<>();
  private final Set<String> annotatedAgain = new HashSet<>();
  private final Set<String> annotatedOnce = new HashSet<>();
  private final Set<String> given = new HashSet<>();
  private final NamedHandlers handlers;

  Entries(World world, Catalogue catalogue) {
    this.world = world;
    this.handlers = new NamedHandlers(world, catalogue.handlers());
    for (EntryPoint entry : catalogue.entryPoints()) {
      String member = entry.member();
      if (member != null && !FUNCTIONS.contains(entry.owner())) {
        again.computeIfAbsent(member, m -> new HashSet<>()).add(entry.owner());
      } else if (entry.element() == Element.TYPE) {
        given.add(entry.name());
      } else if (member == null) {
        annotatedAgain.add(FileNames.simple(entry.name()));
      }
    }
    for (CreationPlace place : catalogue.creationPlaces().declared()) {
      String member = place.member();
      if (member != null) {
        once.computeIfAbsent(member, m -> new HashSet<>()).add(place.owner());
      } else if (place.element() == Element.ANNOTATION) {
        annotatedOnce.add(FileNames.simple(place.name()));
      }
    }
  }

  /** What makes a framework run a method again and again, null for nothing that is known. */
  @Nullable String again(MethodDecl method, TypeDecl type, Typing typing) {
    if (isOnce(method, type, typing)) {
      return null;
    }
    for (Annotation annotation : method.annotations()) {
      if (annotatedAgain.contains(annotation.simpleName())) {
        return "@" + annotation.simpleName();
      }
    }
    if (handlers.has(type, method, typing)) {
      return "a handler";
    }
    String owner = overridden(again.getOrDefault(method.name(), Set.of()), type, typing);
    if (owner != null) {
      return FileNames.simple(owner) + "." + method.name();
    }
    if (method.name().startsWith("on") && overridden(LISTENERS, type, typing) != null) {
      return "ListenerAdapter." + method.name();
    }
    for (Parameter parameter : method.parameters()) {
      String name = typing.declared(parameter).type().name();
      if (isGiven(name)) {
        return "for each " + FileNames.simple(name);
      }
    }
    return null;
  }

  /** Whether a framework runs a method once, at the start or at the end of the process. */
  boolean isOnce(MethodDecl method, TypeDecl type, Typing typing) {
    if (method.name().equals("main") && method.parameters().size() <= 1
        || START.contains(method.name())
        || method.annotations().stream().anyMatch(a -> annotatedOnce.contains(a.simpleName()))) {
      return !Annotation.has(method.annotations(), "Scope");
    }
    for (Annotation annotation : method.annotations()) {
      if (annotation.simpleName().equals("EventListener") && isOfLife(annotation)) {
        return true;
      }
    }
    return method.parameters().stream().anyMatch(p -> isOfLife(typing.declared(p).type().name()))
        || overridden(once.getOrDefault(method.name(), Set.of()), type, typing) != null;
  }

  private static boolean isOfLife(Annotation annotation) {
    return annotation.values().values().stream().anyMatch(Entries::namesLife);
  }

  private static boolean namesLife(Expr value) {
    if (value instanceof Expr.NewArray array && array.elements() != null) {
      return array.elements().stream().anyMatch(Entries::namesLife);
    }
    return value instanceof Expr.ClassLiteral literal && isOfLife(literal.type().name());
  }

  private static boolean isOfLife(String type) {
    String name = FileNames.simple(type);
    return name.endsWith("Event")
        && LIFE.stream().anyMatch(word -> name.endsWith(word.concat("Event")));
  }

  private boolean isGiven(String type) {
    if (given.contains(type)) {
      return true;
    }
    for (int dot = type.lastIndexOf('.'); dot > 0; dot = type.lastIndexOf('.', dot - 1)) {
      if (given.contains(type.substring(0, dot).concat(".*"))) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String overridden(Set<String> owners, TypeDecl type, Typing typing) {
    for (String owner : owners) {
      if (typing.isA(Type.of(typing.info(type).name()), owner) == Answer.YES) {
        return owner;
      }
    }
    return null;
  }

  /** Whether what is passed for a parameter of this type is run again and again. */
  boolean isEntryInterface(String type) {
    return handlers.hasFunction(type)
        || again.values().stream().anyMatch(owners -> owners.contains(type));
  }

  /** Whether a framework makes one object of a class and keeps it. */
  boolean isSingleton(TypeDecl type) {
    return type.kind() == TypeDecl.Kind.ENUM
        || type.annotations().stream().anyMatch(a -> annotatedOnce.contains(a.simpleName()))
            && !Annotation.has(type.annotations(), "Scope")
            && !Annotation.has(type.annotations(), "RequestScope")
            && !Annotation.has(type.annotations(), "Prototype");
  }

  /** Whether a framework makes one object of a class that is annotated like this and keeps it. */
  boolean isSingleton(Set<String> annotations) {
    return annotations.stream().anyMatch(annotatedOnce::contains)
        && !annotations.contains("Scope")
        && !annotations.contains("RequestScope")
        && !annotations.contains("Prototype");
  }

  /** Whether a framework makes a new object of a class for each run. */
  boolean isMadeAgain(TypeDecl type, Typing typing) {
    return overridden(MADE_AGAIN, type, typing) != null;
  }

  /** Whether a method is the one method of a function that somebody may be given to run. */
  boolean isFunction(MethodDecl method, TypeDecl type, Typing typing) {
    return (method.name().equals("run") || method.name().equals("call"))
        && method.parameters().isEmpty()
        && (overridden(FUNCTIONS, type, typing) != null
            || world.isSubtype(type.binaryName(), "java.lang.Thread") == Answer.YES);
  }
}
