package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.Creator;
import dev.watertight.catalogue.Kind;
import dev.watertight.catalogue.MemberRef;
import dev.watertight.catalogue.NeedsClose;
import dev.watertight.catalogue.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What the catalogue says of types and calls that ArchUnit imported. Thread-safe. */
public final class Resources {
  private final Catalogue catalogue;
  private final Types types;
  private final Set<String> added;
  private final Map<String, Optional<ResourceType>> known = new ConcurrentHashMap<>();

  Resources(Catalogue catalogue, Types types, Set<String> added) {
    this.catalogue = catalogue;
    this.types = types;
    this.added = added;
  }

  /** The nearest entry of the catalogue for a type or what it extends; nothing for no resource. */
  public Optional<ResourceType> resource(JavaClass type) {
    Optional<ResourceType> found = known.get(type.getName());
    if (found == null) {
      found =
          types.hierarchy(type).stream()
              .flatMap(name -> Stream.ofNullable(catalogue.type(name)))
              .findFirst();
      known.put(type.getName(), found);
    }
    return found;
  }

  /** Whether a type is something that lasts and that somebody has to release. */
  public boolean isStateful(JavaClass type) {
    return isAdded(type) || resource(type).filter(Resources::isStateful).isPresent();
  }

  /** Whether a team has named the type, or one that it extends. */
  private boolean isAdded(JavaClass type) {
    return added.stream().anyMatch(name -> types.isA(type, name));
  }

  /** Whether something lasts and has to be released. */
  public static boolean isStateful(ResourceType type) {
    return type.needsClose() == NeedsClose.ALWAYS
        && (type.kind().isLongLived() || type.kind() == Kind.DB_CONNECTION);
  }

  /** What a call makes, if that lasts and has to be released; the maker's word wins. */
  Optional<Made> madeStateful(JavaAccess<?> access, Optional<Made> made) {
    return made.filter(this::isStateful).or(() -> addedOne(access));
  }

  /** A constructor of a type that a team has named, or a factory method in it. */
  private Optional<Made> addedOne(JavaAccess<?> access) {
    if (added.isEmpty()
        || isOfSuper(access)
        || !(access.getTarget() instanceof CodeUnitAccessTarget target)
        || !isAdded(target.getOwner())) {
      return Optional.empty();
    }
    boolean constructs = target.getName().equals(MemberRef.CONSTRUCTOR);
    JavaClass type = constructs ? target.getOwner() : target.getRawReturnType();
    boolean inside = access.getOriginOwner().equals(target.getOwner());
    return isAdded(type) && !inside
        ? Optional.of(new Made(access, type, type.getName(), Kind.STORAGE, true))
        : Optional.empty();
  }

  private boolean isStateful(Made made) {
    ResourceType type = catalogue.type(made.resource());
    // Who names the threads has made daemons of them, or has thought of their end.
    return type != null
        && isStateful(type)
        && (made.kind() != Kind.EXECUTOR || made.pooled() && !hasThreadFactory(made.access()));
  }

  private static boolean hasThreadFactory(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getRawParameterTypes().stream()
            .anyMatch(type -> type.getName().equals("java.util.concurrent.ThreadFactory"));
  }

  /** Whether members of a type may make anything, for all that is known. */
  boolean mayMake(JavaClass owner) {
    return isAdded(owner) || types.hierarchy(owner).stream().anyMatch(catalogue::knows);
  }

