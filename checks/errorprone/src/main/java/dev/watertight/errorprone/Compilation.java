package dev.watertight.errorprone;

import com.google.errorprone.ErrorProneOptions;
import com.google.errorprone.VisitorState;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.tools.javac.util.Context;
import dev.watertight.rules.Finding;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one run of the compiler is to the rules; all our checks share it. */
final class Compilation {
  private static final String CONFIGURATION = "Watertight configuration: ";

  private final @Nullable Project project;
  private @Nullable CompilationUnitTree last;
  private List<Finding> lastFindings = List.of();

  private Compilation(@Nullable Project project) {
    this.project = project;
  }

  /**
   * The compilation that a check runs in. It is opened for the first unit that is checked, since
   * the compiler may translate that one, and lose what it was, before it attributes the next.
   */
  static Compilation of(VisitorState state) {
    Context context = state.context;
    Compilation known = context.get(Compilation.class);
    if (known == null) {
      known = new Compilation(open(state));
      context.put(Compilation.class, known);
    }
    return known;
  }

  private static @Nullable Project open(VisitorState state) {
    Collection<Entered> files = Entered.all(state);
    ErrorProneOptions options = state.errorProneOptions();
    try {
      Project project = new Project(state, Setup.of(options, Entered.roots(files)));
      project.add(files);
      return project;
    } catch (WrongSetup e) {
      new Messages(state).error(CONFIGURATION + e.getMessage());
      return null;
    }
  }

  /** Findings of all rules in a unit, those that its author silenced left out. */
  List<Finding> findings(CompilationUnitTree unit, VisitorState state) {
    if (project == null) {
      return List.of();
    }
    // All checks visit a unit before the next one is looked at.
    if (unit != last) {
      lastFindings = project.findings(unit, state);
      last = unit;
    }
    return lastFindings;
  }
}
