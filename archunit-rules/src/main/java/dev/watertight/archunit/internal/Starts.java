package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import dev.watertight.archunit.BotArchitecture;
import dev.watertight.catalogue.CreationPlace;
import dev.watertight.catalogue.Element;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What runs once, when an application or an object starts or ends. Thread-safe. */
final class Starts {
  private static final Pattern NAMES =
      Pattern.compile(
          "(start|stop|init|initialize|initialise|setup|setUp|configure|bootstrap|register"
              + "|reconnect|restart|shutdown|shutDown|close|destroy|dispose|enable|disable"
              + "|onEnable|onDisable|onLoad|onStart|onStop)([A-Z].*)?");

  private static final Set<String> IDS = Set.of("long", "java.lang.Long");

  /** It runs what it is given for each new key. */
  private static final String MAP = "java.util.Map";

  private final BotArchitecture architecture;
  private final Types types;
  private final EntryPoints entryPoints;
  private final Set<String> annotations = new HashSet<>();
  private final Map<String, Set<String>> members = new HashMap<>();
  private final Map<JavaClass, Boolean> roots = new ConcurrentHashMap<>();

  Starts(BotArchitecture architecture, Types types, EntryPoints entryPoints) {
    this.architecture = architecture;
    this.types = types;
    this.entryPoints = entryPoints;
    for (CreationPlace place : architecture.catalogue().creationPlaces().declared()) {
      String member = place.member();
      if (place.element() == Element.ANNOTATION) {
        annotations.add(place.owner());
      } else if (member != null && !place.owner().equals(MAP)) {
        members.computeIfAbsent(place.owner(), x -> new HashSet<>()).add(member);
      }
    }
  }

  /** Whether a class, or one around it, puts the bot together. */
  boolean isRoot(JavaClass type) {
    Boolean known = roots.get(type);
    if (known == null) {
      known = findRoot(type);
      roots.put(type, known);
    }
    return known;
  }

  private boolean findRoot(JavaClass type) {
    Optional<JavaClass> each = Optional.of(type);
    while (each.isPresent()) {
      if (architecture.compositionRoot().test(each.get())) {
        return true;
      }
      each = each.get().getEnclosingClass();
    }
    return false;
  }

  /** Whether a unit runs once for the application or for the object that it belongs to. */
  boolean isStart(JavaCodeUnit unit) {
    return !(unit instanceof JavaMethod method)
        || Roles.isMain(method)
        || isRoot(method.getOwner()) && !isBot(method.getOwner())
        || isMarked(method)
        || EntryPoints.isOfLife(method)
        || isCalledOnce(method)
        || NAMES.matcher(method.getName()).matches() && !isOfUser(method);
  }

  /** Whether a class that puts the bot together is also the one that is given all updates. */
  private boolean isBot(JavaClass root) {
    return entryPoints.isCalledForUsers(root);
  }

  /** Whether it is given what a user has sent, or who it is. */
  private boolean isOfUser(JavaMethod method) {
    return entryPoints.takesInput(method)
        || method.getRawParameterTypes().stream().anyMatch(type -> IDS.contains(type.getName()));
  }

  /** Whether a framework puts annotations of its own on what it calls once, or makes once. */
  boolean isMarked(HasAnnotations<?> annotated) {
    return annotated.getAnnotations().stream()
        .anyMatch(a -> annotations.contains(a.getRawType().getName()));
  }

  private boolean isCalledOnce(JavaMethod method) {
    return types.hierarchy(method.getOwner()).stream()
        .anyMatch(name -> members.getOrDefault(name, Set.of()).contains(method.getName()));
  }
}
