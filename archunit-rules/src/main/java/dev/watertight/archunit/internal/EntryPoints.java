package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.Element;
import dev.watertight.catalogue.EntryPoint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the catalogue says of code that runs for each update, request or schedule. Thread-safe: only
 * read once it is made.
 */
final class EntryPoints {
  /** Whoever starts one of these knows how often; libraries are handlers of nobody. */
  private static final Set<String> UNSURE =
      Set.of(
          "java.lang.Runnable",
          "java.util.concurrent.Callable",
          "discord4j.core.GatewayDiscordClient",
          "org.springframework.scheduling.annotation.Async");

  /** Run by a clock, by other services, or made for a single call, not for what all users send. */
  private static final Set<String> NOT_FOR_USERS =
      Set.of(
          "java.util.TimerTask",
          "org.quartz.Job",
          "org.springframework.amqp.rabbit.annotation.RabbitListener",
          "org.springframework.jms.annotation.JmsListener",
          "org.springframework.kafka.annotation.KafkaListener",
          "com.pengrad.telegrambot.Callback",
          "org.springframework.context.event.EventListener",
          "org.springframework.scheduling.annotation.Scheduled",
          "org.springframework.statemachine.listener.StateMachineListener",
          "org.springframework.transaction.event.TransactionalEventListener",
          "io.micronaut.scheduling.annotation.Scheduled",
          "io.quarkus.scheduler.Scheduled");

  /** Events of the life of a connection or of the application. */
  private static final List<String> OF_LIFE =
      List.of(
          "ReadyEvent",
          "StartedEvent",
          "StartupEvent",
          "StoppedEvent",
          "ShutdownEvent",
          "RefreshedEvent",
          "ClosedEvent",
          "ConnectEvent",
          "DisconnectEvent",
          "DisconnectedEvent",
          "ResumeEvent",
          "ResumedEvent",
          "RecreateEvent",
          "StatusChangeEvent",
          "StatusUpdateEvent");

  private static final List<String> WEB =
      List.of("jakarta.", "javax.", "com.sun.net.", "io.javalin", "io.vertx", "org.quartz");

  private static final Set<String> ASYNC = Set.of("Async", "Asynchronous");

  private static final String ANY = ".*";

  private final Types types;
  private final Map<String, Set<String>> members = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> annotations = new HashSet<>();
  private final Set<String> inputs = new HashSet<>();
  private final Set<String> inputPackages = new HashSet<>();
  private final Set<String> configured = new HashSet<>();

  EntryPoints(Catalogue catalogue) {
    types = new Types(catalogue);
    for (EntryPoint entry : catalogue.entryPoints()) {
      if (!UNSURE.contains(entry.owner())) {
        add(entry);
      }
    }
    for (String handler : catalogue.handlers()) {
      configured.add(handler.contains("#") ? handler.substring(0, handler.indexOf('#')) : handler);
    }
  }

  private void add(EntryPoint entry) {
    String member = entry.member();
    if (entry.element() == Element.ANNOTATION) {
      annotations.add(entry.owner());
    } else if (member != null) {
      members.computeIfAbsent(entry.owner(), x -> new HashSet<>()).add(member);
      names.add(member);
    } else if (entry.owner().endsWith(ANY)) {
      inputPackages.add(entry.owner().substring(0, entry.owner().length() - 1));
    } else {
      inputs.add(entry.owner());
    }
  }

  /** Whether a team's configuration calls a class a handler. */
  boolean isConfigured(JavaClass type) {
    return !configured.isEmpty()
        && (types.hierarchy(type).stream().anyMatch(configured::contains)
            || annotationsOf(type).anyMatch(configured::contains));
  }

  /** Whether a framework calls methods of a class for each thing that users send. */
  boolean isCalledForUsers(JavaClass type) {
    return types.hierarchy(type).stream()
            .anyMatch(name -> members.containsKey(name) && !NOT_FOR_USERS.contains(name))
        || type.getMethods().stream()
            .flatMap(EntryPoints::annotationsOf)
            .anyMatch(name -> annotations.contains(name) && !NOT_FOR_USERS.contains(name));
  }

  /** Whether a framework calls it again and again. */
  boolean isEntry(JavaMethod method) {
    return !isOfLife(method) && (isMarked(method) || isImplemented(method) || takesInput(method));
  }

  private boolean isMarked(JavaMethod method) {
    // A listener without a parameter names its event elsewhere; most often that is the start.
    return annotationsOf(method)
        .anyMatch(
            name ->
                annotations.contains(name)
                    && !(name.endsWith("EventListener") && method.getParameters().isEmpty()));
  }

  private boolean isImplemented(JavaMethod method) {
    return names.contains(method.getName())
        && types.hierarchy(method.getOwner()).stream()
            .anyMatch(name -> members.getOrDefault(name, Set.of()).contains(method.getName()));
  }

  /** Whether it is given what a user has sent. */
  boolean takesInput(JavaCodeUnit unit) {
    return unit.getRawParameterTypes().stream().anyMatch(t -> isInput(t) || carriesInput(t));
  }

  /** Whether a type of the project passes on what a user has sent, and does nothing else. */
  private boolean carriesInput(JavaClass type) {
    return type.getFields().stream()
            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
            .anyMatch(field -> isInput(field.getRawType()))
        && Roles.isOnlyData(type);
  }

  /** Whether it serves others than a bot's users: pages, programs, queues. */
  boolean servesPrograms(JavaClass type) {
    return type.getMethods().stream()
            .flatMap(EntryPoints::annotationsOf)
            .anyMatch(annotations::contains)
        && type.getMethods().stream()
            .flatMap(method -> method.getRawParameterTypes().stream())
            .noneMatch(parameter -> isInput(parameter) && !isOfWeb(parameter));
  }

  private static boolean isOfWeb(JavaClass input) {
    return WEB.stream().anyMatch(input.getPackageName()::startsWith);
  }

  /** Whether it is what a user has sent, as a library of bots gives it. */
  boolean isInput(JavaClass type) {
    String name = type.getName();
    return inputs.contains(name)
        || inputPackages.stream().anyMatch(name::startsWith) && !isMadeByBots(name);
  }

  /** What a bot sends: keyboards, commands to register, files. */
  private static boolean isMadeByBots(String name) {
    return name.contains("eyboard")
        || name.contains(".build.")
        || name.contains(".commands.")
        || name.contains("BotCommand")
        || name.contains(".Input");
  }

  /** Whether it is told of a start or an end, which happens once. */
  static boolean isOfLife(JavaCodeUnit unit) {
    return unit.getRawParameterTypes().stream()
        .anyMatch(type -> OF_LIFE.stream().anyMatch(type.getSimpleName()::endsWith));
  }

  /** Whether a framework runs it in a thread of its own. */
  static boolean isAsync(JavaCodeUnit unit) {
    return Stream.concat(unit.getAnnotations().stream(), unit.getOwner().getAnnotations().stream())
        .anyMatch(a -> ASYNC.contains(a.getRawType().getSimpleName()));
  }

  private static Stream<String> annotationsOf(JavaMethod method) {
    return method.getAnnotations().stream().map(a -> a.getRawType().getName());
  }

  private static Stream<String> annotationsOf(JavaClass type) {
    return Stream.concat(
        type.getAnnotations().stream().map(a -> a.getRawType().getName()),
        type.getMethods().stream().flatMap(EntryPoints::annotationsOf));
  }
}
