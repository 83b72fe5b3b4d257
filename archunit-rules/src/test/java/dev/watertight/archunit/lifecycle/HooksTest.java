package dev.watertight.archunit.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.PUTSTATIC;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.watertight.archunit.LifecycleRules;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.Element;
import dev.watertight.catalogue.Hook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Each hook of the catalogue counts, in classes that are written for it. */
final class HooksTest {
  private static final String POOL = "redis/clients/jedis/JedisPool";
  private static final String OF_POOL = "L" + POOL + ";";

  /** Said of a method by an attribute, or called by those who have the object. */
  private static final Set<String> TESTED_ELSEWHERE =
      Set.of(
          "java.lang.AutoCloseable#close",
          "java.io.Closeable#close",
          "org.springframework.context.annotation.Bean#destroyMethod",
          "io.micronaut.context.annotation.Bean#preDestroy",
          // Marks a local variable; nothing of it is left in a class.
          "lombok.Cleanup#value",
          // These mark any event, which is what tells.
          "org.springframework.context.event.EventListener",
          "io.micronaut.runtime.event.annotation.EventListener",
          "jakarta.enterprise.event.Observes",
          "javax.enterprise.event.Observes");

  @TempDir Path folder;

  static List<Hook> hooks() {
    return Catalogue.builtIn().hooks().stream()
        .filter(hook -> hook.role() != Hook.Role.NOT_A_CLOSE)
        .filter(hook -> !TESTED_ELSEWHERE.contains(hook.name()))
        .toList();
  }

  @Test
  void a_release_in_each_hook_counts() throws IOException {
    List<Hook> hooks = hooks();
    for (int i = 0; i < hooks.size(); i++) {
      Hook hook = hooks.get(i);
      boolean implemented = hook.element() == Element.METHOD;
      write("a" + i, implemented ? hook.owner() : "", bot -> bot.hooked(hook));
    }
    // Without it the rule might be silent about all of them for another reason.
    write("b", "", bot -> bot.method("close", "()V"));
    assertThat(hooks).hasSizeGreaterThan(50);
    assertThat(violations())
        .singleElement()
        .asString()
        .contains("only <b.Bot.close()> releases it, which no lifecycle hook reaches");
  }

  @Test
  void what_only_looks_like_a_hook_does_not_count() throws IOException {
    write("a", "", bot -> bot.method("finalize", "()V"));
    assertThat(violations())
        .singleElement()
        .asString()
        .contains("only <a.Bot.finalize()> releases it, which no lifecycle hook reaches");
  }

  @Test
  void a_listener_may_name_its_event_in_the_annotation() throws IOException {
    write("a", "", bot -> bot.listening("org/springframework/context/event/ContextClosedEvent"));
    write("b", "", bot -> bot.listening("org/springframework/context/event/ContextStartedEvent"));
    assertThat(violations()).singleElement().asString().contains("<b.Bot.pool>");
  }

  private List<String> violations() {
    return LifecycleRules.resources_are_released_from_a_lifecycle_hook
        .evaluate(new ClassFileImporter().importPath(folder))
        .getFailureReport()
        .getDetails();
  }

  private void write(String room, String parent, Consumer<BotClass> closing) throws IOException {
    BotClass bot = new BotClass(room + "/Bot", parent);
    closing.accept(bot);
    Files.createDirectories(folder.resolve(room));
    Files.write(folder.resolve(room + "/Bot.class"), bot.bytes());
  }

  /** A class with a {@code main} that keeps a pool in a static field. */
  private static final class BotClass {
    private final ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    private final String name;

    BotClass(String name, String parent) {
      this.name = name;
      String[] parents = parent.isEmpty() ? new String[0] : new String[] {parent.replace('.', '/')};
      type.visit(V17, ACC_PUBLIC, name, null, "java/lang/Object", parents);
      type.visitField(ACC_STATIC, "pool", OF_POOL, null, null).visitEnd();
      MethodVisitor start = begun("start", "()V", ACC_STATIC);
      start.visitTypeInsn(NEW, POOL);
      start.visitInsn(DUP);
      start.visitMethodInsn(INVOKESPECIAL, POOL, "<init>", "()V", false);
      start.visitFieldInsn(PUTSTATIC, name, "pool", OF_POOL);
      ended(start);
      MethodVisitor main = begun("main", "([Ljava/lang/String;)V", ACC_PUBLIC | ACC_STATIC);
      main.visitMethodInsn(INVOKESTATIC, name, "start", "()V", false);
      ended(main);
    }

    byte[] bytes() {
      type.visitEnd();
      return type.toByteArray();
    }

    void hooked(Hook hook) {
      String owner = hook.owner().replace('.', '/');
      String member = hook.member();
      if (hook.role() == Hook.Role.EVENT) {
        method("heard", "(L" + owner + ";)V");
      } else if (hook.element() == Element.ANNOTATION) {
        MethodVisitor method = begun("marked", "()V", ACC_PUBLIC);
        method.visitAnnotation("L" + owner + ";", true).visitEnd();
        released(method);
      } else if (member == null) {
        given(owner);
      } else {
        method(member, "()V");
      }
    }

    private void given(String owner) {
      MethodVisitor method = begun("give", "()V", ACC_PUBLIC);
      method.visitTypeInsn(NEW, owner);
      method.visitFieldInsn(GETSTATIC, name, "pool", OF_POOL);
      method.visitMethodInsn(INVOKESPECIAL, owner, "<init>", "(Ljava/lang/AutoCloseable;)V", false);
      ended(method);
    }

    void listening(String event) {
      MethodVisitor method = begun("close", "()V", ACC_PUBLIC);
      AnnotationVisitor listener =
          method.visitAnnotation("Lorg/springframework/context/event/EventListener;", true);
      AnnotationVisitor events = listener.visitArray("classes");
      events.visit(null, Type.getObjectType(event));
      events.visitEnd();
      listener.visitEnd();
      released(method);
    }

    void method(String method, String descriptor) {
      released(begun(method, descriptor, ACC_PUBLIC));
    }

    private MethodVisitor begun(String method, String descriptor, int access) {
      MethodVisitor visitor = type.visitMethod(access, method, descriptor, null, null);
      visitor.visitCode();
      return visitor;
    }

    private void released(MethodVisitor method) {
      method.visitFieldInsn(GETSTATIC, name, "pool", OF_POOL);
      method.visitMethodInsn(INVOKEVIRTUAL, POOL, "close", "()V", false);
      ended(method);
    }

    private static void ended(MethodVisitor method) {
      method.visitInsn(RETURN);
      method.visitMaxs(0, 0);
      method.visitEnd();
    }
  }
}
