package dev.watertight.states;

import dev.watertight.analysis.FileSource;
import dev.watertight.analysis.Typings;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.TypeInfo;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the declarations of project methods. Thread-safe. */
final class Bodies {
  /** An interface with more implementations says little about one call. */
  private static final int IMPLEMENTATIONS = 6;

  private final World world;
  private final FileSource files;
  private final Typings typings;

  Bodies(World world, FileSource files) {
    this.world = world;
    this.files = files;
    this.typings = new Typings(world);
  }

  record Found(SourceFile file, Typing typing, TypeDecl type, MethodDecl method) {}

  /** Takes in a typing that was made elsewhere. */
  void know(SourceFile file, Typing typing) {
    typings.add(file, typing);
  }

  @Nullable SourceFile load(String path) {
    return files.load(path);
  }

  /** Names and types of a file. */
  Typing typing(SourceFile file) {
    return typings.of(file);
  }

  @Nullable Found find(MethodInfo method) {
    String path = world.fileOf(method.owner());
    SourceFile file = path == null ? null : files.load(path);
    if (file == null) {
      return null;
    }
    Typing typing = typings.of(file);
    for (TypeDecl type : file.types()) {
      Found found = find(method, file, typing, type);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Found find(
      MethodInfo method, SourceFile file, Typing typing, TypeDecl type) {
    if (type.binaryName().equals(method.owner())) {
      List<MethodDecl> candidates =
          type.methods()
              .filter(m -> m.name().equals(method.name()))
              .filter(m -> m.parameters().size() == method.parameters().size())
              .toList();
      for (MethodDecl m : candidates) {
        if (candidates.size() == 1 || typing.info(m).id().equals(method.id())) {
          return new Found(file, typing, type, m);
        }
      }
    }
    if (method.owner().startsWith(type.binaryName() + "$")) {
      for (Member member : type.members()) {
        Found found = member instanceof TypeDecl nested ? find(method, file, typing, nested) : null;
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** The methods of direct subtypes that implement a method; none where there are too many. */
  List<MethodInfo> implementations(MethodInfo method) {
    List<MethodInfo> implementations = all(method);
    return implementations.size() > IMPLEMENTATIONS ? List.of() : implementations;
  }

  /** Whether too many subtypes implement a method to say what a call of it does. */
  boolean hasManyImplementations(MethodInfo method) {
    return all(method).size() > IMPLEMENTATIONS;
  }

  private List<MethodInfo> all(MethodInfo method) {
    List<MethodInfo> implementations = new ArrayList<>();
    for (String subtype : world.subtypes(method.owner())) {
      TypeInfo info = world.type(subtype);
      for (MethodInfo m : info == null ? List.<MethodInfo>of() : info.methods()) {
        if (m.name().equals(method.name()) && m.parameters().size() == method.parameters().size()) {
          implementations.add(m);
        }
      }
    }
    return implementations;
  }
}
