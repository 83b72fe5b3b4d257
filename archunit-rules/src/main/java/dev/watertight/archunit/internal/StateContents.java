package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What does not belong into the state of a dialog. */
final class StateContents {
  /** By types, with what to call them. */
  private static final Map<String, String> UNFIT = new LinkedHashMap<>();

  static {
    UNFIT.put("java.io.InputStream", "a stream");
    UNFIT.put("java.io.OutputStream", "a stream");
    UNFIT.put("java.io.Reader", "a stream");
    UNFIT.put("java.io.Writer", "a stream");
    UNFIT.put("java.util.stream.BaseStream", "a stream");
    UNFIT.put("java.nio.channels.Channel", "a channel");
    UNFIT.put("java.io.File", "a file");
    UNFIT.put("java.nio.file.Path", "a file");
    UNFIT.put("org.springframework.web.multipart.MultipartFile", "a file");
    UNFIT.put("java.nio.ByteBuffer", "bytes");
    UNFIT.put("[B", "bytes");
    UNFIT.put("[Ljava.lang.Byte;", "bytes");
    UNFIT.put("java.awt.Image", "an image");
    UNFIT.put("java.lang.Thread", "a thread");
    UNFIT.put("java.util.concurrent.Executor", "an executor");
    UNFIT.put("java.util.concurrent.Future", "a future");
    UNFIT.put("java.util.concurrent.locks.Lock", "a lock");
    UNFIT.put("org.springframework.beans.factory.BeanFactory", "a framework's context");
  }

  private final Application application;

  StateContents(Application application) {
    this.application = application;
  }

  /** What a type is, or holds as an element, that is unfit. */
  Optional<String> unfit(JavaType type) {
    // An array of bytes is unfit, of which a byte is not.
    Optional<String> array = named(type.toErasure());
    return array.isPresent()
        ? array
        : type.getAllInvolvedRawTypes().stream()
            .sorted(Comparator.comparing(JavaClass::getName))
            .flatMap(each -> unfitClass(each).stream())
            .findFirst();
  }

  private Optional<String> named(JavaClass type) {
    return UNFIT.entrySet().stream()
        .filter(entry -> application.types().isA(type, entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private Optional<String> unfitClass(JavaClass type) {
    Optional<String> named = named(type);
    if (named.isPresent()) {
      return named;
    }
    String name = Words.a(type.getSimpleName());
    if (ConstructedClients.isEntity(type)) {
      return Optional.of(name + ", an entity of a database");
    }
    if (Lives.isSingleton(type)) {
      return Optional.of(name + ", a bean");
    }
    if (application.operations().entryPoints().isInput(type)) {
      return Optional.of(name + " of the bot's library");
    }
    if (application.resources().isStateful(type)) {
      return Optional.of(name + ", a connection or pool");
    }
    return Optional.empty();
  }
}
