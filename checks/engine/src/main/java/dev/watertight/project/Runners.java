package dev.watertight.project;

import dev.watertight.model.Annotation;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.Initializer;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.Parameter;
import dev.watertight.model.Place;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Answer;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which threads run a piece of code, as far as the project shows: goes from the code to its callers
 * until it comes to what a framework, a scheduler or an executor runs. Thread-safe.
 */
final class Runners {
  /** Callers looked at before the search ends with what it has. */
  private static final int PATIENCE = 300;

  private static final Set<String> WEB =
      Set.of(
          "RequestMapping",
          "GetMapping",
          "PostMapping",
          "PutMapping",
          "DeleteMapping",
          "PatchMapping",
          "GET",
          "POST",
          "PUT",
          "DELETE",
          "Path",
          "MessageMapping");

  private static final Set<String> SCHEDULED = Set.of("Scheduled");
  private static final Set<String> BROKERS =
      Set.of("KafkaListener", "RabbitListener", "JmsListener", "SqsListener", "StreamListener");

  /** Types of parameters by which a framework shows that runs its handlers on many threads. */
  private static final Map<String, String> CONCURRENT =
      Map.ofEntries(
          Map.entry("net.dv8tion.jda.", "JDA events"),
          Map.entry("discord4j.core.", "Discord4J events"),
          Map.entry("sx.blah.discord.", "Discord4J events"),
          Map.entry("org.javacord.api.", "Javacord events"),
          Map.entry("com.slack.api.bolt.", "Slack events"),
          Map.entry("jakarta.servlet.", "web requests"),
          Map.entry("javax.servlet.", "web requests"),
          Map.entry("io.javalin.", "web requests"),
          Map.entry("com.jagrosh.jdautilities.", "JDA events"),
          Map.entry("io.grpc.stub.", "calls over gRPC"),
          Map.entry("com.linecorp.bot.", "LINE events"),
          Map.entry("org.pircbotx.hooks.", "IRC events"));

  /** As before, for frameworks that run one handler after the other. */
  private static final Map<String, String> ONE_BY_ONE =
      Map.of(
          "org.telegram.telegrambots.", "Telegram updates",
          "com.pengrad.telegrambot.", "Telegram updates",
          "com.github.theholywaffle.teamspeak3.", "TeamSpeak events",
          "com.sun.net.httpserver.", "HTTP requests",
          "org.quartz.", "Quartz jobs");

  private static final Set<String> SUPERTYPES_OF_WEB =
      Set.of(
          "jakarta.servlet.http.HttpServlet",
          "javax.servlet.http.HttpServlet",
          "jakarta.servlet.Filter",
          "javax.servlet.Filter",
          "org.springframework.web.servlet.HandlerInterceptor");

  private static final Set<String> TASKS =
      Set.of(
          "submit",
          "execute",
          "runAsync",
          "supplyAsync",
          "thenApplyAsync",
          "thenAcceptAsync",
          "thenRunAsync",
          "invokeAll",
          "runTaskAsynchronously",
          "startVirtualThread");

  private static final Set<String> PERIODIC =
      Set.of("scheduleAtFixedRate", "scheduleWithFixedDelay", "schedule", "runTaskTimer");

  private final Entries entries;
  private final Uses uses;
  private final Runs runs;

  Runners(Entries entries, Uses uses, Runs runs) {
    this.entries = entries;
    this.uses = uses;
    this.runs = runs;
  }

  /**
   * Something that runs code.
   *
   * @param what for people: {@code web requests}
   * @param where the method or task that it runs
   * @param many whether it runs the same code on several threads at once
   */
  record Runner(String what, String where, boolean many) {}

  /** What runs some places. */
  List<Runner> of(List<Site> places) {
    return new Search().run(places);
  }

  private final class Search {
    private final Map<String, Runner> found = new LinkedHashMap<>();
    private final Deque<Site> todo = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();

    List<Runner> run(List<Site> places) {
      todo.addAll(places);
      for (int left = PATIENCE; left > 0 && !todo.isEmpty(); left--) {
        climb(todo.remove());
      }
      return List.copyOf(found.values());
    }

