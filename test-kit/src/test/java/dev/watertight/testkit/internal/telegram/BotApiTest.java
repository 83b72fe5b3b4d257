package dev.watertight.testkit.internal.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.botapimethods.PartialBotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendMediaBotMethod;

/** The table agrees with what a client library that speaks the same version can send. */
final class BotApiTest {
  /** What the library can send and Telegram does not document. */
  private static final Map<String, List<String>> KNOWN_DIFFERENCES =
      Map.of(
          "banChatSenderChat", List.of("until_date"),
          "sendGame", List.of("direct_messages_topic_id"),
          "sendVoice", List.of("show_caption_above_media"));

  private final BotApi api = BotApi.pinned();

  @Test
  void theTableHasAllMethodsOfTheVersion() {
    assertThat(api.methods()).hasSize(185);
    assertThat(api.methods().stream().filter(ApiMethod::answersTrueOnly)).hasSizeGreaterThan(90);
  }

  @Test
  void everyNamedTypeOfTheTableIsKnown() {
    TreeSet<String> unknown = new TreeSet<>();
    for (ApiMethod method : api.methods()) {
      method.parameters().values().forEach(parameter -> collect(parameter.type(), unknown));
    }
    assertThat(unknown).isEmpty();
  }

  private void collect(ApiType type, TreeSet<String> unknown) {
    if (type instanceof ApiType.AnyOf any) {
      any.types().forEach(each -> collect(each, unknown));
    } else if (type instanceof ApiType.ListOf list) {
      collect(list.element(), unknown);
    } else if (type instanceof ApiType.Named named
        && !List.of("Integer", "String", "Boolean", "Float", "True", "InputFile")
            .contains(named.name())
        && api.fields(named.name()) == null) {
      List<String> members = api.members(named.name());
      if (members.isEmpty()) {
        unknown.add(named.name());
      }
      members.forEach(member -> collect(new ApiType.Named(member), unknown));
    }
  }

  @Test
  void whatTelegramBotsSendsIsInTheTable() throws Exception {
    Map<String, TreeSet<String>> differences = new TreeMap<>();
    int methods = 0;
    for (Class<?> type : methodClasses()) {
      ApiMethod method = api.method(path(type));
      if (method == null) {
        differences.computeIfAbsent(path(type), unused -> new TreeSet<>()).add("no such method");
        continue;
      }
      methods++;
      for (String parameter : parameters(type)) {
        if (!method.parameters().containsKey(parameter)) {
          differences.computeIfAbsent(method.name(), unused -> new TreeSet<>()).add(parameter);
        }
      }
    }
    assertThat(methods).isGreaterThan(170);
    assertThat(differences)
        .isEqualTo(
            KNOWN_DIFFERENCES.entrySet().stream()
                .collect(
                    TreeMap::new,
                    (map, entry) -> map.put(entry.getKey(), new TreeSet<>(entry.getValue())),
                    TreeMap::putAll));
  }

  private static List<Class<?>> methodClasses() throws Exception {
    Path library =
        Path.of(
            PartialBotApiMethod.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> found = new ArrayList<>();
    try (JarFile jar = new JarFile(library.toFile())) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        String name = entry.getName();
        if (name.startsWith("org/telegram/telegrambots/meta/api/methods/")
            && name.endsWith(".class")
            && !name.contains("$")) {
          Class<?> type =
              Class.forName(
                  name.substring(0, name.length() - 6).replace('/', '.'),
                  false,
                  PartialBotApiMethod.class.getClassLoader());
          if (PartialBotApiMethod.class.isAssignableFrom(type)
              && !Modifier.isAbstract(type.getModifiers())) {
            found.add(type);
          }
        }
      }
    }
    return found;
  }

  private static String path(Class<?> type) throws IllegalAccessException {
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())
          && (field.getName().equals("PATH") || field.getName().equals("METHOD"))) {
        field.setAccessible(true);
        return String.valueOf(field.get(null));
      }
    }
    return type.getSimpleName();
  }

  private static List<String> parameters(Class<?> type) throws IllegalAccessException {
    List<String> names = new ArrayList<>();
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        JsonProperty property = field.getAnnotation(JsonProperty.class);
        if (property != null) {
          names.add(property.value());
        } else if (SendMediaBotMethod.class.isAssignableFrom(type)
            && field.getName().endsWith("_FIELD")
            && Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          names.add(String.valueOf(field.get(null)));
        }
      }
    }
    return names;
  }
}
