package dev.watertight.states;

import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.Element;
import dev.watertight.catalogue.EntryPoint;
import dev.watertight.model.Annotation;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Parameter;
import dev.watertight.model.TypeDecl;
import dev.watertight.model.TypeName;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.NamedHandlers;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which methods handle what users send. */
final class Handlers {
  private static final List<String> LIBRARIES =
      List.of(
          "org.telegram.",
          "com.pengrad.telegrambot.",
          "net.dv8tion.jda.",
          "discord4j.",
          "org.javacord.",
          "com.slack.api.",
          "com.vk.api.",
          "api.longpoll.bots.",
          "com.linecorp.bot.");
  private static final Set<String> METHODS =
      Set.of(
          "onUpdateReceived",
          "onUpdatesReceived",
          "onWebhookUpdateReceived",
          "consumeUpdate",
          "onMessageReceived",
          "onSlashCommandInteraction",
          "onButtonInteraction",
          "onModalInteraction",
          "onStringSelectInteraction",
          "onGuildMessageReceived",
          "onPrivateMessageReceived",
          "onMessageCreate",
          "handleUpdate",
          "processUpdate");
  private static final Set<String> NAMES =
      Set.of(
          "handle",
          "execute",
          "process",
          "consume",
          "onCommand",
          "handleMessage",
          "processInputMessage",
          "handleInput",
          "handleCallback",
          "apply",
          "accept");
  private static final Set<String> GIVEN =
      Set.of("Update", "Message", "CallbackQuery", "MessageReceivedEvent", "Event", "Interaction");

  private final World world;
  private final NamedHandlers named;
  private final List<EntryPoint> entryPoints;
  private volatile @Nullable Boolean bot;

  Handlers(World world, Catalogue catalogue) {
    this.world = world;
    this.named = new NamedHandlers(world, catalogue.handlers());
    this.entryPoints = catalogue.entryPoints();
  }

  boolean isHandler(TypeDecl type, MethodDecl method, Typing typing) {
    return METHODS.contains(method.name())
        || named.has(type, method, typing)
        || isEntryPoint(type, method)
        || NAMES.contains(method.name())
            && method.parameters().stream().anyMatch(Handlers::isGiven);
  }

  List<MethodInfo> doors() {
    List<MethodInfo> doors = new ArrayList<>();
    METHODS.stream().sorted().forEach(name -> doors.addAll(world.methodsNamed(name)));
    world.methodsNamed("consume").stream()
        .filter(m -> m.parameters().stream().anyMatch(p -> p.name().endsWith("Update")))
        .forEach(doors::add);
    doors.addAll(named.declared());
    return doors;
  }

  /** Whether a file with these imports is part of a bot. */
  boolean isBot(List<String> imports) {
    return imports.stream().anyMatch(name -> LIBRARIES.stream().anyMatch(name::startsWith))
        || isBot();
  }

  /** Whether the project handles what users send. */
  private boolean isBot() {
    Boolean known = bot;
    if (known == null) {
      known = findHandler();
      bot = known;
    }
    return known;
  }

  private boolean findHandler() {
    return !named.isEmpty()
        || METHODS.stream().anyMatch(m -> !world.methodsNamed(m).isEmpty())
        || world.methodsNamed("consume").stream()
            .anyMatch(m -> m.parameters().stream().anyMatch(p -> p.name().endsWith("Update")))
        || world.methodsNamed("process").stream()
            .anyMatch(
                m ->
                    m.parameters().stream()
                        .anyMatch(
                            p -> p.name().equals("java.util.List") || p.name().endsWith("Update")))
        || NAMES.stream()
            .flatMap(n -> world.methodsNamed(n).stream())
            .anyMatch(
                m -> m.parameters().stream().anyMatch(p -> GIVEN.contains(Words.simple(p.name()))));
  }

  private boolean isEntryPoint(TypeDecl type, MethodDecl method) {
    List<String> types = world.hierarchy(type.binaryName());
    return entryPoints.stream()
        .anyMatch(
            e ->
                e.element() == Element.ANNOTATION
                    ? isAnnotated(method, e.name())
                    : method.name().equals(e.member()) && types.contains(e.owner()));
  }

  private static boolean isAnnotated(MethodDecl method, String annotation) {
    return Annotation.has(method.annotations(), Words.simple(annotation));
  }

  private static boolean isGiven(Parameter parameter) {
    TypeName type = parameter.type();
    return type != null && GIVEN.stream().anyMatch(g -> type.simpleName().endsWith(g));
  }
}
