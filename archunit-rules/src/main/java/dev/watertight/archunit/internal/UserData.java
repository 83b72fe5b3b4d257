package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What one user has sent, in fields of handlers that serve all. */
public final class UserData {
  /** What a number or a flag is called that belongs to a user. */
  private static final Pattern OF_USER =
      Pattern.compile(
          "(?i).*(user|chat|member|sender|author|customer|phone|email|message_?id|step|state|order|age"
              + "|answer|amount|choice|selected|waiting|await).*");

  /** What a text is called that belongs to the bot. */
  private static final Pattern OF_BOT =
      Pattern.compile(
          "(?i).*(token|url|uri|host|path|dir|prefix|suffix|version|cache|config|setting|locale"
              + "|botname|bot_?user|bot_?name|username|secret|key|format|template|pattern|last|status"
              + "|error|help|session).*");

  private static final Set<String> NUMBERS =
      Set.of("long", "int", "boolean", "java.lang.Long", "java.lang.Integer", "java.lang.Boolean");

  private final Application application;
  private final Lives lives;

  private UserData(Application application) {
    this.application = application;
    this.lives = new Lives(application);
  }

  /** Fields of handlers into which an operation writes what belongs to its user. */
  public static Stream<Finding> inFields(Application application) {
    return new UserData(application).inFields();
  }

  private Stream<Finding> inFields() {
    return HandlerSearch.handlers(application)
        .filter(lives::servesAll)
        .flatMap(this::fields)
        .map(
            field ->
                Finding.of(
                    field,
                    "keeps what belongs to one user",
                    "this object serves all users, so the next one overwrites it and may be shown"
                        + " it; keep it in the state of the dialog, or in a local variable"));
  }

  private Stream<JavaField> fields(JavaClass handler) {
    Set<JavaCodeUnit> operations = application.operations().givenInput(handler);
    return handler.getFields().stream()
        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
        .filter(this::maybeOfUser)
        .filter(field -> isWritten(field, operations));
  }

  private boolean maybeOfUser(JavaField field) {
    JavaClass type = field.getRawType();
    String name = field.getName();
    if (NUMBERS.contains(type.getName())) {
      return OF_USER.matcher(name).matches();
    }
    return type.getName().equals("java.lang.String") && !OF_BOT.matcher(name).matches()
        || application.operations().entryPoints().isInput(type)
        || application.architecture().states().test(type)
        || isProjectEnum(type) && OF_USER.matcher(name).matches();
  }

  private boolean isProjectEnum(JavaClass type) {
    return type.isEnum() && application.isImported(type.getName());
  }

  private static boolean isWritten(JavaField field, Set<JavaCodeUnit> operations) {
    return field.getAccessesToSelf().stream()
        .filter(access -> access.getAccessType() == AccessType.SET)
        .map(JavaFieldAccess::getOrigin)
        .filter(unit -> !(unit instanceof JavaMethod method && Accessors.isSetter(method)))
        .anyMatch(operations::contains);
  }
}
