package dev.watertight.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts by what is asked. */
final class FactIndex {
  final MemberIndex<Creator> creators = new MemberIndex<>();
  final MemberIndex<Borrow> borrows = new MemberIndex<>();
  final MemberIndex<MemberRef> shared = new MemberIndex<>();
  final MemberIndex<MemberRef> neverClose = new MemberIndex<>();
  final MemberIndex<MemberRef> mustClose = new MemberIndex<>();
  final MemberIndex<MemberRef> sharesParent = new MemberIndex<>();
  final MemberIndex<Helper> closingHelpers = new MemberIndex<>();
  final MemberIndex<MemberRef> leavesOpen = new MemberIndex<>();
  final MemberIndex<MemberRef> scopedHelpers = new MemberIndex<>();
  final MemberIndex<Wrap> wraps = new MemberIndex<>();
  final MemberIndex<ParameterRole> receivedAs = new MemberIndex<>();
  final Set<String> neverCloseFields;
  private final Set<String> names = new LinkedHashSet<>();
  private @Nullable Map<String, List<String>> bySimpleName;
  private @Nullable Set<String> words;

  FactIndex(Facts facts) {
    neverCloseFields = new HashSet<>(facts.neverCloseFields);
    for (ResourceType type : facts.resources.values()) {
      addCalls(type);
    }
    for (ResourceType type : facts.resources.values()) {
      addLent(type);
    }
    for (MemberRef call : facts.neverCloseCalls) {
      shared.add(call, call);
      neverClose.add(call, call);
    }
    for (Helper helper : facts.closingHelpers) {
      closingHelpers.add(helper.call(), helper);
    }
    for (MemberRef call : facts.leavesOpen) {
      leavesOpen.add(call, call);
    }
    for (MemberRef call : facts.scopedHelpers) {
      scopedHelpers.add(call, call);
    }
    gatherNames(facts);
  }

  private void addCalls(ResourceType type) {
    for (Creator creator : type.creators()) {
      creators.add(creator.call(), creator);
    }
    for (MemberRef call : type.mustCloseWhenFrom()) {
      mustClose.add(call, call);
      if (!makes(creators.get(call.owner(), call.member()), type, call)) {
        creators.add(call, owned(call, type));
      }
    }
    for (Borrow borrow : type.borrows()) {
      borrows.add(borrow.call(), borrow);
    }
    for (MemberRef call : type.sharedInstanceFrom()) {
      shared.add(call, call);
    }
    for (MemberRef call : type.neverCloseWhenFrom()) {
      neverClose.add(call, call);
    }
    for (MemberRef call : type.sharesParent()) {
      sharesParent.add(call, call);
    }
    for (Wrap wrap : type.wraps()) {
      wraps.add(wrap.call(), wrap);
    }
    for (ParameterRole role : type.receivedAs()) {
      receivedAs.add(role.call(), role);
    }
  }

  // After all borrows are known: what is lent needs no second birth as a creator.
  private void addLent(ResourceType type) {
    for (MemberRef call : type.lentBy()) {
      if (borrows.get(call.owner(), call.member()).isEmpty()
          && !makes(creators.get(call.owner(), call.member()), type, call)) {
        creators.add(call, owned(call, type));
      }
    }
  }

  private static boolean makes(List<Creator> known, ResourceType type, MemberRef call) {
    for (Creator creator : known) {
      boolean sameOverload =
          creator.call().parameters() == null
              || creator.call().parameters().equals(call.parameters());
      if (sameOverload && creator.creates().equals(type.name())) {
        return true;
      }
    }
    return false;
  }

  private static Creator owned(MemberRef call, ResourceType type) {
    return new Creator(call, type.name(), type.pooled(), false, false, null, type.sinceJdk());
  }

  private void gatherNames(Facts facts) {
    names.addAll(facts.resources.keySet());
    for (MemberIndex<?> each :
        List.of(
            creators,
            borrows,
            shared,
            neverClose,
            sharesParent,
            closingHelpers,
            leavesOpen,
            scopedHelpers,
            wraps,
            receivedAs)) {
      names.addAll(each.owners());
    }
  }

  boolean knows(String binaryName) {
    return names.contains(binaryName);
  }

  synchronized List<String> withSimpleName(String simpleName) {
    Map<String, List<String>> map = bySimpleName;
    if (map == null) {
      map = new HashMap<>();
      for (String name : names) {
        String simple = Names.simple(name);
        List<String> same = map.get(simple);
        if (same == null) {
          same = new ArrayList<>(1);
          map.put(simple, same);
        }
        same.add(name);
      }
      bySimpleName = map;
    }
    List<String> found = map.get(simpleName);
    return found == null ? List.of() : found;
  }

  synchronized Set<String> words() {
    Set<String> found = words;
    if (found == null) {
      found = new HashSet<>();
      for (String name : names) {
        found.add(Names.simple(name));
      }
      addMembers(creators, found);
      addMembers(borrows, found);
      found.remove(MemberRef.CONSTRUCTOR);
      found = Collections.unmodifiableSet(found);
      words = found;
    }
    return found;
  }

  private static void addMembers(MemberIndex<?> index, Set<String> into) {
    for (String owner : index.owners()) {
      into.addAll(index.members(owner));
    }
  }
}
