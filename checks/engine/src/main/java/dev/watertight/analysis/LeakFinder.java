package dev.watertight.analysis;

import dev.watertight.catalogue.Kind;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.Initializer;
import dev.watertight.model.Member;
import dev.watertight.model.Mentions;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.Parameter;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.OpeningSigns;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds the resources that a file's bodies leave open. Thread-safe. */
public final class LeakFinder {
  private final ResourceFacts facts;
  private final Summaries summaries;
  private final Openings openings;

  /**
   * Makes a finder.
   *
   * @param files where other files of the checkout are read when a call leads there
   */
  public LeakFinder(ResourceFacts facts, FileSource files) {
    this.facts = facts;
    this.summaries = new Summaries(facts, files);
    this.openings = summaries.openings();
  }

  /** Whether a file may have leaks; where this is false, it has none. */
  public boolean mayHaveLeaks(Mentions file) {
    return openings.in(file);
  }

  /** What a compiler may ask of a file before {@link #leaks}: without any sign it has none. */
  public OpeningSigns signs() {
    return openings;
  }

  /** All leaks of a file, in no particular order. */
  public List<Leak> leaks(SourceFile file, Typing typing) {
    facts.typings().add(file, typing);
    List<Leak> leaks = new ArrayList<>();
    for (TypeDecl type : file.types()) {
      type(type, file, typing, leaks);
      leaks.addAll(new FieldLeaks(facts, summaries, typing).of(type));
    }
    return leaks;
  }

  private void type(TypeDecl type, SourceFile file, Typing typing, List<Leak> leaks) {
    for (Member member : type.members()) {
      if (member instanceof TypeDecl nested) {
        type(nested, file, typing, leaks);
      } else if (member instanceof MethodDecl method && method.body() != null) {
        method(method, method.body(), type, file, typing, leaks);
      } else if (member instanceof Initializer initializer) {
        String owner = initializer.isStatic() ? "" : type.binaryName();
        body(initializer.body(), owner, file, typing, false, leaks);
      } else if (member instanceof FieldDecl field && field.initializer() != null) {
        initializer(field, field.initializer(), type, file, typing, leaks);
      }
    }
  }

  private void method(
      MethodDecl method,
      Stmt.Block block,
      TypeDecl type,
      SourceFile file,
      Typing typing,
      List<Leak> leaks) {
    if (method.implied()) {
      return;
    }
    String owner = method.isConstructor() ? type.binaryName() : "";
    List<Parameter> received = new ArrayList<>();
    for (int i = 0; i < method.parameters().size(); i++) {
      if (facts.isReceived(type, typing, method.name(), i, method.parameters().size())) {
        received.add(method.parameters().get(i));
      }
    }
    boolean isMain = method.isStatic() && method.name().equals("main");
    nested(List.of(block), file, typing, leaks);
    boolean closing = ResourceFacts.isClosing(method.name());
    if (received.isEmpty() && !closing && !openings.in(block, typing)) {
      return;
    }
    Body body = newBody(List.of(block), owner, file, typing);
    State state = State.EMPTY;
    for (Parameter parameter : received) {
      Variable variable = typing.declared(parameter);
      Birth birth = facts.received(variable.type());
      if (birth != null) {
        int id = body.received(parameter.place(), birth);
        state = state.opened(id, Held.FRESH).with(variable, Value.Handle.of(id));
        body.holds(variable, Value.Handle.of(id));
      }
    }
    if (closing) {
      state = closedFields(body, block, typing, state);
    }
    run(body, block, state, isMain, leaks);
  }

  /** What a closing method is there to close must not be jumped over by an exception. */
  private State closedFields(Body body, Stmt.Block block, Typing typing, State state) {
    Map<Variable, Expr> closed = new LinkedHashMap<>();
    Nodes.expressions(
        block,
        false,
        e -> {
          if (e instanceof Expr.Call call && call.target() != null && call.name().equals("close")) {
            Variable variable = typing.variable(call.target());
            if (variable != null && variable.isField()) {
              closed.putIfAbsent(variable, call.target());
            }
          }
        });
    State opened = state;
    for (Map.Entry<Variable, Expr> entry : closed.entrySet()) {
      Variable field = entry.getKey();
      int id = body.received(entry.getValue().place(), ResourceFacts.onEvidence(field.type()));
      body.obligation(id).onlyExceptional();
      opened = opened.opened(id, Held.FRESH).with(field, Value.Handle.of(id));
      body.holds(field, Value.Handle.of(id));
      body.guarded().add(block, field, id, typing);
    }
    return opened;
  }

  private void initializer(
      FieldDecl field,
      Expr value,
      TypeDecl type,
      SourceFile file,
      Typing typing,
      List<Leak> leaks) {
    // A field's initialiser is a body that hands its value to the field's owner.
    Stmt.Return whole = new Stmt.Return(value.place(), value);
    Stmt.Block block = new Stmt.Block(value.place(), List.of(whole));
    String owner = field.isStatic() ? "" : type.binaryName();
    body(block, owner, file, typing, false, leaks);
  }

  private void body(
      Stmt.Block block,
      String owner,
      SourceFile file,
      Typing typing,
      boolean isMain,
      List<Leak> leaks) {
    nested(List.of(block), file, typing, leaks);
    if (openings.in(block, typing)) {
      run(newBody(List.of(block), owner, file, typing), block, State.EMPTY, isMain, leaks);
    }
  }

  private Body newBody(List<Stmt> block, String owner, SourceFile file, Typing typing) {
    return new Body(file, typing, facts, Relevance.of(file, typing, block), summaries, owner);
  }

  /** Lambdas and classes inside a body are bodies of their own. */
  private void nested(List<Stmt> block, SourceFile file, Typing typing, List<Leak> leaks) {
    Consumer<Expr> visitor =
        e -> {
          if (e instanceof Expr.Lambda lambda) {
            body(lambda.body(), "", file, typing, false, leaks);
          } else if (e instanceof Expr.New creation && creation.body() != null) {
            type(creation.body(), file, typing, leaks);
          }
        };
    for (Stmt statement : block) {
      Nodes.expressions(statement, false, visitor);
      Nodes.statements(
          statement,
          s -> {
            if (s instanceof Stmt.LocalType local) {
              type(local.type(), file, typing, leaks);
            }
          });
    }
  }

  private void run(Body body, Stmt.Block block, State state, boolean isMain, List<Leak> leaks) {
    WaysOut ways = new WaysOut();
    try {
      Collection<State> end = new Interpreter(body).run(block, List.of(state), ways);
      Place close = new Place(Math.max(block.place().end() - 1, 0), block.place().end());
      end.forEach(s -> ways.take(WayOut.NORMAL, s, close));
    } catch (Body.GivenUp e) {
      return;
    }
    for (Leak leak : new Verdict(body, ways).leaks()) {
      if (!isMain || !livesAsLongAsTheProcess(leak)) {
        leaks.add(leak);
      }
    }
  }

  /** What main opens for its whole run ends with the process. */
  private boolean livesAsLongAsTheProcess(Leak leak) {
    return !leak.closedElsewhere() && (leak.storage() || facts.kind(leak.type()) == Kind.EXECUTOR);
  }
}
