package dev.watertight.states;

import dev.watertight.model.Expr;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a user gets out of a dialog other than by its end: by a word, or because it expires. */
final class WaysOfUsers {
  private static final Set<String> LEAVING =
      Set.of(
          "cancel", "start", "stop", "exit", "menu", "quit", "reset", "back", "leave", "abort",
          "help");
  private static final Set<String> QUIET =
      Set.of(
          "log",
          "debug",
          "info",
          "warn",
          "error",
          "trace",
          "println",
          "printf",
          "print",
          "printStackTrace",
          "getMessage",
          "toString",
          "getClass",
          "getSimpleName",
          "format",
          "getLocalizedMessage",
          "getCause",
          "getChatId",
          "getId",
          "interrupt",
          "currentThread");
  private static final Pattern EXPIRY =
      Pattern.compile(
          "(?i)\\bexpire\\w*\\(|expireAfter|\\bsetex\\(|\\bttl|timeToLive|Duration\\.of|TimeUnit\\.(?!MILLI)|\\.ex\\(");

  private final World world;
  private final DialogStates states;
  private final Bodies bodies;
  private final Leaving leaving;
  private final CommandTests commands;
  private volatile @Nullable Boolean atTheDoor;

  WaysOfUsers(World world, DialogStates states, Bodies bodies) {
    this.commands = new CommandTests(states, bodies);
    this.leaving = new Leaving(states, bodies, commands);
    this.world = world;
    this.states = states;
    this.bodies = bodies;
  }

  /**
   * Whether a clear is that of a user who leaves: then the same word leaves again. So it is where a
   * word on the way here goes straight to the clear, past the work.
   */
  boolean isLeaving(
      StateAccess clear, MethodDecl method, TypeDecl type, Stmt.Block body, Typing typing) {
    if (Words.hasAny(method.name(), LEAVING) || isCommand(type) && !isOfStep(clear, body, typing)) {
      return true;
    }
    boolean[] leaving = {false};
    Nodes.statements(
        body,
        s -> {
          if (s instanceof Stmt.If x && commands.testsCancelWord(x.condition(), typing)) {
            boolean in = x.then().place().contains(clear.expression().place());
            boolean negated = x.condition() instanceof Expr.Unary u && u.operator().equals("!");
            boolean behind = x.place().end() <= clear.expression().place().start();
            leaving[0] |= negated ? behind : in;
          } else if (s instanceof Stmt.Switch x) {
            for (Stmt.Case c : x.cases()) {
              leaving[0] |=
                  commands.testsCancelWord(x, c, typing)
                      && c.place().contains(clear.expression().place());
            }
          }
        });
    return leaving[0];
  }

  /** Whether work is done only for those that sent a command, which is no answer in a dialog. */
  boolean isForCommand(Risk risk, StateAccess clear, Stmt.Block body, Typing typing) {
    boolean[] found = {false};
    Nodes.statements(
        body,
        s ->
            found[0] |=
                s instanceof Stmt.If x
                    && (x.then().place().contains(risk.place())
                        || x.condition().place().contains(risk.place()))
                    && !x.then().place().contains(clear.expression().place())
                    && commands.testsCommand(x.condition(), typing));
    return found[0];
  }

  /**
   * Whether a clear is done only for those that sent a command, and the work for every message: who
   * sends the command again gets there again.
   */
  boolean isOfCommand(Risk risk, StateAccess clear, Stmt.Block body, Typing typing) {
    boolean[] found = {false};
    Nodes.statements(
        body,
        s ->
            found[0] |=
                s instanceof Stmt.If x
                    && x.then().place().contains(clear.expression().place())
                    && !x.place().contains(risk.place())
                    && commands.testsCommand(x.condition(), typing));
    return found[0];
  }

  /** Whether a clear stands in a case of a switch over the state: a start may be a dialog too. */
  private boolean isOfStep(StateAccess clear, Stmt.Block body, Typing typing) {
    boolean[] found = {false};
    Nodes.statements(
        body,
        s -> {
          if (s instanceof Stmt.Switch choice
              && choice.place().contains(clear.expression().place())) {
            StateAccess asked = states.access(choice.selector(), typing);
            found[0] |= asked != null && asked.kind() == StateAccess.Kind.READ;
          }
        });
    return found[0];
  }

