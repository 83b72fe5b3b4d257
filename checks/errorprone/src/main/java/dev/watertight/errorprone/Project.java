package dev.watertight.errorprone;

import static javax.lang.model.element.NestingKind.TOP_LEVEL;

import com.google.errorprone.VisitorState;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.javac.AttributedUnits;
import dev.watertight.javac.ElementTypes;
import dev.watertight.javac.JavacFrontEnd.Outline;
import dev.watertight.javac.TypedJavac;
import dev.watertight.model.FrontEnd;
import dev.watertight.model.Mentions;
import dev.watertight.model.SourceFile;
import dev.watertight.project.Mentioned;
import dev.watertight.rules.Checker;
import dev.watertight.rules.Finding;
import dev.watertight.rules.Suppressions;
import dev.watertight.types.CatalogueTypes;
import dev.watertight.types.ProjectIndex;
import dev.watertight.types.ProjectWorld;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The files of a compilation as one project, and the rules over it. */
final class Project {
  private final Elements elements;
  private final Types types;
  private final AttributedUnits units;
  private final Messages messages;
  private final boolean suppressible;
  private final Setup setup;
  private final Catalogue catalogue;
  private final ProjectIndex.Builder index = ProjectIndex.builder();
  private final Models models;
  private final List<Mentions> mentions = new ArrayList<>();
  private final Map<String, Mentions> checked = new HashMap<>();
  private @Nullable ProjectWorld world;
  private @Nullable Checker checker;

  /** A project without files. */
  Project(VisitorState state, Setup setup) {
    JavacTask task = state.context.get(JavacTask.class);
    Trees trees = Trees.instance(task);
    this.elements = task.getElements();
    this.types = task.getTypes();
    this.models = new Models(trees);
    this.units = new AttributedUnits(trees, elements, types, this::isSource);
    this.messages = new Messages(state);
    this.suppressible = !state.errorProneOptions().isIgnoreSuppressionAnnotations();
    this.setup = setup;
    this.catalogue = Catalogue.builtIn().mergedWith(setup.configuration());
  }

  /** Takes in files; those that are known already are passed over. */
  void add(Collection<Entered> files) {
    for (Entered file : files) {
      if (!models.has(file.source().path())) {
        guarded(file.source(), () -> add(file));
      }
    }
    ModuleElement module =
        files.isEmpty() ? null : elements.getModuleOf(files.iterator().next().type());
    world =
        new ProjectWorld(
            index.build(),
            new ElementTypes(module, elements, types),
            new CatalogueTypes(catalogue));
    checker = new Checker(world, catalogue, setup.settings(), models, new Mentioned(mentions));
  }

  private void add(Entered file) {
    Outline outline = models.add(file);
    if (outline != null) {
      index.add(outline.declarations());
      mentions.add(outline.mentions());
      if (!isExcluded(file.source())) {
        checked.put(file.source().path(), outline.mentions());
      }
    }
  }

  private boolean isExcluded(Source source) {
    Path location = source.location().orElse(null);
    return location != null && setup.excludes().fit(source.path(), location);
  }

  /** Findings of all rules in a unit, those that its author silenced left out. */
  List<Finding> findings(CompilationUnitTree unit, VisitorState state) {
    Source source = Source.of(unit.getSourceFile());
    if (!models.has(source.path()) && !unit.getTypeDecls().isEmpty()) {
      // The compiler has found it on its source path since.
      add(Entered.all(state));
    }
    Mentions mentioned = checked.remove(source.path());
    List<Finding> findings = new ArrayList<>();
    if (mentioned != null && checker != null) {
      Checker rules = checker;
      guarded(source, () -> findings.addAll(check(source, unit, rules, mentioned)));
    }
    return findings;
  }

  private List<Finding> check(
      Source source, CompilationUnitTree unit, Checker rules, Mentions mentioned) {
    Checker.Prospects prospects = rules.prospects(mentioned);
    if (!prospects.any()) {
      return List.of();
    }
    String text = source.text();
    boolean rewritten = Models.isRewritten(text);
    if (!rewritten) {
      if (prospects.leaks() && !units.mayOpen(unit, rules.openingSigns())) {
        prospects = prospects.withoutLeaks();
      }
      if (prospects.dialogs() && !units.mayClear(unit, rules.clearingSigns())) {
        prospects = prospects.withoutDialogs();
      }
      if (!prospects.any()) {
        return List.of();
      }
    }
    TypedJavac.Attributed attributed =
        rewritten
            ? new TypedJavac.Attributed(new FrontEnd.Failed(0, ""), null)
            : units.lower(source.path(), text, unit);
    SourceFile model =
        attributed.parsed() instanceof FrontEnd.Read read
            ? read.file()
            : models.load(source.path());
    if (model == null) {
      return List.of();
    }
    List<Finding> findings =
        new ArrayList<>(rules.check(model, attributed.attribution(), prospects));
    if (suppressible && !findings.isEmpty()) {
      findings.removeIf(Suppressions.of(model, Checker.ruleIds())::silences);
    }
    return findings;
  }

  private boolean isSource(TypeElement type) {
    Element outermost = type;
    while (outermost instanceof TypeElement inner && inner.getNestingKind() != TOP_LEVEL) {
      outermost = inner.getEnclosingElement();
      while (outermost != null && !(outermost instanceof TypeElement)) {
        outermost = outermost.getEnclosingElement();
      }
    }
    return world != null
        && outermost instanceof TypeElement named
        && world.fileOf(named.getQualifiedName().toString()) != null;
  }

  /** A fault of ours in one file neither ends the compilation nor loses the other findings. */
  private void guarded(Source source, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      messages.note(
          "Watertight failed on "
              + source.path()
              + " and passed over it; please report this: "
              + e
              + at(e.getStackTrace()));
    }
  }

  private static String at(StackTraceElement[] trace) {
    return trace.length == 0 ? "" : " at " + trace[0];
  }
}
