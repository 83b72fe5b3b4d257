package dev.watertight.states;

import dev.watertight.catalogue.Catalogue;
import dev.watertight.catalogue.StateNames;
import dev.watertight.model.Expr;
import dev.watertight.model.ImportDecl;
import dev.watertight.model.MethodDecl;
import dev.watertight.model.SourceFile;
import dev.watertight.model.Stmt;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.ClearingSigns;
import dev.watertight.types.MethodInfo;
import dev.watertight.types.Typing;
import dev.watertight.types.World;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Recognises dialog state, which has no standard type: by what a team's configuration names, then
 * by shape and by name. What may be something else is not dialog state. Immutable.
 */
public final class DialogStates {
  private final NamedStates named;
  private final DialogKeys keys;
  private final IdleConstants idle;
  private final CancelWords cancelWords;
  private final Handlers handlers;
  private final CollectionAccess collections;
  private final RedisAccess redis;
  private final ServiceAccess services;
  private final PropertyAccess properties;

  /** Names by whether a call of such a method may end a dialog; the same come in many files. */
  private final Map<String, Boolean> ending = new ConcurrentHashMap<>();

  /** Recognises what the catalogue's configurations name, and what looks so. */
  public DialogStates(World world, Catalogue catalogue) {
    List<StateNames> names = catalogue.states();
    this.keys = new DialogKeys(world, names);
    this.idle = new IdleConstants(names);
    this.cancelWords = new CancelWords(names);
    this.handlers = new Handlers(world, catalogue);
    this.named = new NamedStates(world, names, idle, keys);
    this.collections = new CollectionAccess(world, idle, keys);
    this.redis = new RedisAccess(world, keys);
    this.services = new ServiceAccess(world, idle, keys);
    this.properties = new PropertyAccess(idle);
  }

  /** What a call or an assignment does to dialog state, null where it is none or unsure. */
  public @Nullable StateAccess access(Expr e, Typing typing) {
    if (e instanceof Expr.Call call) {
      StateAccess found = named.access(call, typing);
      found = found != null ? found : collections.access(call, typing);
      found = found != null ? found : redis.access(call, typing);
      found = found != null ? found : properties.access(call, typing);
      return found != null ? found : services.access(call, typing);
    }
    return e instanceof Expr.Assign assign ? properties.access(assign, typing) : null;
  }

  /** Whether a value means that no dialog is going on. */
  public boolean isIdle(Expr value, Typing typing) {
    return idle.sense(value, typing) != IdleConstants.Sense.NONE;
  }

  /** Whether a value can mean nothing but that no dialog is going on; a menu may be a dialog. */
  public boolean isSurelyIdle(Expr value, Typing typing) {
    return idle.sense(value, typing) == IdleConstants.Sense.SURE;
  }

  /** Whether a text is what users type or press to leave a dialog. */
  public boolean isCancelWord(String text) {
    return cancelWords.is(text);
  }

  /** Whether a condition compares what the user sent with what users type to leave a dialog. */
  public boolean testsCancelWord(Expr condition, Typing typing) {
    return cancelWords.tests(condition, typing);
  }

  /** Whether a name is that of a constant for what users type or press to leave a dialog. */
  boolean isCancelConstant(Expr e) {
    return cancelWords.isConstant(e);
  }

  /** Whether a condition holds only if the user sent a command such as {@code /start}. */
  boolean testsCommand(Expr condition, Typing typing) {
    return cancelWords.testsCommand(condition, typing);
  }

  /** Whether a case of a switch is what users type to leave a dialog. */
  public boolean testsCancelWord(Stmt.Case c, Typing typing) {
    return cancelWords.tests(c, typing);
  }

  /** Whether a method handles what users send: named so, configured so, or given an update. */
  public boolean isHandler(TypeDecl type, MethodDecl method, Typing typing) {
    return handlers.isHandler(type, method, typing);
  }

  /** Where updates come in: the methods that a bot library calls. */
  List<MethodInfo> doors() {
    return handlers.doors();
  }

  /** Whether a file is part of a bot; elsewhere a session is that of a login. */
  public boolean isBot(SourceFile file) {
    return isBot(file.imports().stream().map(ImportDecl::name).toList());
  }

  /** Whether a file with these imports is part of a bot. */
  boolean isBot(List<String> imports) {
    return !named.isEmpty() || handlers.isBot(imports);
  }

  /** The names by which a call or an assignment shows that it may end a dialog. */
  ClearingSigns signs() {
    return new DialogSigns(!named.isEmpty());
  }

  /** Whether a call of a method of this name may end a dialog. */
  boolean mayEnd(String method) {
    return ending.computeIfAbsent(
        method,
        name ->
            named.mayEnd(name)
                || ServiceAccess.isEnding(name)
                || ServiceAccess.isWriting(name)
                || CollectionAccess.isEnding(name)
                || RedisAccess.isEnding(name));
  }

  /** Whether the name of a method or field may have to do with the end of a dialog. */
  boolean mayConcern(String name) {
    return mayEnd(name) || isStateName(name);
  }

  /** Whether an expression may name the user or chat whose state is asked for. */
  boolean isKey(Expr e, Typing typing) {
    return keys.isKey(e, typing);
  }

  /** Whether an expression is made from a key of a type that the configuration names. */
  boolean hasNamedKey(Expr e, Typing typing) {
    return keys.hasNamed(e, typing);
  }

  /** Whether a name is that of dialog state, such as {@code userStates}. */
  public static boolean isStateName(String name) {
    return Words.sense(name) == Words.Sense.STATE;
  }
}
