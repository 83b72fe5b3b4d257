package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells handlers of what users send from all that is called a handler, command or listener as well.
 * A name alone is not believed: the class is also given what a user has sent, or is called by a
 * class that is.
 */
final class HandlerNames {
  private static final List<String> NAMES =
      List.of("Handler", "Handlers", "Command", "Commands", "Listener", "Controller");

  /** Handlers of something else. */
  private static final Pattern TECHNICAL =
      Pattern.compile(
          "(Abstract|Base)?(Error|Exception|Fault|Failure|Database|Db|DB|Data|Sql|SQL|MySql|MySQL"
              + "|Sqlite|SQLite|Postgres|Mongo|Redis|Jdbc|Storage|Store|Cache|Config|Settings|File"
              + "|Json|JSON|Xml|XML|Http|HTTP|Response|Socket|Connection|Thread|Shutdown|Signal|Log"
              + "|Logging|Persistence|Permission|RateLimit|Audio|Track|Sound).*");

  /** They work with what users send, but for handlers. */
  private static final List<String> OTHERS =
      List.of(
          "Service",
          "Repository",
          "Dao",
          "Storage",
          "Store",
          "Client",
          "Mapper",
          "Converter",
          "Factory",
          "Builder",
          "Parser",
          "Validator",
          "Utils",
          "Util",
          "Helper",
          "Sender",
          "Logger",
          "Formatter",
          "Extractor",
          "Resolver",
          "Filter",
          "Context");

  private static final Pattern VERB = Pattern.compile("(handle|process|execute|on)([A-Z].*)?");

  private static final Set<String> ADVICE = Set.of("ControllerAdvice", "RestControllerAdvice");

  private static final Set<String> NO_FRAMEWORK =
      Set.of(
          "java.lang.Object",
          "java.lang.Record",
          "java.lang.Enum",
          "java.lang.Comparable",
          "java.lang.AutoCloseable",
          "java.lang.constant.Constable",
          "java.io.Closeable",
          "java.io.Serializable");

  private final EntryPoints entryPoints;

  HandlerNames(EntryPoints entryPoints) {
    this.entryPoints = entryPoints;
  }

  boolean isHandler(JavaClass type) {
    if (entryPoints.isConfigured(type)) {
      return true;
    }
    return !type.isInterface()
        && !type.isAssignableTo(Throwable.class)
        && type.getAnnotations().stream()
            .noneMatch(a -> ADVICE.contains(a.getRawType().getSimpleName()))
        && (entryPoints.isCalledForUsers(type) || isNamed(type) || isGivenInput(type));
  }

  private boolean isNamed(JavaClass type) {
    return NAMES.stream().anyMatch(type.getSimpleName()::endsWith)
        && !TECHNICAL.matcher(type.getSimpleName()).matches()
        && isOnlyOfProject(type)
        && (takesInput(type) || callers(type).anyMatch(this::mayHandle));
  }

  private boolean isGivenInput(JavaClass type) {
    return type.getMethods().stream()
            .anyMatch(m -> isVerb(m) && entryPoints.takesInput(m) && !EntryPoints.isOfLife(m))
        && OTHERS.stream().noneMatch(type.getSimpleName()::endsWith)
        && !TECHNICAL.matcher(type.getSimpleName()).matches();
  }

  private static boolean isVerb(JavaMethod method) {
    return VERB.matcher(method.getName()).matches()
        && !method.getModifiers().contains(JavaModifier.STATIC)
        && !method.getModifiers().contains(JavaModifier.ABSTRACT);
  }

  private boolean mayHandle(JavaClass caller) {
    return entryPoints.isCalledForUsers(caller) || takesInput(caller);
  }

  private boolean takesInput(JavaClass type) {
    return type.getMethods().stream().anyMatch(entryPoints::takesInput);
  }

  private static Stream<JavaClass> callers(JavaClass type) {
    return type.getAllClassesSelfIsAssignableTo().stream()
        .filter(each -> !NO_FRAMEWORK.contains(each.getName()))
        .flatMap(
            each ->
                Stream.concat(
                    each.getMethodCallsToSelf().stream(),
                    each.getMethodReferencesToSelf().stream()))
        .map(JavaAccess::getOriginOwner)
        .filter(origin -> !origin.equals(type));
  }

  /** What extends a type of a library is a handler for that library, if for anybody. */
  private static boolean isOnlyOfProject(JavaClass type) {
    return type.getAllClassesSelfIsAssignableTo().stream()
        .allMatch(
            each ->
                isNeighbour(each, type)
                    || NO_FRAMEWORK.contains(each.getName())
                    || each.getPackageName().startsWith("java.util.function")
                    || each.getPackageName().startsWith("kotlin"));
  }

  /** Whether two packages begin alike, as those of one organisation do. */
  private static boolean isNeighbour(JavaClass one, JavaClass other) {
    return organisation(one).equals(organisation(other));
  }

  private static String organisation(JavaClass type) {
    String name = type.getPackageName();
    int second = name.indexOf('.', name.indexOf('.') + 1);
    return second < 0 ? name : name.substring(0, second);
  }
}
