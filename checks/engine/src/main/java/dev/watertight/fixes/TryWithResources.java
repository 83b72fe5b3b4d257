package dev.watertight.fixes;

import dev.watertight.analysis.Leak;
import dev.watertight.model.Edit;
import dev.watertight.model.Expr;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Nodes;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import dev.watertight.types.World;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts a local resource into a try-with-resources statement around the rest of its block, or up to
 * where it is closed today.
 */
final class TryWithResources {
  private final Leak leak;
  private final SourceFile file;
  private final Typing typing;
  private final World world;
  private final Closers closers;
  private final Set<Stmt> removed = Collections.newSetFromMap(new IdentityHashMap<>());

  TryWithResources(Leak leak, SourceFile file, Typing typing, World world, Closers closers) {
    this.leak = leak;
    this.file = file;
    this.typing = typing;
    this.world = world;
    this.closers = closers;
  }

  @Nullable Edit edit() {
    Site site = Site.of(file, leak.created());
    Stmt.Block block = site.block();
    if (!leak.certain()
        || leak.handedOver()
        || block == null
        || !(site.statement() instanceof Stmt.Local local)
        || local.initializer() == null
        || !local.name().equals(leak.holder())
        || !isWholeValue(local.initializer())) {
      return null;
    }
    Variable variable = typing.declared(local);
    if (!closers.isAutoCloseable(variable.type(), typing) || closers.isLively(variable.type())) {
      return null;
    }
    return edit(site, block, local, variable);
  }

  /** Whether closing the value closes what was opened: it is that itself, or wraps it. */
  private boolean isWholeValue(Expr value) {
    if (value.place().equals(leak.created())) {
      return value instanceof Expr.New || value instanceof Expr.Call;
    }
    if (value instanceof Expr.Cast cast) {
      return isWholeValue(cast.operand());
    }
    if (value instanceof Expr.New wrapper && wrapper.body() == null) {
      Type type = typing.typeOf(wrapper);
      return (type.name().startsWith("java.io.") || type.name().startsWith("java.util."))
          && closers.isAutoCloseable(type, typing)
          && wrapper.arguments().stream().anyMatch(this::isWholeValue);
    }
    return false;
  }

  private @Nullable Edit edit(Site site, Stmt.Block block, Stmt.Local local, Variable variable) {
    List<Stmt> all = block.statements();
    int index = indexOf(all, local);
    int to = all.size();
    Stmt closing = null;
    for (int i = index + 1; i < all.size(); i++) {
      if (isClose(all.get(i), variable) || closesInFinally(all.get(i), variable)) {
        if (closing != null) {
          return null;
        }
        closing = all.get(i);
        to = i + 1;
      }
    }
    if (index + 1 >= to || (closing != null && index + 2 >= to && isClose(closing, variable))) {
      return null;
    }
    List<Stmt> wrapped = all.subList(index + 1, to);
    boolean closes = closing != null;
    if (closing instanceof Stmt.Try attempt && attempt.finallyBlock() != null) {
      Nodes.statements(attempt.finallyBlock(), removed::add);
    } else if (closing != null) {
      removed.add(closing);
    }
    for (Stmt statement : wrapped) {
      Nodes.statements(statement, s -> removeBeforeExit(s, variable));
    }
    Place region = new Place(local.place().end(), wrapped.get(wrapped.size() - 1).place().end());
    Uses uses = new Uses(typing, world, variable, region, returns(site));
    if (!uses.end(wrapped, removed)
        || !handlesClosing(site, variable.type(), closes && isClose(closing, variable))) {
      return null;
    }
    for (Stmt after : all.subList(to, all.size())) {
      if (uses.mentions(after) || after instanceof Stmt.LocalType) {
        return null;
      }
    }
    return text(block, index, to, closing);
  }

  private @Nullable Type returns(Site site) {
    MethodDecl method = site.method();
    return method == null || method.returnType() == null
        ? null
        : typing.resolve(method.returnType());
  }

