package dev.watertight.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@link ResourceType} that is still being read. */
final class ResourceDraft {
  final String name;
  final String family;
  String artifact = "";
  @Nullable Kind kind;
  boolean pooled;
  @Nullable NeedsClose needsClose;
  Support autoCloseable = Support.NO;
  boolean threadSafe;
  boolean deprecated;
  final List<Creator> creators = new ArrayList<>();
  final List<MemberRef> lentBy = new ArrayList<>();
  final List<Closer> closers = new ArrayList<>();
  boolean closersTogether;
  final Set<String> notClosers = new LinkedHashSet<>();
  final List<Borrow> borrows = new ArrayList<>();
  final Set<String> accessorsNotOwned = new LinkedHashSet<>();
  final List<MemberRef> sharesParent = new ArrayList<>();
  final List<MemberRef> sharedInstanceFrom = new ArrayList<>();
  final List<MemberRef> mustCloseWhenFrom = new ArrayList<>();
  final List<MemberRef> neverCloseWhenFrom = new ArrayList<>();
  final List<Wrap> wraps = new ArrayList<>();
  final List<ParameterRole> receivedAs = new ArrayList<>();
  @Nullable String springBeanClose;
  int sinceJdk;
  @Nullable String firstSeen;
  @Nullable String lastSeen;
  String note = "";

  ResourceDraft(String name, String family) {
    this.name = name;
    this.family = family;
  }

  /** Starts from what is known already. */
  ResourceDraft(ResourceType known) {
    this(known.name(), known.family());
    artifact = known.artifact();
    kind = known.kind();
    pooled = known.pooled();
    needsClose = known.needsClose();
    autoCloseable = known.autoCloseable();
    threadSafe = known.threadSafe();
    deprecated = known.deprecated();
    creators.addAll(known.creators());
    lentBy.addAll(known.lentBy());
    closers.addAll(known.closers());
    closersTogether = known.closersTogether();
    notClosers.addAll(known.notClosers());
    borrows.addAll(known.borrows());
    accessorsNotOwned.addAll(known.accessorsNotOwned());
    sharesParent.addAll(known.sharesParent());
    sharedInstanceFrom.addAll(known.sharedInstanceFrom());
    mustCloseWhenFrom.addAll(known.mustCloseWhenFrom());
    neverCloseWhenFrom.addAll(known.neverCloseWhenFrom());
    wraps.addAll(known.wraps());
    receivedAs.addAll(known.receivedAs());
    springBeanClose = known.springBeanClose();
    sinceJdk = known.sinceJdk();
    firstSeen = known.firstSeen();
    lastSeen = known.lastSeen();
    note = known.note();
  }

  ResourceType finish() {
    return new ResourceType(
        name,
        kind == null ? Kind.OTHER : kind,
        pooled,
        needsClose == null ? NeedsClose.ALWAYS : needsClose,
        autoCloseable,
        threadSafe,
        deprecated,
        copy(creators),
        copy(lentBy),
        copy(closers),
        closersTogether,
        copy(notClosers),
        copy(borrows),
        copy(accessorsNotOwned),
        copy(sharesParent),
        copy(sharedInstanceFrom),
        copy(mustCloseWhenFrom),
        copy(neverCloseWhenFrom),
        copy(wraps),
        copy(receivedAs),
        springBeanClose,
        family,
        artifact,
        sinceJdk,
        firstSeen,
        lastSeen,
        note);
  }

  // Most are empty, and reading hundreds of entries should not copy each.
  private static <T> List<T> copy(List<T> list) {
    return list.isEmpty() ? List.of() : List.copyOf(list);
  }

  private static <T> Set<T> copy(Set<T> set) {
    return set.isEmpty() ? Set.of() : Set.copyOf(set);
  }
}
