package dev.watertight.javac;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.watertight.model.Annotation;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.ImpliedModifiers;
import dev.watertight.model.Initializer;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Modifier;
import dev.watertight.model.Parameter;
import dev.watertight.model.Place;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.model.TypeName;
import dev.watertight.model.TypeParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lowers fields, methods, constructors and initialisers. */
final class Members {
  private final Unit unit;
  private final Lowering lowering;

  Members(Unit unit, Lowering lowering) {
    this.unit = unit;
    this.lowering = lowering;
  }

  /**
   * Lowers a field.
   *
   * @param previousEnd end of the declarator before a comma, negative for none
   */
  FieldDecl field(VariableTree tree, TypeDecl.Kind owner, int previousEnd) {
    Declarator declarator =
        previousEnd >= 0
            ? Declarator.further(unit, lowering.types(), tree, previousEnd)
            : Declarator.typed(unit, lowering.types(), tree);
    List<Annotation> annotations = annotations(tree);
    Expr initializer = lowering.bodies().initializer(tree.getInitializer());
    int end = tree.getInitializer() == null ? -1 : unit.end(tree.getInitializer());
    TypeName type = declarator.type();
    if (type == null) {
      throw unit.unsupported(tree);
    }
    return new FieldDecl(
        unit.place(declarator.name().start(), Math.max(end, declarator.end())),
        declarator.name(),
        unit.name(tree.getName()),
        type,
        Modifiers.shared(ImpliedModifiers.ofField(Modifiers.written(tree.getModifiers()), owner)),
        annotations,
        initializer);
  }

  /** Lowers an enum constant. */
  FieldDecl constant(VariableTree tree, String enumName) {
    String name = unit.name(tree.getName());
    int start = Declarator.behindModifiers(unit, tree);
    Place namePlace = unit.place(start, unit.text().wordEnd(start));
    TypeName type = new TypeName(namePlace, enumName, List.of(), 0);
    List<Annotation> annotations = annotations(tree);
    NewClassTree creation = (NewClassTree) tree.getInitializer();
    int end = Math.max(unit.end(tree), namePlace.end());
    if (!lowering.bodies().areWanted()) {
      Place whole = unit.place(start, end);
      return new FieldDecl(whole, namePlace, name, type, Modifiers.CONSTANT, annotations, null);
    }
    List<Expr> arguments = lowering.expressions().lower(creation.getArguments());
    TypeDecl body =
        creation.getClassBody() == null
            ? null
            : lowering.declarations().anonymous(creation.getClassBody(), type, arguments);
    Place place = unit.place(start, body == null ? end : body.place().end());
    Expr initializer = unit.node(new Expr.New(place, null, type, arguments, body), creation);
    return new FieldDecl(
        place, namePlace, name, type, Modifiers.CONSTANT, annotations, initializer);
  }

  /**
   * Lowers a method or constructor.
   *
   * @param components of the record whose compact constructor this may be
   * @return null for one that is not in the text
   */
  @Nullable MethodDecl method(
      MethodTree tree, TypeDecl.Kind owner, String ownerName, List<Parameter> components) {
    boolean constructor = tree.getReturnType() == null;
    String written = constructor ? ownerName : unit.name(tree.getName());
    Signature signature = signature(tree);
    if (!unit.text().isWord(signature.name(), written)) {
      return null;
    }
    Place namePlace = unit.place(signature.name(), unit.text().wordEnd(signature.name()));
    boolean compact = constructor && !unit.text().is(unit.text().token(namePlace.end()), '(');
    List<Annotation> annotations =
        lowering.annotations().lower(tree.getModifiers().getAnnotations());
    List<TypeParameter> typeParameters = lowering.types().parameters(tree.getTypeParameters());
    TypeName returns = returns(signature);
    List<Parameter> parameters = compact ? components : parameters(tree.getParameters());
    List<TypeName> thrown = lowering.types().lower(tree.getThrows());
    BlockTree body = tree.getBody();
    Stmt.Block block = body == null ? null : lowering.bodies().of(body, constructor);
    Set<Modifier> modifiers =
        ImpliedModifiers.ofMethod(
            Modifiers.written(tree.getModifiers()), owner, constructor, body != null);
    return new MethodDecl(
        unit.place(start(tree), unit.end(tree)),
        namePlace,
        constructor ? MethodDecl.CONSTRUCTOR : written,
        typeParameters,
        parameters,
        returns,
        thrown,
        Modifiers.shared(modifiers),
        annotations,
        block,
        false);
  }

