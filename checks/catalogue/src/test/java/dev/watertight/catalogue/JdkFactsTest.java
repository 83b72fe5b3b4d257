package dev.watertight.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything that the data says about the JDK is held against the running one. */
final class JdkFactsTest {
  private static final int JDK = Runtime.version().feature();
  private static final Catalogue CATALOGUE = Catalogue.builtIn();

  @Test
  void every_named_member_exists_or_is_marked_with_the_jdk_that_brings_it() {
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (ResourceType type : CATALOGUE.types()) {
      for (MemberRef call : calls(type)) {
        if (isJdk(call.owner())) {
          checked++;
          if (!exists(call)) {
            wrong.add(type.name() + ": " + call);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(300);
  }

  @Test
  void every_method_of_a_jdk_type_exists() {
    List<String> wrong = new ArrayList<>();
    for (ResourceType type : CATALOGUE.types()) {
      if (isJdk(type.name()) && type.sinceJdk() <= JDK) {
        for (Closer closer : type.closers()) {
          String first = closer.chain().isEmpty() ? closer.method() : closer.chain().get(0);
          if (closer.foreign() == null && closer.sinceJdk() <= JDK) {
            check(new MemberRef(type.name(), first, closer.parameters()), wrong);
          }
        }
        Stream.concat(type.accessorsNotOwned().stream(), type.notClosers().stream())
            .filter(method -> !isNewer(type, method))
            .forEach(method -> check(MemberRef.of(type.name(), method), wrong));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isNewer(ResourceType type, String method) {
    return type.name().equals("java.net.http.HttpClient")
        && method.equals("awaitTermination")
        && JDK < 21;
  }

  @Test
  void auto_closeable_is_what_the_running_jdk_says() {
    List<String> wrong = new ArrayList<>();
    for (ResourceType type : CATALOGUE.types()) {
      Optional<Class<?>> loaded = load(type.name());
      if (isJdk(type.name()) && loaded.isPresent()) {
        boolean actual = AutoCloseable.class.isAssignableFrom(loaded.get());
        if (actual != type.autoCloseable().on(JDK)) {
          wrong.add(type.name() + " " + type.autoCloseable());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void lent_results_are_declared_as_the_data_says() {
    List<String> wrong = new ArrayList<>();
    for (ResourceType type : CATALOGUE.types()) {
      for (Borrow borrow : type.borrows()) {
        Optional<Class<?>> owner = load(borrow.call().owner());
        if (isJdk(borrow.call().owner()) && owner.isPresent()) {
          boolean returned =
              Arrays.stream(owner.get().getMethods())
                  .filter(method -> method.getName().equals(borrow.call().member()))
                  .anyMatch(method -> method.getReturnType().getName().equals(borrow.returns()));
          if (!returned) {
            wrong.add(borrow.toString());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void entry_points_hooks_and_helpers_of_the_jdk_exist() {
    List<String> wrong = new ArrayList<>();
    Stream<String> names =
        Stream.of(
                CATALOGUE.hooks().stream().map(Hook::name),
                CATALOGUE.entryPoints().stream().map(EntryPoint::name),
                CATALOGUE.creationPlaces().declared().stream().map(CreationPlace::name))
            .flatMap(stream -> stream);
    names
        .filter(name -> isJdk(Names.owner(name)) && name.indexOf('#') > 0)
        .flatMap(name -> MemberRef.parse(name).stream())
        .forEach(call -> check(call, wrong));
    assertThat(wrong).isEmpty();
  }

  @Test
  void in_memory_streams_need_no_close() {
    assertThat(CATALOGUE.types())
        .filteredOn(type -> type.needsClose() == NeedsClose.NO && isJdk(type.name()))
        .extracting(ResourceType::name)
        .contains(
            "java.io.StringReader",
            "java.io.StringWriter",
            "java.io.ByteArrayInputStream",
            "java.io.ByteArrayOutputStream",
            "java.io.CharArrayReader",
            "java.io.CharArrayWriter",
            "java.util.stream.Stream");
  }

  @Test
  void wrappers_take_over_their_first_argument() {
    for (String wrapper :
        List.of(
            "java.io.BufferedReader",
            "java.io.InputStreamReader",
            "java.io.DataInputStream",
            "java.util.Scanner",
            "java.io.ObjectInputStream",
            "java.util.zip.GZIPInputStream",
            "java.util.zip.ZipOutputStream",
            "java.io.PrintWriter",
            "java.io.BufferedOutputStream",
            "java.io.FilterInputStream",
            "javax.crypto.CipherOutputStream",
            "java.util.jar.JarInputStream")) {
      assertThat(CATALOGUE.wraps(wrapper, "<init>", 1))
          .as(wrapper)
          .extracting(Wrap::parameter)
          .containsOnly(0);
    }
    assertThat(CATALOGUE.wraps("java.nio.channels.Channels", "newReader", 2)).hasSize(1);
    assertThat(CATALOGUE.wraps("java.io.SequenceInputStream", "<init>", 2))
        .extracting(Wrap::parameter)
        .containsExactly(0, 1);
  }

  @Test
  void factories_of_the_jdk_make_what_they_declare() {
    List<String> wrong = new ArrayList<>();
    for (ResourceType type : CATALOGUE.types()) {
      for (Creator creator : type.creators()) {
        if (isJdk(creator.call().owner())
            && !creator.call().isConstructor()
            && creator.declaredReturn() == null
            && !creator.async()
            && isJdk(type.name())
            && creator.sinceJdk() <= JDK
            && !returnsSubtype(creator.call(), type.name())) {
          wrong.add(creator.toString());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean returnsSubtype(MemberRef call, String type) {
    Optional<Class<?>> expected = load(type);
    return expected.isPresent()
        && members(call)
            .filter(java.lang.reflect.Method.class::isInstance)
            .map(java.lang.reflect.Method.class::cast)
            .anyMatch(method -> expected.get().isAssignableFrom(method.getReturnType()));
  }

  private static void check(MemberRef call, List<String> wrong) {
    if (!exists(call)) {
      wrong.add(call.toString());
    }
  }

  private static List<MemberRef> calls(ResourceType type) {
    List<MemberRef> calls = new ArrayList<>(type.lentBy());
    type.creators().stream()
        .filter(creator -> creator.sinceJdk() <= JDK)
        .forEach(creator -> calls.add(creator.call()));
    type.borrows().forEach(borrow -> calls.add(borrow.call()));
    type.wraps().forEach(wrap -> calls.add(wrap.call()));
    type.receivedAs().forEach(role -> calls.add(role.call()));
    calls.addAll(type.sharesParent());
    calls.addAll(type.sharedInstanceFrom());
    calls.addAll(type.mustCloseWhenFrom());
    if (type.sinceJdk() <= JDK) {
      calls.addAll(type.neverCloseWhenFrom());
    }
    return calls;
  }

  private static boolean isJdk(String name) {
    return (name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("com.sun."))
        && !name.matches(
            "javax\\.(servlet|persistence|ws|inject|enterprise|annotation|jms|mail)\\..*");
  }

  private static boolean exists(MemberRef call) {
    return members(call).findAny().isPresent();
  }

  private static Stream<Executable> members(MemberRef call) {
    Optional<Class<?>> loaded = load(call.owner());
    if (loaded.isEmpty()) {
      return Stream.empty();
    }
    Class<?> owner = loaded.get();
    Stream<? extends Executable> all =
        call.isConstructor()
            ? Arrays.stream(owner.getDeclaredConstructors())
            : Stream.concat(
                Arrays.stream(owner.getMethods()), Arrays.stream(owner.getDeclaredMethods()));
    return all.filter(each -> !Modifier.isPrivate(each.getModifiers()))
        .filter(each -> call.isConstructor() || each.getName().equals(call.member()))
        .filter(
            each ->
                call.parameters() == null
                    || call.parameters()
                        .equals(
                            Arrays.stream(each.getParameterTypes())
                                .map(Class::getTypeName)
                                .toList()))
        .map(Executable.class::cast);
  }

  private static Optional<Class<?>> load(String name) {
    try {
      return Optional.of(Class.forName(name, false, ClassLoader.getPlatformClassLoader()));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }
}
