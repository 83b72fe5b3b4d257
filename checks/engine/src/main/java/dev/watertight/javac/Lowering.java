package dev.watertight.javac;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import dev.watertight.model.ImportDecl;
import dev.watertight.model.LineTable;
import dev.watertight.model.Normal;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeDecl;
import java.util.ArrayList;
import java.util.List;

/** Lowers one compilation unit; its parts call each other through it. */
final class Lowering {
  private final Unit unit;
  private final TypeNames types;
  private final Expressions expressions;
  private final Creations creations;
  private final Lambdas lambdas;
  private final Patterns patterns;
  private final Cases cases;
  private final Annotations annotations;
  private final Statements statements;
  private final Members members;
  private final Declarations declarations;
  private final Bodies bodies;
  private Normal normal = Normal.of(List.of());

  /** Lowers all of a unit. */
  Lowering(Unit unit) {
    this(unit, true);
  }

  private Lowering(Unit unit, boolean bodiesToo) {
    this.unit = unit;
    this.types = new TypeNames(unit);
    this.expressions = new Expressions(unit, this);
    this.creations = new Creations(unit, this);
    this.lambdas = new Lambdas(unit, this);
    this.patterns = new Patterns(unit, types);
    this.cases = new Cases(unit, this);
    this.annotations = new Annotations(unit, types, expressions);
    this.statements = new Statements(unit, this);
    this.members = new Members(unit, this);
    this.declarations = new Declarations(unit, this);
    this.bodies = new Bodies(this, bodiesToo);
  }

  /** Lowers what a unit declares: blocks are empty, and only fields with simple values have one. */
  static Lowering outline(Unit unit) {
    return new Lowering(unit, false);
  }

  /** The file that this unit was read from. */
  SourceFile lower(String path, String text) {
    var tree = unit.tree();
    String packageName = tree.getPackageName() == null ? "" : types.name(tree.getPackageName());
    List<ImportDecl> imports = imports(tree.getImports());
    normal = Normal.of(imports);
    return new SourceFile(
        path,
        text,
        LineTable.of(text),
        packageName,
        imports,
        annotations.lower(tree.getPackageAnnotations()),
        types(tree.getTypeDecls(), packageName, path));
  }

  Normal normal() {
    return normal;
  }

  TypeNames types() {
    return types;
  }

  Expressions expressions() {
    return expressions;
  }

  Creations creations() {
    return creations;
  }

  Lambdas lambdas() {
    return lambdas;
  }

  Patterns patterns() {
    return patterns;
  }

  Cases cases() {
    return cases;
  }

  Annotations annotations() {
    return annotations;
  }

  Statements statements() {
    return statements;
  }

  Members members() {
    return members;
  }

  Declarations declarations() {
    return declarations;
  }

  Bodies bodies() {
    return bodies;
  }

  private List<TypeDecl> types(List<? extends Tree> trees, String packageName, String path) {
    List<TypeDecl> lowered = new ArrayList<>(trees.size());
    for (Tree tree : trees) {
      if (tree instanceof ClassTree type) {
        lowered.add(declarations.topLevel(type, packageName, fileName(path)));
      }
    }
    return List.copyOf(lowered);
  }

  private List<ImportDecl> imports(List<? extends ImportTree> trees) {
    List<ImportDecl> imports = new ArrayList<>(trees.size());
    for (ImportTree tree : trees) {
      String name = types.name(tree.getQualifiedIdentifier());
      boolean onDemand = name.endsWith(".*");
      imports.add(
          new ImportDecl(
              unit.place(tree),
              onDemand ? name.substring(0, name.length() - 2) : name,
              kind(tree, onDemand)));
    }
    return List.copyOf(imports);
  }

  private static ImportDecl.Kind kind(ImportTree tree, boolean onDemand) {
    if (NewerTrees.isModule(tree)) {
      return ImportDecl.Kind.MODULE;
    }
    if (tree.isStatic()) {
      return onDemand ? ImportDecl.Kind.STATIC_ON_DEMAND : ImportDecl.Kind.STATIC_MEMBER;
    }
    return onDemand ? ImportDecl.Kind.TYPES_ON_DEMAND : ImportDecl.Kind.TYPE;
  }

  private static String fileName(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.endsWith(".java") ? file.substring(0, file.length() - 5) : file;
  }
}