    private void add(String what, String where, boolean many) {
      Runner known = found.get(what);
      if (known == null || many && !known.many) {
        found.put(what, new Runner(what, where, many));
      }
    }

    private void climb(Site site) {
      Trail child = site.trail();
      for (Trail trail = child.up(); trail != null; trail = trail.up()) {
        Object node = trail.node();
        boolean function = child.node() instanceof Expr.Lambda;
        boolean reference = child.node() instanceof Expr.MethodRef && child == site.trail();
        if ((function || reference) && isTask(site, trail, child)) {
          return;
        }
        if (node instanceof MethodDecl method) {
          method(site.at(trail), method);
          return;
        }
        if (node instanceof FieldDecl || node instanceof Initializer) {
          return;
        }
        child = trail;
      }
    }

    /** Whether a function is passed to what runs it on a thread of its own. */
    private boolean isTask(Site site, Trail holder, Trail function) {
      String where = where(site, ((Expr) function.node()).place());
      if (holder.node() instanceof Expr.New creation
          && creation.arguments().contains(function.node())
          && isThread(site, creation)) {
        add("the thread of " + where, where, isAgain(site.at(holder)));
        return true;
      }
      if (!(holder.node() instanceof Expr.Call call)
          || !call.arguments().contains(function.node())) {
        return false;
      }
      if (PERIODIC.contains(call.name())) {
        add("a scheduler", where, false);
        return true;
      }
      if (TASKS.contains(call.name())) {
        add("tasks of an executor", where, !isOneThread(site, call));
        return true;
      }
      String receiver = site.typing().invocation(call).receiver().name();
      String events =
          prefixed(CONCURRENT, receiver.startsWith("spark.") ? "io.javalin." : receiver);
      if (events == null && function.node() instanceof Expr.Lambda lambda) {
        for (Parameter parameter : lambda.parameters()) {
          String given = prefixed(CONCURRENT, site.typing().declared(parameter).type().name());
          events = given == null ? events : given;
        }
      }
      if (events != null) {
        add(events, where, true);
      }
      return events != null;
    }

    private static String where(Site site, Place place) {
      String path = site.file().path();
      int line = site.file().lines().line(place.start());
      return path.substring(path.lastIndexOf('/') + 1) + ":" + line;
    }

    private boolean isOneThread(Site site, Expr.Call call) {
      Expr target = call.target();
      Variable executor = target == null ? null : site.typing().variable(target);
      SourceFile home =
          executor != null && executor.isField() ? uses.fileOf(executor.owner()) : site.file();
      return home != null && home.text().contains("newSingleThread");
    }

    private void method(Site at, MethodDecl method) {
      TypeDecl type = at.trail().type();
      if (method.isConstructor()
          || !seen.add(at.file().path() + ":" + method.place().start())
          || entries.isOnce(method, type, at.typing())) {
        return;
      }
      String where =
          type.kind() == TypeDecl.Kind.ANONYMOUS
              ? where(at, method.place())
              : type.simpleName() + "." + method.name();
      if (isRun(method, type, at.typing(), where)) {
        return;
      }
      boolean function = entries.isFunction(method, type, at.typing());
      if (function && isHandedOver(type)) {
        task(type, at, where);
      } else {
        todo.addAll(uses.callsOf(at.typing().info(method)).certain());
      }
      Trail body = at.trail().up();
      if (type.kind() == TypeDecl.Kind.ANONYMOUS
          && body != null
          && body.up() != null
          && !function) {
        todo.add(at.at(body.up()));
      }
    }

    /** Whether objects of a class go to somebody who runs them; nobody may make any. */
    private boolean isHandedOver(TypeDecl type) {
      return type.kind() == TypeDecl.Kind.ANONYMOUS
          || !type.annotations().isEmpty()
          || uses.creationsOf(type.binaryName()).certain().stream()
              .anyMatch(
                  made ->
                      !(made.trail().parent() instanceof Expr.Call call)
                          || call.target() != made.expression());
    }

