package dev.watertight.states;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where break, continue, yield and the return of a lambda lead, while a body is followed. */
final class Jumps {
  private final Frames frames;
  private final List<Target> targets = new ArrayList<>();

  Jumps(Frames frames) {
    this.frames = frames;
  }

  /** A statement or lambda that jumps lead behind, or to the next round of. */
  static final class Target {
    private final @Nullable String label;
    private final boolean loop;
    private final boolean lambda;
    private final int frames;
    private Flow broken = Flow.NONE;
    private Flow continued = Flow.NONE;

    private Target(@Nullable String label, boolean loop, boolean lambda, int frames) {
      this.label = label;
      this.loop = loop;
      this.lambda = lambda;
      this.frames = frames;
    }

    /** What left it early. */
    Flow broken() {
      return broken;
    }

    /** What goes on with the next round. */
    Flow continued() {
      return continued;
    }
  }

  Target enter(@Nullable String label) {
    return enter(label, false, false);
  }

  Target enterLoop(@Nullable String label) {
    return enter(label, true, false);
  }

  Target enterLambda() {
    return enter(null, false, true);
  }

  private Target enter(@Nullable String label, boolean loop, boolean lambda) {
    Target target = new Target(label, loop, lambda, frames.depth());
    targets.add(target);
    return target;
  }

  void leave() {
    targets.remove(targets.size() - 1);
  }

  /** A break or yield. */
  void leaves(@Nullable String label, Flow flow) {
    jump(label, flow, false);
  }

  /** A continue. */
  void goesOn(@Nullable String label, Flow flow) {
    jump(label, flow, true);
  }

  private void jump(@Nullable String label, Flow flow, boolean again) {
    for (int i = targets.size() - 1; i >= 0; i--) {
      Target target = targets.get(i);
      if (target.lambda) {
        return;
      }
      boolean fits =
          label == null
              ? target.loop || !again && target.label == null
              : label.equals(target.label);
      if (fits) {
        // Whether a finally block on the way clears is not followed, so nothing is said of it.
        Flow kept = frames.passesFinally(target.frames) ? new Flow(flow.seen(), Set.of()) : flow;
        if (again) {
          target.continued = target.continued.join(kept);
        } else {
          target.broken = target.broken.join(kept);
        }
        return;
      }
    }
  }

  /** Whether the innermost lambda took a return, which else ends the body. */
  boolean returns(Flow flow) {
    for (int i = targets.size() - 1; i >= 0; i--) {
      Target target = targets.get(i);
      if (target.lambda) {
        target.broken = target.broken.join(flow);
        return true;
      }
    }
    return false;
  }
}