  private static boolean isCommand(TypeDecl type) {
    return Words.hasAny(
        type.simpleName(), Set.of("cancel", "start", "stop", "exit", "menu", "quit"));
  }

  /** Whether what runs after a failure tells the user something, or somebody else does. */
  boolean isAnswering(Stmt body) {
    boolean[] answering = {false};
    Nodes.statements(
        body,
        s ->
            answering[0] |=
                s instanceof Stmt.Return x
                    && x.value() != null
                    && !(x.value() instanceof Expr.Literal));
    Nodes.expressions(
        body,
        false,
        e -> answering[0] |= e instanceof Expr.Call call && !QUIET.contains(call.name()));
    return answering[0];
  }

  /** Whether the class that keeps the state sets an expiry somewhere. */
  boolean expires(StateAccess clear, SourceFile file) {
    if (clear.store().kind() == StateStore.Kind.COLLECTION
            && clear.store().type().startsWith("java.util.")
        || clear.store().kind() == StateStore.Kind.PROPERTY) {
      return false;
    }
    if (clear.store().kind() == StateStore.Kind.REDIS && EXPIRY.matcher(file.text()).find()) {
      return true;
    }
    String path = world.fileOf(clear.store().type());
    SourceFile store = path == null ? null : bodies.load(path);
    if (store != null && EXPIRY.matcher(store.text()).find()) {
      return true;
    }
    // An interface leaves it to what implements it.
    for (String subtype : world.subtypes(clear.store().type())) {
      String other = world.fileOf(subtype);
      SourceFile implementation = other == null ? null : bodies.load(other);
      if (implementation != null && EXPIRY.matcher(implementation.text()).find()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a class, or one that takes updates in, looks for a word that leaves the dialog. */
  boolean canLeave(TypeDecl type, Typing typing) {
    if (looksForWord(type, typing)) {
      return true;
    }
    Boolean dispatched = atTheDoor;
    if (dispatched == null) {
      dispatched = states.doors().stream().map(bodies::find).anyMatch(this::looksForWord);
      atTheDoor = dispatched;
    }
    return dispatched;
  }

  private boolean looksForWord(Bodies.@Nullable Found found) {
    return found != null && looksForWord(found.type(), found.typing());
  }

  private boolean looksForWord(TypeDecl type, Typing typing) {
    return type.methods()
        .map(MethodDecl::body)
        .filter(Objects::nonNull)
        .anyMatch(body -> looksForWord(body, typing));
  }

  private boolean leaves(Stmt.Switch choice, Typing typing) {
    boolean fallen = false;
    for (Stmt.Case c : choice.cases()) {
      fallen |= commands.testsCancelWord(choice, c, typing);
      if (fallen && c.body().stream().anyMatch(s -> leaving.mayLeave(s, typing))) {
        return true;
      }
      fallen &= c.body().isEmpty();
    }
    return false;
  }

  /**
   * Whether a body looks for such a word, and does something about the state, before it looks at
   * the state.
   */
  private boolean looksForWord(Stmt.Block body, Typing typing) {
    int[] word = {Integer.MAX_VALUE};
    Nodes.statements(
        body,
        s -> {
          if (s instanceof Stmt.If x && commands.testsCancelWord(x.condition(), typing)) {
            boolean negated = x.condition() instanceof Expr.Unary u && u.operator().equals("!");
            if (negated || leaving.mayLeave(x.then(), typing)) {
              word[0] = Math.min(word[0], x.place().start());
            }
          } else if (s instanceof Stmt.Switch x && leaves(x, typing)) {
            word[0] = Math.min(word[0], x.place().start());
          }
        });
    if (word[0] == Integer.MAX_VALUE) {
      return false;
    }
    int[] state = {Integer.MAX_VALUE};
    for (Stmt s : body.statements()) {
      Nodes.expressions(
          s,
          false,
          e -> {
            if (e instanceof Expr.Call && e.place().start() < word[0]) {
              StateAccess access = states.access(e, typing);
              if (access != null
                  && access.kind() == StateAccess.Kind.READ
                  && !(s instanceof Stmt.Local)) {
                state[0] = Math.min(state[0], e.place().start());
              }
            }
          });
    }
    return word[0] < state[0];
  }
}