    private void task(TypeDecl type, Site at, String where) {
      if (at.typing().isA(Type.of(type.binaryName()), "java.util.TimerTask") == Answer.YES) {
        add("a scheduler", where, false);
        return;
      }
      boolean thread =
          at.typing().isA(Type.of(type.binaryName()), "java.lang.Thread") == Answer.YES;
      boolean many = false;
      boolean own = thread;
      for (Site creation : uses.creationsOf(type.binaryName()).certain()) {
        Trail holder = creation.trail().up();
        if (holder != null
            && holder.node() instanceof Expr.New outer
            && outer.arguments().contains(creation.expression())
            && isThread(creation, outer)) {
          own = true;
          many |= isAgain(creation);
        } else if (thread) {
          many |= isAgain(creation);
        } else if (holder != null
            && holder.node() instanceof Expr.Call call
            && call.arguments().contains(creation.expression())
            && TASKS.contains(call.name())) {
          many |= !isOneThread(creation, call);
        }
      }
      add(own ? "the thread of " + where : "tasks of an executor", where, many);
    }

    private boolean isAgain(Site site) {
      return runs.ofCode(site).often() == Runs.Often.AGAIN;
    }

    private static boolean isThread(Site site, Expr.New creation) {
      return site.typing().isA(site.typing().resolve(creation.type()), "java.lang.Thread")
          == Answer.YES;
    }

    /** Whether a framework runs a method; what runs it is noted. */
    private boolean isRun(MethodDecl method, TypeDecl type, Typing typing, String where) {
      boolean run = false;
      for (Annotation annotation : method.annotations()) {
        String name = annotation.simpleName();
        String what =
            WEB.contains(name)
                ? "web requests"
                : name.equals("Async")
                    ? "@Async calls"
                    : SCHEDULED.contains(name)
                        ? "a scheduler"
                        : BROKERS.contains(name) ? "messages of a broker" : null;
        if (what != null) {
          add(what, where, WEB.contains(name) || name.equals("Async"));
          run = true;
        }
      }
      return run || isServlet(method, type, typing, where) || isGiven(method, type, typing, where);
    }

    private boolean isServlet(MethodDecl method, TypeDecl type, Typing typing, String where) {
      String name = typing.info(type).name();
      boolean web =
          (method.name().startsWith("do") || method.name().endsWith("Handle"))
              && SUPERTYPES_OF_WEB.stream()
                  .anyMatch(s -> typing.isA(Type.of(name), s) == Answer.YES);
      if (web || method.name().equals("onWebhookUpdateReceived")) {
        add("web requests", where, true);
        return true;
      }
      return false;
    }

    /** By what a method is given; a handler that is called by another has its callers asked too. */
    private boolean isGiven(MethodDecl method, TypeDecl type, Typing typing, String where) {
      for (Parameter parameter : method.parameters()) {
        String name = typing.declared(parameter).type().name();
        String many = prefixed(CONCURRENT, name);
        if (many != null && isOfEvents(name, method)) {
          add(many, where, true);
          return true;
        }
        String one = prefixed(ONE_BY_ONE, name);
        if (one != null && entries.again(method, type, typing) != null) {
          add(one, where, false);
        }
      }
      return false;
    }

    private boolean isOfEvents(String type, MethodDecl method) {
      return type.contains("event") || type.contains("Event") || !method.isStatic();
    }

    private @Nullable String prefixed(Map<String, String> prefixes, String type) {
      for (Map.Entry<String, String> each : prefixes.entrySet()) {
        if (type.startsWith(each.getKey())) {
          return each.getValue();
        }
      }
      return null;
    }
  }

  /** Whether several threads at once run code that these run. */
  static boolean areSeveral(List<Runner> runners) {
    return runners.size() > 1 || runners.stream().anyMatch(Runner::many);
  }

  /** Whether a class is one that serves web requests. */
  static boolean servesWeb(TypeDecl type) {
    return type.annotations().stream()
        .anyMatch(
            a -> a.simpleName().equals("RestController") || a.simpleName().equals("Controller"));
  }
}
