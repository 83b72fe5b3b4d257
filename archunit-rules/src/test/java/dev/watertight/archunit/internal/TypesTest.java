package dev.watertight.archunit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.watertight.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

final class TypesTest {
  @TempDir private Path folder;

  /** As another module of the same build has it, whose test runs in the same JVM. */
  private JavaClass orders(String superclass) throws IOException {
    ClassWriter type = new ClassWriter(0);
    type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "bot/Orders", null, superclass, null);
    Path file = Files.write(folder.resolve("Orders.class"), type.toByteArray());
    return new ClassFileImporter().importPath(file).get("bot.Orders");
  }

  @Test
  void of_two_imports_each_class_has_its_own_supertypes() throws IOException {
    Types types = new Types(Catalogue.builtIn());
    JavaClass list = orders("java/util/ArrayList");
    JavaClass task = orders("java/util/TimerTask");

    assertThat(types.isA(list, "java.util.List")).isTrue();
    assertThat(types.isA(task, "java.util.List")).isFalse();
    assertThat(types.isA(task, "java.lang.Runnable")).isTrue();
    assertThat(types.isA(list, "java.lang.Runnable")).isFalse();
    assertThat(types.hierarchy(list)).isSameAs(types.hierarchy(list));
  }
}
