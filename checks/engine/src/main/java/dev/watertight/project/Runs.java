package dev.watertight.project;

import dev.watertight.model.FieldDecl;
import dev.watertight.model.Initializer;
import dev.watertight.model.Member;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Modifier;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Typing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How often code runs: once, or again and again, as far as the project shows. Goes from the code to
 * its callers until it comes to what a framework, a scheduler or a loop repeats. Thread-safe.
 */
public final class Runs {
  /** Callers looked at before nothing is said. */
  private static final int PATIENCE = 400;

  private final Entries entries;
  private final Uses uses;
  private final Fates fates;
  private final Around around;
  private final Serving serving = new Serving();

  Runs(Entries entries, Uses uses, Fates fates) {
    this.entries = entries;
    this.uses = uses;
    this.fates = fates;
    this.around = new Around(entries, fates);
  }

  /** How often. */
  public enum Often {
    /** There is a way in the code by which it runs again and again. */
    AGAIN,
    /** It is a method of a service for operations, and nothing shows that only a start calls it. */
    LIKELY_AGAIN,
    ONCE,
    UNKNOWN
  }

  /**
   * An answer.
   *
   * @param reason what repeats it, as a clause ({@code the loop of line 3 goes round}); empty if
   *     nothing does
   * @param path calls from what repeats it down to the code, the code last
   * @param guesses those of the calls that lead to the next as to one of many methods
   */
  public record Answer(Often often, String reason, List<Site> path, List<Site> guesses) {}

  /** A call on the way, or the creation of the object in whose making the code runs. */
  private record Step(Site site, boolean tracked, boolean guess, @Nullable Step below) {
    Answer answer(Often often, String reason) {
      List<Site> guesses = new ArrayList<>();
      for (Step step = this; step != null; step = step.below) {
        if (step.guess) {
          guesses.add(step.site);
        }
      }
      return new Answer(often, reason, path(), guesses);
    }

    List<Site> path() {
      List<Site> path = new ArrayList<>();
      for (Step step = this; step != null; step = step.below) {
        path.add(step.site);
      }
      return path;
    }
  }

  /** How often the value of an expression is made anew. */
  public Answer of(Site site) {
    return new Search().run(new Step(site, true, false, null));
  }

  /** How often the code runs in which an expression stands, wherever its value goes. */
  Answer ofCode(Site site) {
    return new Search().run(new Step(site, false, false, null));
  }

  /** One search for what repeats a piece of code. */
  private final class Search {
    private final Deque<Step> todo = new ArrayDeque<>();

    /** Calls that may run many methods: a way without one is worth more. */
    private final Deque<Step> guesses = new ArrayDeque<>();

    private final Set<String> seen = new HashSet<>();
    private @Nullable Step likely;
    private String service = "";
    private boolean unknown;

    Answer run(Step start) {
      todo.add(start);
      for (int left = PATIENCE; !todo.isEmpty() || !guesses.isEmpty(); left--) {
        if (left == 0) {
          return start.answer(Often.UNKNOWN, "");
        }
        Step step = todo.isEmpty() ? guesses.remove() : todo.remove();
        String reason = reason(step);
        if (reason != null) {
          return step.answer(Often.AGAIN, reason);
        }
      }
      if (likely != null && unknown) {
        return likely.answer(Often.LIKELY_AGAIN, service);
      }
      return start.answer(unknown ? Often.UNKNOWN : Often.ONCE, "");
    }

    /** What repeats a step; null if nothing does or its callers have to tell. */
    private @Nullable String reason(Step step) {
      Site site = step.site;
      Fates.Way way = step.tracked ? fates.of(site).way() : Fates.Way.USED;
      if (way == Fates.Way.KEPT) {
        return null;
      }
      Around.End end = around.of(site, way == Fates.Way.USED, step.below == null);
      if (end.reason() != null) {
        return end.reason();
      }
      Trail member = end.member();
      if (end.isOnce()) {
        return null;
      }
      if (member == null) {
        unknown = true;
        return null;
      }
      return ofMember(step, site.at(member), way);
    }

    private @Nullable String ofMember(Step step, Site member, Fates.Way way) {
      TypeDecl type = member.trail().type();
      Member declared = (Member) member.trail().node();
      if (!seen.add(member.file().path() + ':' + declared.place().start())) {
        return null;
      }
      Typing typing = member.typing();
      if (declared instanceof MethodDecl method && !method.isConstructor()) {
        return ofMethod(step, method, type, typing, way);
      }
      boolean isStatic =
          declared instanceof FieldDecl field && field.isStatic()
              || declared instanceof Initializer block && block.isStatic();
      if (isStatic || entries.isSingleton(type)) {
        return null;
      }
      if (entries.isMadeAgain(type, typing)) {
        String unseen = uses.isNamed(type) ? "" : " (which nothing in sight schedules)";
        return "Quartz runs the job " + type.simpleName() + unseen + ", in a new object";
      }
      if (seen.add(type.binaryName())) {
        add(uses.creationsRunning(type, declared, typing), null, step, true);
      }
      return null;
    }

    private @Nullable String ofMethod(
        Step step, MethodDecl method, TypeDecl type, Typing typing, Fates.Way way) {
      String reason = entries.again(method, type, typing);
      if (reason != null) {
        return type.simpleName() + "." + method.name() + " runs (" + reason + ")";
      }
      if (entries.isOnce(method, type, typing)) {
        return null;
      }
      MethodInfo info = typing.info(method);
      if (entries.isFunction(method, type, typing)) {
        add(uses.creationsOf(type.binaryName()), null, step, false);
        return null;
      }
      Uses.Found calls = uses.callsOf(info);
      if (serving.isOperation(method, type) && likely == null) {
        likely = step;
        service = type.simpleName() + "." + method.name() + " runs";
      }
      boolean isPrivate = method.modifiers().contains(Modifier.PRIVATE);
      if (calls.isNone() && isPrivate) {
        return null;
      }
      add(calls, info, step, way == Fates.Way.RETURNED);
      return null;
    }

    private void add(Uses.Found found, @Nullable MethodInfo called, Step below, boolean tracked) {
      unknown |= !found.all() || found.certain().isEmpty() || !found.possible().isEmpty();
      for (Site site : found.certain()) {
        boolean guess = called != null && uses.isGuess(site, called);
        (guess ? guesses : todo).add(new Step(site, tracked, guess, below));
      }
    }
  }
}
