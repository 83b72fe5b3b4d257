package dev.watertight.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The field {@code log} of {@code @Slf4j} and its relatives. */
final class LombokLoggers {
  /** Packages of the annotations. */
  static final Map<String, String> PACKAGES =
      Map.ofEntries(
          Map.entry("Slf4j", "lombok.extern.slf4j"),
          Map.entry("XSlf4j", "lombok.extern.slf4j"),
          Map.entry("Log", "lombok.extern.java"),
          Map.entry("Log4j", "lombok.extern.log4j"),
          Map.entry("Log4j2", "lombok.extern.log4j"),
          Map.entry("CommonsLog", "lombok.extern.apachecommons"),
          Map.entry("JBossLog", "lombok.extern.jbosslog"),
          Map.entry("Flogger", "lombok.extern.flogger"));

  private static final List<Logger> LOGGERS =
      List.of(
          new Logger("Slf4j", "org.slf4j.Logger", "org.slf4j.LoggerFactory", "getLogger"),
          new Logger(
              "XSlf4j", "org.slf4j.ext.XLogger", "org.slf4j.ext.XLoggerFactory", "getXLogger"),
          new Logger("Log", "java.util.logging.Logger", "java.util.logging.Logger", "getLogger"),
          new Logger("Log4j", "org.apache.log4j.Logger", "org.apache.log4j.Logger", "getLogger"),
          new Logger(
              "Log4j2",
              "org.apache.logging.log4j.Logger",
              "org.apache.logging.log4j.LogManager",
              "getLogger"),
          new Logger(
              "CommonsLog",
              "org.apache.commons.logging.Log",
              "org.apache.commons.logging.LogFactory",
              "getLog"),
          new Logger(
              "JBossLog", "org.jboss.logging.Logger", "org.jboss.logging.Logger", "getLogger"),
          new Logger(
              "Flogger",
              "com.google.common.flogger.FluentLogger",
              "com.google.common.flogger.FluentLogger",
              "forEnclosingClass"));

  private LombokLoggers() {}

  /** The field that a type's annotation stands for, null for none. */
  static @Nullable FieldDecl field(TypeDecl type, LombokNames lombok) {
    for (Logger logger : LOGGERS) {
      Annotation annotation = lombok.find(type.annotations(), logger.annotation());
      if (annotation != null) {
        return field(type, logger, new Implied(annotation.place()));
      }
    }
    return null;
  }

  private static FieldDecl field(TypeDecl type, Logger logger, Implied implied) {
    Expr ownClass =
        new Expr.ClassLiteral(implied.place(), implied.type(type.simpleName(), List.of()));
    List<Expr> arguments =
        switch (logger.annotation()) {
          case "Flogger" -> List.of();
          case "Log" -> List.of(implied.call(ownClass, "getName", List.of()));
          default -> List.of(ownClass);
        };
    return implied.field(
        "log",
        implied.type(logger.type(), List.of()),
        ModifierSet.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL),
        implied.call(implied.dotted(logger.factory()), logger.method(), arguments));
  }

  private record Logger(String annotation, String type, String factory, String method) {}
}
