package dev.watertight.project;

import dev.watertight.analysis.ResourceFacts;
import dev.watertight.model.Expr;
import dev.watertight.model.FieldDecl;
import dev.watertight.model.Member;
import dev.watertight.model.SourceFile;
import dev.watertight.model.TypeDecl;
import dev.watertight.types.Type;
import dev.watertight.types.Typing;
import dev.watertight.types.Variable;
import java.util.List;
import java.util.Set;

/**
 * Fields that hold one connection for as long as the process lives: opened once, put back by
 * nobody. Thread-safe.
 */
final class LastingConnections {
  /** Who asks this may open another. */
  private static final Set<String> ASKED =
      Set.of("isClosed", "isValid", "isOpen", "isConnected", "isBroken", "ping");

  private final ResourceFacts facts;
  private final Uses uses;
  private final Entries entries;
  private final Runs runs;

  LastingConnections(ResourceFacts facts, Uses uses, Entries entries, Runs runs) {
    this.facts = facts;
    this.uses = uses;
    this.entries = entries;
    this.runs = runs;
  }

  /** Whether objects of a type are single connections. */
  boolean isOne(Type type) {
    return SharedConnections.isOneConnection(facts, type);
  }

  /** Whether a field holds one that is never replaced. */
  boolean isIn(Variable field) {
    return isOne(field.type())
        && (field.isStatic() || isOfOneObject(field))
        && isNeverReplaced(field);
  }

  private boolean isOfOneObject(Variable field) {
    SourceFile file = uses.fileOf(field.owner());
    TypeDecl type = file == null ? null : FileNames.declared(file.types(), field.owner());
    if (type == null) {
      return false;
    }
    if (entries.isSingleton(type)) {
      return true;
    }
    Uses.Found creations = uses.creationsOf(field.owner());
    return creations.all()
        && !creations.certain().isEmpty()
        && creations.certain().stream()
            .allMatch(creation -> runs.of(creation).often() == Runs.Often.ONCE);
  }

  private boolean isNeverReplaced(Variable field) {
    List<Site> sites = uses.usesOf(field).certain();
    boolean opened = isInitialized(field);
    for (Site use : sites) {
      if (use.trail().parent() instanceof Expr.Assign assign
          && assign.target() == use.expression()) {
        if (assign.value() instanceof Expr.Literal
            || !Fates.isConstruction(use.trail()) && !isOpenedOnce(use, sites)) {
          return false;
        }
        opened = true;
      }
    }
    return opened;
  }

  /** Whether code that opens one runs once, and not because the last one has gone. */
  private boolean isOpenedOnce(Site assigned, List<Site> all) {
    Member here = assigned.trail().member();
    return all.stream()
            .noneMatch(
                use ->
                    use.trail().member() == here
                        && use.trail().parent() instanceof Expr.Call call
                        && call.target() == use.expression()
                        && ASKED.contains(call.name()))
        && runs.ofCode(assigned).often() == Runs.Often.ONCE;
  }

  private boolean isInitialized(Variable field) {
    SourceFile file = uses.fileOf(field.owner());
    if (file == null) {
      return false;
    }
    Typing typing = facts.typings().of(file);
    return uses.names(file).fields(field.name()).stream()
        .anyMatch(
            trail ->
                trail.node() instanceof FieldDecl declared
                    && declared.initializer() != null
                    && !(declared.initializer() instanceof Expr.Literal)
                    && trail.type().binaryName().equals(field.owner())
                    && field.equals(typing.info(trail.type()).field(declared.name())));
  }
}
