package dev.watertight.states;

import dev.watertight.analysis.FileSource;
import dev.watertight.catalogue.Catalogue;
import dev.watertight.model.Annotation;
import dev.watertight.model.Expr;
import dev.watertight.model.Member;
import dev.watertight.model.Mentions;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.ClearingSigns;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds clears of dialog state that a failure before them jumps over. Thread-safe. */
public final class StuckStates {
  private final DialogStates states;
  private final ClearingSigns signs;
  private final Escapes escapes;
  private final Clearing clearing;
  private final WaysOfUsers waysOfUsers;
  private final Rescue rescue;
  private final DialogSteps steps;
  private final KeptInRedis keptInRedis;
  private final InputChecks inputChecks;
  private final LeavingCommands leavingCommands;

  /**
   * Finds them in files of one world.
   *
   * @param files where other files are read when a call leads there
   * @param callers who calls the methods that fail
   */
  public StuckStates(World world, Catalogue catalogue, FileSource files, Callers callers) {
    this.states = new DialogStates(world, catalogue);
    this.signs = states.signs();
    this.escapes = new Escapes(world, catalogue, files, states);
    this.clearing = new Clearing(escapes.bodies(), states);
    this.rescue =
        new Rescue(
            callers,
            states,
            clearing,
            escapes.catching(),
            new Aspects(world, escapes.bodies(), callers, clearing, escapes.catching()));
    this.steps = new DialogSteps(states, escapes.bodies());
    this.keptInRedis = new KeptInRedis(world, escapes.bodies());
    this.waysOfUsers = new WaysOfUsers(world, states, escapes.bodies());
    this.inputChecks = new InputChecks(escapes.bodies(), callers, escapes.catching(), waysOfUsers);
    this.leavingCommands = new LeavingCommands(states);
  }

  /** Whether a file may have such a clear, going by names. */
  public boolean mayHave(Mentions file) {
    return file.called().stream().anyMatch(states::mayConcern) && states.isBot(file.imports());
  }

  /** What a compiler may ask of a file by its attributed tree: without any sign it has none. */
  public ClearingSigns signs() {
    return signs;
  }

  /** The clears of a file that a failure jumps over, each once. */
  public List<StuckState> in(SourceFile file, Typing typing) {
    List<StuckState> found = new ArrayList<>();
    if (states.isBot(file)) {
      escapes.know(file, typing);
      file.types().forEach(type -> type(type, file, typing, found));
    }
    return found;
  }

  private void type(TypeDecl type, SourceFile file, Typing typing, List<StuckState> found) {
    for (Member member : type.members()) {
      if (member instanceof TypeDecl nested) {
        type(nested, file, typing, found);
      } else if (member instanceof MethodDecl method
          && method.body() != null
          && !method.implied()) {
        nested(method.body(), method, type, file, typing, found);
        if (isDialog(method)) {
          body(method.body(), null, method, type, file, typing, found);
        }
      }
    }
  }

  /** What runs by the clock or ends state by its name is no part of a dialog. */
  private static boolean isDialog(MethodDecl method) {
    return !method.isConstructor()
        && !Annotation.has(method.annotations(), "Scheduled")
        && !Annotation.has(method.annotations(), "PreDestroy")
        && !(ServiceAccess.isEnding(method.name()) && DialogStates.isStateName(method.name()));
  }

  private void nested(
      Stmt.Block body,
      MethodDecl method,
      TypeDecl type,
      SourceFile file,
      Typing typing,
      List<StuckState> found) {
    IdentityHashMap<Expr.Lambda, Expr.Lambda> settled = Settled.in(body);
    Nodes.expressions(
        body,
        false,
        e -> {
          if (e instanceof Expr.Lambda lambda) {
            nested(lambda.body(), method, type, file, typing, found);
            Expr.@Nullable Lambda failed = settled.get(lambda);
            if (failed == null || !clearing.in(failed.body(), typing)) {
              body(lambda.body(), failed, method, type, file, typing, found);
            }
          } else if (e instanceof Expr.New creation && creation.body() != null) {
            type(creation.body(), file, typing, found);
          }
        });
  }

  private void body(
      Stmt.Block body,
      Expr.@Nullable Lambda failed,
      MethodDecl method,
      TypeDecl type,
      SourceFile file,
      Typing typing,
      List<StuckState> found) {
    Around around = new Around(method, type, file, typing, body, failed);
    Dialog dialog = new Dialog(states, clearing, typing, /* onlyWhole= */ false);
    if (!dialog.hasClear(body)) {
      return;
    }
    judge(dialog, around, found);
    // A dialog that was set idle first leaves what was entered, which the next one then finds.
    Dialog leftover = new Dialog(states, clearing, typing, /* onlyWhole= */ true);
    if (leftover.hasClear(body)) {
      judge(leftover, around, found);
    }
  }

