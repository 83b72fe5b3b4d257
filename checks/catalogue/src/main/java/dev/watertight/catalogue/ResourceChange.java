package dev.watertight.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a team's configuration says about one resource type. On a type that the catalogue has, what
 * is said replaces or adds, the rest stays.
 *
 * @param name binary name
 * @param kind what it is for; empty leaves it
 * @param pooled whether an instance owns a pool, threads or event loops; empty leaves it
 * @param threadSafe whether threads may share one; empty leaves it
 * @param needsClose how serious a missing close is; empty leaves it
 * @param creators calls that make one; {@code <init>} of the type if there are none
 * @param closers ways to release it; {@code close} if there are none
 * @param notClosers methods that look like closers and are none
 * @param borrows calls on it that lend a sub-resource
 * @param wraps arguments that it takes over
 */
public record ResourceChange(
    String name,
    Optional<Kind> kind,
    Optional<Boolean> pooled,
    Optional<Boolean> threadSafe,
    Optional<NeedsClose> needsClose,
    List<OwnCreator> creators,
    List<Closer> closers,
    Set<String> notClosers,
    List<Borrow> borrows,
    List<Wrap> wraps) {

  /** The {@link ResourceType#family} of types that only a configuration knows. */
  public static final String FAMILY = "configuration";

  /**
   * A creator as configured.
   *
   * @param call the constructor or factory method
   * @param pooled whether the result is pooled; empty takes it from the type
   * @param async whether the result arrives in a future
   */
  public record OwnCreator(MemberRef call, Optional<Boolean> pooled, boolean async) {}

  public ResourceChange {
    creators = List.copyOf(creators);
    closers = List.copyOf(closers);
    notClosers = Set.copyOf(notClosers);
    borrows = List.copyOf(borrows);
    wraps = List.copyOf(wraps);
  }

  /** The calls that this speaks of. */
  List<MemberRef> calls() {
    List<MemberRef> calls = new ArrayList<>();
    creators.forEach(creator -> calls.add(creator.call()));
    borrows.forEach(borrow -> calls.add(borrow.call()));
    wraps.forEach(wrap -> calls.add(wrap.call()));
    return calls;
  }

  ResourceType on(@Nullable ResourceType known) {
    ResourceDraft draft = known == null ? fresh() : new ResourceDraft(known);
    kind.ifPresent(value -> draft.kind = value);
    pooled.ifPresent(value -> draft.pooled = value);
    threadSafe.ifPresent(value -> draft.threadSafe = value);
    needsClose.ifPresent(value -> draft.needsClose = value);
    for (OwnCreator creator : creators) {
      draft.creators.removeIf(each -> each.call().equals(creator.call()));
      draft.creators.add(
          created(creator.call(), creator.pooled().orElse(draft.pooled), creator.async()));
    }
    pooled.ifPresent(value -> repool(draft, value));
    draft.notClosers.addAll(notClosers);
    draft.closers.removeIf(closer -> closer.onInstance() && notClosers.contains(closer.method()));
    for (Closer closer : closers) {
      draft.closers.removeIf(closer::equals);
      draft.closers.add(closer);
      draft.notClosers.remove(closer.method());
    }
    draft.borrows.addAll(borrows);
    draft.wraps.addAll(wraps);
    return draft.finish();
  }

  private ResourceDraft fresh() {
    ResourceDraft draft = new ResourceDraft(name, FAMILY);
    if (creators.isEmpty()) {
      draft.creators.add(
          created(MemberRef.of(name, MemberRef.CONSTRUCTOR), pooled.orElse(false), false));
    }
    if (closers.isEmpty()) {
      draft.closers.add(Closer.method("close"));
    }
    return draft;
  }

  private Creator created(MemberRef call, boolean isPooled, boolean async) {
    return new Creator(call, name, isPooled, false, async, false, null, 0);
  }

  // What is said about the type holds for each creator of which nothing is said.
  private void repool(ResourceDraft draft, boolean value) {
    draft.creators.replaceAll(
        each ->
            creators.stream().anyMatch(own -> own.call().equals(each.call()))
                ? each
                : new Creator(
                    each.call(),
                    each.creates(),
                    value,
                    each.connects(),
                    each.async(),
                    each.protectedOnly(),
                    each.declaredReturn(),
                    each.sinceJdk()));
  }
}
