package dev.watertight.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.model.Modifier;
import dev.watertight.model.TypeDecl;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlatformTypesTest {
  private final PlatformTypes platform = new PlatformTypes();

  @Test
  void knowsExportedClassesOnly() {
    assertThat(platform.find("java.util.Map$Entry").kind()).isEqualTo(TypeDecl.Kind.INTERFACE);
    assertThat(platform.find("com.sun.net.httpserver.HttpServer")).isNotNull();
    assertThat(platform.find("sun.nio.fs.UnixPath")).isNull();
    assertThat(platform.find("java.util.NoSuch")).isNull();
    assertThat(platform.find("NoPackage")).isNull();
    assertThat(platform.find("org.junit.jupiter.api.Test")).isNull();
    assertThat(platform.hasPackage("java.sql")).isTrue();
    assertThat(platform.hasPackage("sun.nio.fs")).isFalse();
  }

  @Test
  void keepsTypeVariables() {
    ClassShape map = platform.find("java.util.Map");
    assertThat(map.variables()).extracting(TypeVariable::name).containsExactly("K", "V");
    Signature get = map.methods("getOrDefault").get(0);
    assertThat(get.method().returns()).isEqualTo(TypeVariable.use("V"));
    assertThat(get.method().modifiers()).contains(Modifier.DEFAULT, Modifier.PUBLIC);
    ClassShape list = platform.find("java.util.ArrayList");
    assertThat(list.superclass())
        .isEqualTo(new Type("java.util.AbstractList", List.of(TypeVariable.use("E")), 0));
    assertThat(platform.find("java.lang.Enum").variables().get(0).bounds())
        .containsExactly(new Type("java.lang.Enum", List.of(TypeVariable.use("E")), 0));
  }

  @Test
  void hasOnlyWhatOthersMayUse() {
    ClassShape thread = platform.find("java.lang.Thread");
    assertThat(thread.methods())
        .allMatch(
            s ->
                s.method().modifiers().contains(Modifier.PUBLIC)
                    || s.method().modifiers().contains(Modifier.PROTECTED));
    assertThat(thread.hasMethod("start0")).isFalse();
    assertThat(thread.hasMethod("start")).isTrue();
    assertThat(platform.find("java.lang.System").fields())
        .extracting(Variable::name)
        .containsExactlyInAnyOrder("in", "out", "err");
  }

  @Test
  void anImportOfAModuleBringsItsPackages() {
    assertThat(platform.packagesOf("java.base")).contains("java.util", "java.io");
    assertThat(platform.packagesOf("java.sql")).contains("java.sql", "java.util.logging");
    assertThat(platform.packagesOf("no.such")).isEmpty();
  }
}
