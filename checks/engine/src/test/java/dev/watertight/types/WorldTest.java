package dev.watertight.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.catalogue.Catalogue;
import dev.watertight.model.TypeDecl;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WorldTest {
  private static final String CLOSEABLE = "java.lang.AutoCloseable";

  @Test
  void aSubtypeIsOneOverAllSources() {
    ProjectWorld world =
        Probe.of(
                """
                package p;
                class A extends B {}
                class B extends java.io.FilterInputStream { B() { super(null); } }
                final class Sealed {}
                class Open implements com.lib.Thing {}
                class Ext extends com.lib.Base {}
                interface Face extends com.lib.Thing {}
                """)
            .world();
    assertThat(world.isSubtype("p.A", CLOSEABLE)).isEqualTo(Answer.YES);
    assertThat(world.isSubtype("p.A", "p.A")).isEqualTo(Answer.YES);
    assertThat(world.isSubtype("p.A", "java.lang.Object")).isEqualTo(Answer.YES);
    assertThat(world.isSubtype("p.A", "java.io.OutputStream")).isEqualTo(Answer.NO);
    assertThat(world.isSubtype("p.Sealed", CLOSEABLE)).isEqualTo(Answer.NO);
    assertThat(world.isSubtype("p.Open", CLOSEABLE)).isEqualTo(Answer.UNKNOWN);
    assertThat(world.isSubtype("p.Open", "com.lib.Thing")).isEqualTo(Answer.YES);
    assertThat(world.isSubtype("p.Open", "java.io.InputStream")).isEqualTo(Answer.NO);
    assertThat(world.isSubtype("p.Ext", "java.io.InputStream")).isEqualTo(Answer.UNKNOWN);
    assertThat(world.isSubtype("p.Ext", "p.Sealed")).isEqualTo(Answer.NO);
    assertThat(world.isSubtype("p.Face", "java.io.InputStream")).isEqualTo(Answer.NO);
    assertThat(world.isSubtype("com.lib.Base", CLOSEABLE)).isEqualTo(Answer.UNKNOWN);
    assertThat(world.isSubtype("com.lib.Base", "java.lang.String")).isEqualTo(Answer.NO);
    assertThat(world.isSubtype("java.io.FileInputStream", CLOSEABLE)).isEqualTo(Answer.YES);
    assertThat(world.isSubtype("java.lang.String", CLOSEABLE)).isEqualTo(Answer.NO);
    assertThat(world.isA(new Type("p.A", List.of(), 1), CLOSEABLE)).isEqualTo(Answer.NO);
    assertThat(world.isA(Type.UNKNOWN, CLOSEABLE)).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void theHierarchyNamesAllSupertypesOnceNearestFirst() {
    ProjectWorld world =
        Probe.of(
                "class A extends B implements I {} class B implements J {} interface I extends J {} interface J extends com.lib.X {}")
            .world();
    assertThat(world.hierarchy("A"))
        .containsExactly("A", "B", "I", "J", "com.lib.X", "java.lang.Object");
    assertThat(world.hierarchy("no.Such")).containsExactly("no.Such", "java.lang.Object");
    assertThat(world.subtypes("J")).containsExactly("B", "I");
    assertThat(world.subtypes("com.lib.X")).containsExactly("J");
    assertThat(world.subtypes("A")).isEmpty();
  }

  @Test
  void knowsTheCatalogueWhereThereIsNoClassFile() {
    ProjectWorld world =
        Probe.of(
                new CatalogueTypes(Catalogue.builtIn()),
                "class A extends redis.clients.jedis.Jedis {}")
            .world();
    assertThat(world.type("redis.clients.jedis.Jedis").origin()).isEqualTo(Origin.CATALOGUE);
    assertThat(world.isSubtype("redis.clients.jedis.Jedis", CLOSEABLE)).isEqualTo(Answer.YES);
    assertThat(world.isSubtype("A", CLOSEABLE)).isEqualTo(Answer.YES);
    assertThat(world.isSubtype("A", "java.io.InputStream")).isEqualTo(Answer.UNKNOWN);
    assertThat(world.isSubtype("A", "java.lang.String")).isEqualTo(Answer.NO);
  }

  @Test
  void typesChainsOfCatalogueCalls() {
    Probe probe =
        Probe.of(
            new CatalogueTypes(Catalogue.builtIn()),
            """
            import redis.clients.jedis.*;
            class A { void m(JedisPool pool) { pool.getResource().pipelined(); new JedisPool("h", 1).getResource(); } }
            """);
    assertThat(probe.typeOf("pool.getResource()")).isEqualTo("redis.clients.jedis.Jedis");
    assertThat(probe.typing().invocation(probe.expr("pool.getResource().pipelined()")).owner())
        .isEqualTo("redis.clients.jedis.Jedis");
    assertThat(probe.typeOf("new JedisPool(\"h\", 1).getResource()"))
        .isEqualTo("redis.clients.jedis.Jedis");
  }

  @Test
  void ofSeveralClassesOfOneNameTheNearestIsMeant() {
    String user = "// b/src/main/java/p/U.java\npackage p; class U { void m(D d) { d.only(); } }";
    String near = "// b/src/main/java/p/D.java\npackage p; class D { void only() {} }";
    String far = "// a/src/main/java/p/D.java\npackage p; class D { void other() {} }";
    Probe probe = Probe.of(user, far, near);
    assertThat(probe.callee("d.only()")).isEqualTo("p.D#only()");
    assertThat(probe.world().fileOf("p.D")).isEqualTo("a/src/main/java/p/D.java");
  }

  @Test
  void theOrderOfFilesMakesNoDifference() {
    String one = "// z/D.java\nclass D { int one; }";
    String two = "// a/D.java\nclass D { long two; } class E extends D {}";
    ProjectWorld forth = Probe.of(one, two).world();
    ProjectWorld back = Probe.of(two, one).world();
    assertThat(forth.fileOf("D")).isEqualTo("a/D.java").isEqualTo(back.fileOf("D"));
    assertThat(forth.type("D").fields()).isEqualTo(back.type("D").fields());
    assertThat(forth.index().names()).containsExactly("D", "E");
  }

  @Test
  void aTypeSaysWhatItIs() {
    ProjectWorld world =
        Probe.of(
                """
                @Deprecated abstract class A<T> implements Comparable<T> { static int x; abstract <R> R f(T t); }
                record R(int a) {}
                enum E { X }
                @interface N {}
                """)
            .world();
    TypeInfo a = world.type("A");
    assertThat(a.annotations()).containsExactly("Deprecated");
    assertThat(a.kind()).isEqualTo(TypeDecl.Kind.CLASS);
    assertThat(a.supertypes())
        .containsExactly(new Type("java.lang.Comparable", List.of(Type.OBJECT), 0));
    assertThat(a.field("x").isStatic()).isTrue();
    assertThat(a.methods().stream().map(MethodInfo::id))
        .containsExactly("A#f(java.lang.Object)", "A#<init>()");
    assertThat(a.methods().get(0).returns()).isEqualTo(Type.OBJECT);
    assertThat(world.type("R").methods().stream().map(MethodInfo::id))
        .containsExactlyInAnyOrder("R#<init>(int)", "R#a()");
    assertThat(world.type("E").supertypes())
        .containsExactly(new Type("java.lang.Enum", List.of(Type.of("E")), 0));
    assertThat(world.type("N").supertypes())
        .containsExactly(Type.of("java.lang.annotation.Annotation"));
    assertThat(world.type("no.Such")).isNull();
  }

  @Test
  void aCompilerIsBelieved() {
    Attribution compiler =
        new Attribution() {
          @Override
          public Type typeOf(dev.watertight.model.Expr expression) {
            return expression instanceof dev.watertight.model.Expr.Call c && c.name().equals("get")
                ? Type.of("com.lib.Made")
                : null;
          }

          @Override
          public MethodInfo method(dev.watertight.model.Expr expression) {
            return null;
          }

          @Override
          public boolean namesType(dev.watertight.model.Expr expression) {
            return false;
          }
        };
    Probe probe =
        Probe.of(
            TypeSource.none(),
            compiler,
            "import com.lib.X; class A { void m(X x) { x.get().go(); } }");
    assertThat(probe.receiver("x.get().go()")).isEqualTo("com.lib.Made");
  }
}
