package dev.watertight.javac;

import dev.watertight.types.MethodInfo;
import dev.watertight.types.OpeningSigns;
import dev.watertight.types.Type;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Signs of what the compiler knows, each worked out once. What is not known may open something. */
final class ElementSigns {
  private final OpeningSigns signs;
  private final ModelTypes types;
  private final Map<Name, Word> words = new HashMap<>();
  private final Map<Element, Boolean> creating = new HashMap<>();
  private final Map<Element, Boolean> giving = new HashMap<>();

  /** What a name says by itself. */
  private record Word(String text, boolean closes, boolean makes) {}

  ElementSigns(OpeningSigns signs, ModelTypes types) {
    this.signs = signs;
    this.types = types;
  }

  boolean isOf(OpeningSigns others) {
    return signs == others;
  }

  boolean creates(@Nullable Element created) {
    if (!(created instanceof TypeElement type)) {
      return true;
    }
    Boolean known = creating.get(type);
    if (known == null) {
      known = signs.creates(types.binaryName(type));
      creating.put(type, known);
    }
    return known;
  }

  boolean closes(Name name) {
    return word(name).closes;
  }

  boolean gives(@Nullable Element called) {
    if (!(called instanceof ExecutableElement method)) {
      return true;
    }
    Boolean known = giving.get(method);
    if (known == null) {
      MethodInfo info = types.isOfProject(method) ? types.method(method) : null;
      known = info != null && signs.gives(info);
      giving.put(method, known);
    }
    return known;
  }

  boolean makes(Name name) {
    return word(name).makes;
  }

  boolean makes(@Nullable Type receiver, Name name) {
    return receiver == null
        || receiver.isUnknown()
        || signs.isMaker(receiver.name(), word(name).text);
  }

  boolean holds(@Nullable Type type) {
    return type == null || type.isUnknown() || signs.mustBeClosed(type);
  }

  boolean isReceiver(Name method) {
    return signs.isReceiver(method.toString());
  }

  private Word word(Name name) {
    Word known = words.get(name);
    if (known == null) {
      String text = name.toString();
      known = new Word(text, text.equals("close"), signs.isMaker(text));
      words.put(name, known);
    }
    return known;
  }
}
