package dev.watertight.types;

import dev.watertight.catalogue.Borrow;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.Creator;
import dev.watertight.catalogue.LibraryMethod;
import dev.watertight.catalogue.LibraryType;
import dev.watertight.catalogue.MemberRef;
import dev.watertight.catalogue.ResourceType;
import dev.watertight.catalogue.Support;
import dev.watertight.model.Modifier;
import dev.watertight.model.TypeDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A class of the catalogue; not all of it is known, not even whether it is an interface. */
final class CatalogueShape implements ClassShape {
  private final String name;
  private final Catalogue catalogue;

  CatalogueShape(String name, Catalogue catalogue) {
    this.name = name;
    this.catalogue = catalogue;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Origin origin() {
    return Origin.CATALOGUE;
  }

  @Override
  public TypeDecl.Kind kind() {
    return TypeDecl.Kind.CLASS;
  }

  @Override
  public Set<Modifier> modifiers() {
    return Set.of(Modifier.PUBLIC);
  }

  @Override
  public List<TypeVariable> variables() {
    return List.of();
  }

  @Override
  public @Nullable Type superclass() {
    return null;
  }

  @Override
  public List<Type> interfaces() {
    List<Type> supertypes = new ArrayList<>();
    LibraryType library = catalogue.library(name);
    if (library != null) {
      library.supertypes().forEach(supertype -> supertypes.add(Type.of(supertype)));
    }
    ResourceType resource = catalogue.type(name);
    if (library == null
        && resource != null
        && resource.autoCloseable().answer() == Support.Answer.YES) {
      supertypes.add(Type.of("java.lang.AutoCloseable"));
    }
    return supertypes;
  }

  @Override
  public boolean isComplete() {
    return false;
  }

  @Override
  public List<Signature> methods() {
    Set<String> names = new TreeSet<>();
    LibraryType library = catalogue.library(name);
    if (library != null) {
      names.addAll(library.methods().keySet());
    }
    ResourceType resource = catalogue.type(name);
    if (resource != null) {
      resource.creators().forEach(creator -> addIfOwn(creator.call(), names));
      resource.borrows().forEach(borrow -> addIfOwn(borrow.call(), names));
    }
    List<Signature> all = new ArrayList<>();
    names.forEach(method -> all.addAll(methods(method)));
    return all;
  }

  private void addIfOwn(MemberRef member, Set<String> names) {
    if (member.owner().equals(name)) {
      names.add(member.member());
    }
  }

  @Override
  public List<Signature> methods(String method) {
    LibraryType library = catalogue.library(name);
    List<LibraryMethod> listed =
        library == null ? List.of() : library.methods().getOrDefault(method, List.of());
    List<Signature> found = new ArrayList<>();
    for (LibraryMethod signature : listed) {
      found.add(
          new Signature(
              List.of(),
              new MethodInfo(
                  name,
                  method,
                  signature.parameters().stream().map(CatalogueShape::parse).toList(),
                  isVarargs(signature.parameters()),
                  parse(signature.returnType()),
                  signature.throwsTypes().stream().map(Type::of).toList(),
                  modifiers(signature.isStatic()),
                  Origin.CATALOGUE),
              signature.everyOverload()));
    }
    if (found.isEmpty()) {
      for (Creator creator : catalogue.creators(name, method)) {
        String declared = creator.declaredReturn();
        boolean plain = !creator.async() && !creator.erased();
        found.add(
            of(
                creator.call(),
                !plain ? Type.UNKNOWN : parse(declared == null ? creator.creates() : declared)));
      }
      for (Borrow borrow : catalogue.borrows(name, method)) {
        boolean plain = !borrow.async() && !borrow.returns().equals(Type.OBJECT.name());
        found.add(of(borrow.call(), plain ? parse(borrow.returns()) : Type.UNKNOWN));
      }
    }
    return found;
  }

  @Override
  public boolean hasMethod(String method) {
    LibraryType library = catalogue.library(name);
    return (library != null && library.methods().containsKey(method))
        || !catalogue.creators(name, method).isEmpty()
        || !catalogue.borrows(name, method).isEmpty();
  }

  private Signature of(MemberRef member, Type returns) {
    List<String> parameters = member.parameters();
    return new Signature(
        List.of(),
        new MethodInfo(
            name,
            member.member(),
            parameters == null
                ? List.of()
                : parameters.stream().map(CatalogueShape::parse).toList(),
            parameters != null && isVarargs(parameters),
            member.isConstructor() ? Type.of(name) : returns,
            List.of(),
            Set.of(Modifier.PUBLIC),
            Origin.CATALOGUE),
        parameters == null);
  }

  /** Whether it may be one of variable arity; class files and facts do not tell. */
  private static boolean isVarargs(List<String> parameters) {
    return !parameters.isEmpty() && parameters.get(parameters.size() - 1).endsWith("[]");
  }

  private static Set<Modifier> modifiers(boolean isStatic) {
    return isStatic ? Set.of(Modifier.PUBLIC, Modifier.STATIC) : Set.of(Modifier.PUBLIC);
  }

  private static Type parse(String written) {
    int dimensions = 0;
    String element = written;
    while (element.endsWith("[]")) {
      element = element.substring(0, element.length() - 2);
      dimensions++;
    }
    return new Type(element, List.of(), dimensions);
  }

  @Override
  public List<Variable> fields() {
    return List.of();
  }

  @Override
  public Set<String> nested() {
    return Set.of();
  }

  @Override
  public Set<String> annotations() {
    return Set.of();
  }
}
