package dev.watertight.analysis;

import dev.watertight.model.Expr;
import dev.watertight.model.Nodes;
import dev.watertight.model.Stmt;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which sides of a closing method's conditions leave a field to somebody else: where all that
 * closes it stands on one side of a condition, that condition says whose it is.
 */
final class GuardedCloses {
  private final IdentityHashMap<Stmt.If, Set<Integer>> whenTrue = new IdentityHashMap<>();
  private final IdentityHashMap<Stmt.If, Set<Integer>> whenFalse = new IdentityHashMap<>();

  /**
   * Reads the conditions around what closes a field.
   *
   * @param id the obligation that stands for the field
   */
  void add(Stmt.Block block, Variable field, int id, Typing typing) {
    int all = closes(block, field, typing);
    Nodes.statements(
        block,
        s -> {
          if (s instanceof Stmt.If x) {
            if (closes(x.then(), field, typing) == all) {
              whenFalse.computeIfAbsent(x, key -> new HashSet<>()).add(id);
            } else if (closes(x.otherwise(), field, typing) == all) {
              whenTrue.computeIfAbsent(x, key -> new HashSet<>()).add(id);
            }
          }
        });
  }

  private static int closes(@Nullable Stmt s, Variable field, Typing typing) {
    int[] count = {0};
    if (s != null) {
      Nodes.expressions(
          s,
          false,
          e -> {
            if (e instanceof Expr.Call call && isClose(call, field, typing)) {
              count[0]++;
            }
          });
    }
    return count[0];
  }

  private static boolean isClose(Expr.Call call, Variable field, Typing typing) {
    return call.name().equals("close")
        && call.target() != null
        && field.equals(typing.variable(call.target()));
  }

  /** What is somebody else's on one side of a condition. */
  Set<Integer> leftTo(Stmt.If condition, boolean truth) {
    return (truth ? whenTrue : whenFalse).getOrDefault(condition, Set.of());
  }
}