  /** What a call makes that the caller owns. */
  Optional<Made> made(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget target) || isOfSuper(access)) {
      return Optional.empty();
    }
    JavaClass owner = target.getOwner();
    if (target.getName().equals(MemberRef.CONSTRUCTOR)) {
      return constructed(access, target, owner);
    }
    for (String name : types.hierarchy(owner)) {
      Optional<Made> made = byCall(access, target, name, target.getRawReturnType());
      if (made.isPresent()) {
        return made;
      }
    }
    return Optional.empty();
  }

  /** Whether what a call makes arrives later, in a {@code Mono} or a future. */
  boolean makesLater(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && types.hierarchy(target.getOwner()).stream()
            .flatMap(owner -> catalogue.creators(owner, target.getName()).stream())
            .anyMatch(Creator::async);
  }

  private Optional<Made> constructed(
      JavaAccess<?> access, CodeUnitAccessTarget target, JavaClass owner) {
    Optional<Made> made = byCall(access, target, owner.getName(), owner);
    if (made.isPresent() || catalogue.knows(owner.getName())) {
      return made;
    }
    // A subclass of a resource in the project is that resource.
    return resource(owner)
        .filter(type -> !owner.isInterface())
        .filter(type -> type.needsClose() != NeedsClose.NO || hasPoolInside(type))
        .map(type -> new Made(access, owner, type.name(), type.kind(), type.pooled()));
  }

  /** Whether each object has a pool that nobody can close, so that one too many is too many. */
  private boolean hasPoolInside(ResourceType type) {
    return type.pooled() && !catalogue.creators(type.name(), MemberRef.CONSTRUCTOR).isEmpty();
  }

  private Optional<Made> byCall(
      JavaAccess<?> access, CodeUnitAccessTarget target, String owner, JavaClass given) {
    if (!catalogue.knows(owner)) {
      return Optional.empty();
    }
    List<String> parameters =
        target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    String member = target.getName();
    if (catalogue.isSharedInstance(owner, member, parameters.size())
        || catalogue.neverCloseCalls(owner, member).stream()
            .anyMatch(call -> isMeant(call, parameters))) {
      return Optional.empty();
    }
    for (Creator creator : catalogue.creators(owner, member)) {
      ResourceType type = catalogue.type(creator.creates());
      if (type != null
          && !creator.erased()
          && !creator.async()
          && isMeant(creator.call(), parameters)) {
        return Optional.of(
            new Made(access, given, type.name(), type.kind(), creator.isShareable()));
      }
    }
    return Optional.empty();
  }

  private static boolean isMeant(MemberRef call, List<String> parameters) {
    return call.parameters() == null
        || call.parameters().equals(parameters.stream().map(Resources::sourceName).toList());
  }

  /** The catalogue writes arrays as sources do. */
  private static String sourceName(String binaryName) {
    int dimensions = 0;
    while (dimensions < binaryName.length() && binaryName.charAt(dimensions) == '[') {
      dimensions++;
    }
    if (dimensions == 0) {
      return binaryName;
    }
    String element = binaryName.substring(dimensions);
    String name =
        switch (element.charAt(0)) {
          case 'L' -> element.substring(1, element.length() - 1);
          case 'Z' -> "boolean";
          case 'B' -> "byte";
          case 'C' -> "char";
          case 'S' -> "short";
          case 'I' -> "int";
          case 'J' -> "long";
          case 'F' -> "float";
          default -> "double";
        };
    return name + "[]".repeat(dimensions);
  }

  /** Whether a constructor only calls another one of its own object. */
  static boolean isOfSuper(JavaAccess<?> access) {
    return access instanceof JavaConstructorCall
        && access.getOrigin() instanceof JavaConstructor
        && (access.getOriginOwner().equals(access.getTargetOwner())
            || access
                .getOriginOwner()
                .getRawSuperclass()
                .filter(access.getTargetOwner()::equals)
                .isPresent());
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /** What a constructor of one of these project types makes. */
  Optional<Made> constructs(JavaAccess<?> access, Set<JavaClass> owners) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
            && target.getName().equals(MemberRef.CONSTRUCTOR)
            && owners.contains(target.getOwner())
            && !isOfSuper(access)
        ? Optional.of(
            new Made(access, target.getOwner(), target.getOwner().getName(), Kind.OTHER, true))
        : Optional.empty();
  }
}
