package dev.watertight.catalogue;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A type whose instances own something that the garbage collector does not give back.
 *
 * @param name binary name
 * @param kind what it is for
 * @param pooled whether an instance normally owns a pool, threads or event loops; a {@link Creator}
 *     knows better
 * @param needsClose how serious a missing close is
 * @param autoCloseable whether it is an {@code AutoCloseable}
 * @param threadSafe whether one instance may serve several threads
 * @param deprecated whether the newest version deprecates it
 * @param creators calls that make one
 * @param lentBy calls on other resources that lend one
 * @param closers ways to release it
 * @param closersTogether whether only all closers together release it
 * @param notClosers methods that look like closers and are none
 * @param borrows calls on it that lend a sub-resource
 * @param accessorsNotOwned methods that return something closeable which stays its own
 * @param sharesParent calls that derive an instance which shares the resources of its parent
 * @param sharedInstanceFrom calls that hand out a process-wide instance, not to be closed by the
 *     caller
 * @param mustCloseWhenFrom calls whose result has to be closed whatever {@code needsClose} says
 * @param neverCloseWhenFrom calls whose result needs no close whatever {@code needsClose} says
 * @param wraps arguments that it or its methods take over
 * @param receivedAs parameters through which an implementer receives one to close
 * @param springBeanClose the method that Spring calls on a bean without a destroy method, {@code
 *     DisposableBean}, or the word none if it calls nothing; null if that is not known
 * @param family the data file it stands in, such as {@code redis}; {@code configuration} for a
 *     team's own
 * @param artifact the library as {@code group:artifact}, {@code jdk}, or empty
 * @param sinceJdk the first JDK that has it, or 0
 * @param firstSeen the oldest version read that has it where older ones were read and lack it, else
 *     null
 * @param lastSeen the newest version read that has it where newer ones were read and lack it, else
 *     null
 * @param note for people; may be empty
 */
public record ResourceType(
    String name,
    Kind kind,
    boolean pooled,
    NeedsClose needsClose,
    Support autoCloseable,
    boolean threadSafe,
    boolean deprecated,
    List<Creator> creators,
    List<MemberRef> lentBy,
    List<Closer> closers,
    boolean closersTogether,
    Set<String> notClosers,
    List<Borrow> borrows,
    Set<String> accessorsNotOwned,
    List<MemberRef> sharesParent,
    List<MemberRef> sharedInstanceFrom,
    List<MemberRef> mustCloseWhenFrom,
    List<MemberRef> neverCloseWhenFrom,
    List<Wrap> wraps,
    List<ParameterRole> receivedAs,
    @Nullable String springBeanClose,
    String family,
    String artifact,
    int sinceJdk,
    @Nullable String firstSeen,
    @Nullable String lastSeen,
    String note) {

  public ResourceType {
    creators = List.copyOf(creators);
    lentBy = List.copyOf(lentBy);
    closers = List.copyOf(closers);
    notClosers = Set.copyOf(notClosers);
    borrows = List.copyOf(borrows);
    accessorsNotOwned = Set.copyOf(accessorsNotOwned);
    sharesParent = List.copyOf(sharesParent);
    sharedInstanceFrom = List.copyOf(sharedInstanceFrom);
    mustCloseWhenFrom = List.copyOf(mustCloseWhenFrom);
    neverCloseWhenFrom = List.copyOf(neverCloseWhenFrom);
    wraps = List.copyOf(wraps);
    receivedAs = List.copyOf(receivedAs);
  }

  /** Whether what this creator makes is a pool, client or storage that operations have to share. */
  public boolean isPool(Creator creator) {
    return kind.isLongLived() && creator.isShareable();
  }

  /** The last part of the name: {@code Builder} of {@code a.Client$Builder}. */
  public String simpleName() {
    return Names.simple(name);
  }
}