  /** Lowers the header of a record, whose modifiers the compiler makes up. */
  List<Parameter> components(List<? extends VariableTree> components) {
    if (components.isEmpty()) {
      return List.of();
    }
    List<Parameter> lowered = new ArrayList<>(components.size());
    for (VariableTree component : components) {
      Declarator declarator = Declarator.typed(unit, lowering.types(), component);
      lowered.add(parameter(component, declarator, Modifiers.NONE));
    }
    return List.copyOf(lowered);
  }

  /** Lowers parameters of a method. */
  List<Parameter> parameters(List<? extends VariableTree> parameters) {
    if (parameters.isEmpty()) {
      return List.of();
    }
    List<Parameter> lowered = new ArrayList<>(parameters.size());
    for (VariableTree parameter : parameters) {
      lowered.add(parameter(parameter, Declarator.typed(unit, lowering.types(), parameter)));
    }
    return List.copyOf(lowered);
  }

  /** Lowers a parameter whose name and type are known. */
  Parameter parameter(VariableTree tree, Declarator declarator) {
    return parameter(tree, declarator, Modifiers.written(tree.getModifiers()));
  }

  private Parameter parameter(VariableTree tree, Declarator declarator, Set<Modifier> modifiers) {
    return new Parameter(
        declarator.name(),
        unit.name(tree.getName()),
        declarator.type(),
        declarator.varargs(),
        modifiers,
        annotations(tree));
  }

  /** Lowers an initialiser. */
  Initializer initializer(BlockTree tree) {
    Stmt.Block body = lowering.bodies().block(tree);
    return new Initializer(body.place(), tree.isStatic(), body);
  }

  private List<Annotation> annotations(VariableTree tree) {
    return lowering.annotations().lower(tree.getModifiers().getAnnotations());
  }

  private @Nullable TypeName returns(Signature signature) {
    Tree element = signature.returnElement();
    return element == null
        ? null
        : lowering.types().lower(element).withMoreDimensions(signature.brackets());
  }

  /** The name stands behind the return type, whose own brackets may follow the parameters. */
  private Signature signature(MethodTree tree) {
    SourceText text = unit.text();
    Tree returns = tree.getReturnType();
    if (returns != null) {
      Tree element = returns;
      int brackets = 0;
      String name = unit.name(tree.getName());
      int first = text.token(Math.max(0, unit.end(returns)));
      int at = first;
      while (!text.isWord(at, name) && Declarator.element(element) != element) {
        element = Declarator.element(element);
        brackets++;
        at = text.token(Math.max(0, unit.end(element)));
      }
      return new Signature(at, element, brackets);
    }
    int from = Math.max(unit.start(tree), unit.end(tree.getModifiers()));
    if (!tree.getTypeParameters().isEmpty()) {
      from = unit.end(tree.getTypeParameters().get(tree.getTypeParameters().size() - 1));
      from = text.behind(from, '>');
    }
    return new Signature(text.token(Math.max(0, from)), null, 0);
  }

  private int start(MethodTree tree) {
    int start = unit.start(tree);
    boolean generic =
        !tree.getTypeParameters().isEmpty() && start == unit.start(tree.getTypeParameters().get(0));
    return generic ? unit.text().before(start, '<') : start;
  }

  private record Signature(int name, @Nullable Tree returnElement, int brackets) {}
}