  /**
   * Where a body stands.
   *
   * @param failed what runs when the lambda fails that the body is of, null for none
   */
  private record Around(
      MethodDecl method,
      TypeDecl type,
      SourceFile file,
      Typing typing,
      Stmt.Block body,
      Expr.@Nullable Lambda failed) {
    /** Whether it is the method's own body, not that of a lambda in it. */
    boolean isWhole() {
      return body == method.body();
    }
  }

  private void judge(Dialog dialog, Around around, List<StuckState> found) {
    Ways ways =
        new FailureFlow(around.typing, escapes.risks(), escapes.catching(), dialog)
            .run(around.body);
    boolean looked = UserText.isLookedAt(around.body);
    for (Map.Entry<StateAccess, Set<Risk>> clear : ways.clears().entrySet()) {
      Risk worst =
          clear.getValue().stream()
              .filter(r -> ways.thrown().contains(r) || ways.swallowed().containsKey(r))
              .filter(r -> !comesBefore(r, clear.getKey(), around.body))
              .filter(r -> r.kind() != Risk.Kind.PARSING || !looked)
              .filter(r -> !waysOfUsers.isForCommand(r, clear.getKey(), around.body, around.typing))
              .filter(r -> !waysOfUsers.isOfCommand(r, clear.getKey(), around.body, around.typing))
              .filter(r -> !isSameStore(r, clear.getKey(), around.typing))
              .min(Comparator.comparing(Risk::kind).thenComparing(r -> r.place().start()))
              .orElse(null);
      if (worst != null && found.stream().noneMatch(s -> s.clear().equals(clear.getKey()))) {
        StuckState stuck = stuck(clear.getKey(), worst, ways, around, dialog.onlyWhole());
        if (stuck != null) {
          found.add(stuck);
        }
      }
    }
  }

  private @Nullable StuckState stuck(
      StateAccess clear, Risk risk, Ways ways, Around around, boolean leftover) {
    if (waysOfUsers.isLeaving(clear, around.method, around.type, around.body, around.typing)
        || leavingCommands.isOfNoDialog(around.type, around.typing)
        || isNextStep(clear, around)) {
      return null;
    }
    if (around.isWhole()
        && ways.thrown().contains(risk)
        && rescue.isCertain(around.method, risk, around.file, around.typing)) {
      return null;
    }
    Stmt.Catch clause = ways.thrown().contains(risk) ? null : ways.swallowed().get(risk);
    Expr.Lambda failed = ways.thrown().contains(risk) ? around.failed : null;
    Place caught = clause != null ? clause.place() : failed != null ? failed.place() : null;
    Stmt.Block answer = clause != null ? clause.body() : failed != null ? failed.body() : null;
    boolean expires = waysOfUsers.expires(clear, around.file);
    boolean wayOut = waysOfUsers.canLeave(around.type, around.typing);
    if (risk.kind() == Risk.Kind.PARSING && (expires || wayOut)) {
      // Whoever typed no number is asked again, or leaves.
      return null;
    }
    boolean certain =
        clear.store().certain()
            && (risk.kind() == Risk.Kind.WORK || risk.kind() == Risk.Kind.DECLARED)
            && (clear.value() == null || states.isSurelyIdle(clear.value(), around.typing));
    return new StuckState(
        clear,
        risk,
        caught,
        answer != null && waysOfUsers.isAnswering(answer),
        expires,
        wayOut,
        leftover,
        around.isWhole()
            && inputChecks.answersOthers(risk, around.method, around.file, around.typing),
        certain);
  }

  /** Whether the clear would fail as well, so that a finally block does not help. */
  private boolean isSameStore(Risk risk, StateAccess clear, Typing typing) {
    return risk.redis() && keptInRedis.isClearedThere(clear, typing);
  }

  /** Whether what looks like the end of a dialog is a step that something is done for. */
  private boolean isNextStep(StateAccess clear, Around around) {
    Expr value = clear.value();
    return value != null
        && !states.isSurelyIdle(value, around.typing)
        && steps.isStep(value, around.file, around.typing);
  }

  /** Whether work is done to get at the very thing whose state is then set. */
  private static boolean comesBefore(Risk risk, StateAccess clear, Stmt body) {
    if (clear.store().kind() != StateStore.Kind.PROPERTY
        || !(clear.key() instanceof Expr.Name name)) {
      return false;
    }
    boolean[] before = {false};
    Nodes.statements(
        body,
        s ->
            before[0] |=
                s instanceof Stmt.Local local
                    && local.name().equals(name.identifier())
                    && risk.place().start() <= local.place().end());
    return before[0];
  }
}