  private boolean handlesClosing(Site site, Type type, boolean closedHereToday) {
    if (closedHereToday) {
      return true;
    }
    List<Type> thrown = closers.thrown(type);
    return thrown != null && thrown.stream().allMatch(t -> site.handles(t, typing, world));
  }

  private @Nullable Edit text(Stmt.Block block, int index, int to, @Nullable Stmt closing) {
    BlockEdit edit = new BlockEdit(file, block);
    Stmt.Block inPlace = null;
    for (Stmt close : removed) {
      boolean last = close == closing;
      boolean inFinally = closing instanceof Stmt.Try t && isFinallyOf(t, close);
      if (!inFinally && !(last ? edit.removeLast(close) : edit.remove(close))) {
        return null;
      }
    }
    if (closing instanceof Stmt.Try attempt && attempt.finallyBlock() != null) {
      Place ending = attempt.finallyBlock().place();
      Place body = attempt.body().place();
      boolean bare = attempt.catches().isEmpty() && attempt.resources().isEmpty();
      boolean done;
      if (bare) {
        inPlace = attempt.body();
        done =
            edit.removeLines(attempt.place().start(), body.start() + 1)
                && edit.removeLines(body.end() - 1, ending.end());
      } else {
        int end =
            attempt.catches().isEmpty()
                ? body.end()
                : attempt.catches().get(attempt.catches().size() - 1).body().place().end();
        done = edit.removeInLine(end, ending.end());
      }
      if (!done) {
        return null;
      }
    }
    return edit.tryWithResource(index, to, inPlace) ? edit.edit() : null;
  }

  private static boolean isFinallyOf(Stmt.Try attempt, Stmt close) {
    Stmt.Block ending = attempt.finallyBlock();
    return ending != null && ending.place().contains(close.place());
  }

  /** {@code x.close(); return;}: a resource statement closes there, too. */
  private void removeBeforeExit(Stmt s, Variable variable) {
    if (!(s instanceof Stmt.Block block)) {
      return;
    }
    List<Stmt> all = block.statements();
    for (int i = 0; i + 1 < all.size(); i++) {
      if (isClose(all.get(i), variable) && isPlainExit(all.get(i + 1))) {
        removed.add(all.get(i));
      }
    }
  }

  private static boolean isPlainExit(Stmt s) {
    Expr value;
    if (s instanceof Stmt.Return exit) {
      value = exit.value();
    } else if (s instanceof Stmt.Throw exit) {
      value = exit.exception();
    } else {
      return false;
    }
    boolean[] plain = {true};
    if (value != null) {
      Nodes.expressions(
          value, true, e -> plain[0] &= !(e instanceof Expr.Call) && !(e instanceof Expr.Lambda));
    }
    return plain[0];
  }

  private boolean isClose(@Nullable Stmt s, Variable variable) {
    return s instanceof Stmt.Expression statement
        && statement.expression() instanceof Expr.Call call
        && call.name().equals("close")
        && call.arguments().isEmpty()
        && call.target() != null
        && variable.equals(typing.variable(call.target()));
  }

  /** {@code finally { x.close(); }} or the same behind a test for null, and nothing else. */
  private boolean closesInFinally(Stmt s, Variable variable) {
    if (!(s instanceof Stmt.Try attempt)
        || attempt.finallyBlock() == null
        || attempt.finallyBlock().statements().size() != 1) {
      return false;
    }
    Stmt only = attempt.finallyBlock().statements().get(0);
    if (only instanceof Stmt.If test && test.otherwise() == null && isNotNull(test, variable)) {
      only =
          test.then() instanceof Stmt.Block then && then.statements().size() == 1
              ? then.statements().get(0)
              : test.then();
    }
    return isClose(only, variable);
  }

  private boolean isNotNull(Stmt.If test, Variable variable) {
    return test.condition() instanceof Expr.Binary binary
        && binary.operator().equals("!=")
        && binary.right() instanceof Expr.Literal literal
        && literal.isNull()
        && variable.equals(typing.variable(binary.left()));
  }

  private static int indexOf(List<Stmt> all, Stmt wanted) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) == wanted) {
        return i;
      }
    }
    throw new IllegalArgumentException("not in the block");
  }
}
