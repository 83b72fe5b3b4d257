package dev.watertight.archunit;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Bots that a test writes down, compiled and imported; all in {@code Bot.java} of {@code bot}. */
final class Written {
  /** On the first line, so that lines are counted as the test writes them. */
  private static final String IMPORTS =
      Stream.of(
              "com.sun.net.httpserver.*",
              "com.zaxxer.hikari.*",
              "jakarta.persistence.*",
              "java.io.*",
              "java.io.File",
              "java.nio.file.Path",
              "java.sql.*",
              "java.sql.Connection",
              "java.util.*",
              "java.util.concurrent.*",
              "javax.sql.DataSource",
              "okhttp3.OkHttpClient",
              "org.springframework.context.annotation.*",
              "org.springframework.stereotype.*",
              "org.springframework.web.bind.annotation.*",
              "org.telegram.telegrambots.meta.api.objects.*",
              "org.telegram.telegrambots.meta.api.objects.message.*",
              "redis.clients.jedis.*")
          .map(name -> "import " + name + "; ")
          .collect(joining("", "package bot; ", ""));

  private Written() {}

  /** What a rule says of a bot, in full. */
  static List<String> violations(ArchRule rule, String source) {
    return rule.evaluate(classes(source)).getFailureReport().getDetails();
  }

  /** What a rule objects to in a bot, without what it says of that. */
  static List<String> found(ArchRule rule, String source) {
    return violations(rule, source).stream()
        .map(text -> text.substring(0, text.indexOf(": ")))
        .toList();
  }

  static JavaClasses classes(String source) {
    try {
      Path folder = Files.createTempDirectory("written");
      try {
        compile(IMPORTS + source, folder);
        return new ClassFileImporter().importPath(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(String source, Path folder) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none",
            "-nowarn",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "-d",
            folder.toString());
    if (!compiler.getTask(errors, null, null, options, null, List.of(new Text(source))).call()) {
      throw new AssertionError(errors.toString());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String source;

    Text(String source) {
      super(URI.create("string:///bot/Bot.java"), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }
}
