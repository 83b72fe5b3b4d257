package dev.watertight.project;

import dev.watertight.model.Expr;
import dev.watertight.model.Member;
import dev.watertight.model.Place;
import dev.watertight.model.Stmt;
import dev.watertight.types.Invocation;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Variable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of functions that are passed on, to be run later. Thread-safe. */
final class Passed {
  private static final Set<String> PERIODIC =
      Set.of(
          "scheduleAtFixedRate",
          "scheduleWithFixedDelay",
          "scheduleAtFixedDelay",
          "setInterval",
          "setPeriodic",
          "runTaskTimer",
          "runTaskTimerAsynchronously",
          "scheduleRepeating");

  /** Registering what is run for each event; what ends something is run once. */
  private static final List<String> REGISTERED =
      List.of(
          "Listener",
          "Listeners",
          "Handler",
          "Handlers",
          "Consumer",
          "Callback",
          "Command",
          "Action",
          "Processor",
          "Subscriber",
          "Route");

  private static final List<String> REGISTERING = List.of("add", "register", "set", "with");
  private static final Set<String> EVENTS =
      Set.of(
          "action",
          "command",
          "blockAction",
          "viewSubmission",
          "globalShortcut",
          "messageShortcut",
          "slashCommand",
          "onUpdate",
          "onMessage",
          "onCommand",
          "onEvent",
          "onCallback");

  private static final Set<String> LIFE =
      Set.of(
          "addShutdownHook", "addShutdownListener", "onShutdown", "onClose", "onReady", "onStart");

  private final Entries entries;
  private final Fates fates;

  Passed(Entries entries, Fates fates) {
    this.entries = entries;
    this.fates = fates;
  }

  /** Where to go on with a function that is passed on, or where the way ends. */
  record Next(@Nullable Trail goOn, Around.@Nullable End end) {
    static final Next UNKNOWN = new Next(null, Around.End.UNKNOWN);

    static Next again(String reason) {
      return new Next(null, Around.End.again(reason));
    }
  }

  /** What becomes of a function that is written somewhere. */
  Next passed(Site site, Trail function) {
    Trail value = function;
    Trail holder = function.up();
    while (holder != null
        && (holder.node() instanceof Expr.Cast || holder.node() instanceof Expr.Conditional)) {
      value = holder;
      holder = holder.up();
    }
    if (holder == null) {
      return Next.UNKNOWN;
    }
    if (holder.node() instanceof Expr.New creation && creation.arguments().contains(value.node())) {
      return new Next(holder, null);
    }
    if (holder.node() instanceof Expr.Call call) {
      return passed(site, holder, call, call.arguments().indexOf(value.node()));
    }
    Variable variable =
        holder.node() instanceof Stmt.Local local ? site.typing().declared(local) : null;
    Trail member = holder.to(Member.class);
    if (variable != null && member != null) {
      for (Trail use : fates.uses(site, variable, member)) {
        if (use.parent() instanceof Expr.Call call && call.arguments().contains(use.node())
            || use.parent() instanceof Expr.New) {
          return passed(site, use);
        }
      }
    }
    return Next.UNKNOWN;
  }

  private Next passed(Site site, Trail holder, Expr.Call call, int index) {
    String name = call.name();
    if (index < 0) {
      // The function is what is called: new Task() {..}.run().
      return new Next(holder, null);
    }
    if (PERIODIC.contains(name) || name.equals("schedule") && isTimer(site, call)) {
      return Next.again(isGiven(site, call));
    }
    if (Fates.isOnceForEachKey(call) || LIFE.contains(name)) {
      return new Next(null, Around.End.ONCE);
    }
    if (isRegistering(name) || isEntryPoint(site.typing().invocation(call), index)) {
      return Next.again(isGiven(site, call));
    }
    return new Next(holder, null);
  }

  private static String isGiven(Site site, Expr.Call call) {
    return "what " + call.name() + " of line " + line(site, call.namePlace()) + " is given runs";
  }

  private static int line(Site site, Place place) {
    return site.file().lines().line(place.start());
  }

  private static boolean isTimer(Site site, Expr.Call call) {
    return call.arguments().size() == 3
        && site.typing().invocation(call).receiver().name().equals("java.util.Timer");
  }

  private static boolean isRegistering(String name) {
    return EVENTS.contains(name)
        || REGISTERING.stream().anyMatch(name::startsWith)
            && REGISTERED.stream().anyMatch(name::endsWith);
  }

  private boolean isEntryPoint(Invocation invocation, int index) {
    MethodInfo method = invocation.method();
    return method != null
        && index < method.parameters().size()
        && entries.isEntryInterface(method.parameters().get(index).name());
  }
}
