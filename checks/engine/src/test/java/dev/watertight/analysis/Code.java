package dev.watertight.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watertight.catalogue.Catalogue;
import dev.watertight.javac.JavacFrontEnd;
import dev.watertight.model.Expr;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.Mentions;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.Parameter;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.types.CatalogueTypes;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.ProjectIndex;
import dev.watertight.types.ProjectWorld;
import dev.watertight.types.Type;
import dev.watertight.types.TypeSource;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.List;

/** One source file, its only file, and what the analysis is made of for it. */
final class Code {
  private static final String HEADER =
      """
      import java.io.*;
      import java.net.*;
      import java.nio.file.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.function.*;
      import java.util.zip.*;
      import redis.clients.jedis.*;
      """;

  private final SourceFile file;
  private final ProjectWorld world;
  private final Typing typing;
  private final ResourceFacts facts;
  private final Summaries summaries;

  private Code(String text) {
    FrontEnd.Parsed parsed = new JavacFrontEnd().read("Code.java", text);
    assertThat(parsed).as(text).isInstanceOf(FrontEnd.Read.class);
    file = ((FrontEnd.Read) parsed).file();
    ProjectIndex.Builder index = ProjectIndex.builder();
    index.add(file);
    Catalogue catalogue = Catalogue.builtIn();
    world = new ProjectWorld(index.build(), TypeSource.none(), new CatalogueTypes(catalogue));
    typing = world.typing(file);
    facts = new ResourceFacts(world, catalogue);
    summaries = new Summaries(facts, path -> path.equals(file.path()) ? file : null);
  }

  /** Classes, below imports of what the tests need. */
  static Code of(String classes) {
    return new Code(HEADER + classes);
  }

  /** A method {@code body} of a class {@code Sample} with fields and parameters to use in it. */
  static Code body(String statements) {
    return of(
        """
        class Sample extends Thread {
          InputStream field;
          static InputStream shared;
          Unknown unknown;
          List<String> list;
          ConcurrentMap<String, String> map;
          void body(InputStream in, InputStream other, File f, boolean done, boolean found, int i)
              throws Exception {
            %s
          }
          InputStream opened() throws IOException { return new FileInputStream("a"); }
          InputStream kept() { return field; }
          InputStream none() { return null; }
          void use(Object o) {}
        }
        """
            .formatted(statements));
  }

  SourceFile file() {
    return file;
  }

  Typing typing() {
    return typing;
  }

  ProjectWorld world() {
    return world;
  }

  ResourceFacts facts() {
    return facts;
  }

  Summaries summaries() {
    return summaries;
  }

  Mentions mentions() {
    return Mentions.of(file, name -> name);
  }

  /** The body of the method {@code body}. */
  Stmt.Block body() {
    return method("body").body();
  }

  MethodDecl method(String name) {
    return file.types().stream()
        .flatMap(type -> type.methods())
        .filter(method -> method.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  MethodInfo info(String method) {
    return typing.info(method(method));
  }

  Variable parameter(String name) {
    for (Parameter parameter : method("body").parameters()) {
      if (parameter.name().equals(name)) {
        return typing.declared(parameter);
      }
    }
    throw new AssertionError("no parameter " + name);
  }

  /** The first expression of the body with this text. */
  Expr expression(String text) {
    return expressionIn("body", text);
  }

  /** The first expression of a method with this text. */
  Expr expressionIn(String method, String text) {
    List<Expr> all = new ArrayList<>();
    Nodes.expressions(method(method).body(), true, all::add);
    return all.stream()
        .filter(e -> file.text().substring(e.place().start(), e.place().end()).equals(text))
        .findFirst()
        .orElseThrow();
  }

  Invocation invocation(String text) {
    return typing.invocation(expression(text));
  }

  Invocation invocationIn(String method, String text) {
    return typing.invocation(expressionIn(method, text));
  }

  Type type(String name) {
    return Type.of(name);
  }
}
