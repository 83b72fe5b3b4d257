package dev.watertight.archunit;

import com.fasterxml.jackson.core.Versioned;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kotlin.Unit;
import okhttp3.OkHttpClient;
import org.apache.commons.pool2.ObjectPool;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.springframework.stereotype.Component;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import redis.clients.jedis.JedisPool;

/** Compiles Kotlin against the libraries of the tests, as teams that write their bot in it do. */
final class KotlinCompilation {
  private static final List<Class<?>> LIBRARIES =
      List.of(
          Unit.class,
          JedisPool.class,
          ObjectPool.class,
          HikariDataSource.class,
          PreDestroy.class,
          ObjectMapper.class,
          Component.class,
          Message.class,
          OkHttpClient.class,
          Versioned.class);

  private KotlinCompilation() {}

  /** Compiles a file; the folder that its classes are in. */
  static Path classes(Path folder, String source) throws IOException, URISyntaxException {
    Path file = Files.writeString(folder.resolve("Bot.kt"), source);
    Path classes = folder.resolve("classes");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ExitCode end;
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      end =
          new K2JVMCompiler()
              .exec(
                  out,
                  "-no-stdlib",
                  "-no-reflect",
                  "-jvm-target",
                  "17",
                  "-classpath",
                  classPath(),
                  "-d",
                  classes.toString(),
                  file.toString());
    }
    if (end != ExitCode.OK) {
      throw new IllegalArgumentException(said.toString(StandardCharsets.UTF_8));
    }
    return classes;
  }

  private static String classPath() throws URISyntaxException {
    List<String> paths = new ArrayList<>();
    for (Class<?> each : LIBRARIES) {
      paths.add(
          Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return String.join(File.pathSeparator, paths);
  }
}
