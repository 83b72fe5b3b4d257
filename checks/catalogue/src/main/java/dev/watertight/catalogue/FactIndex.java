package dev.watertight.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The facts of one family by what is asked. */
final class FactIndex {
  final Facts facts;
  final MemberIndex<Creator> creators = new MemberIndex<>();
  final MemberIndex<Creator> lenders = new MemberIndex<>();
  final MemberIndex<Borrow> borrows = new MemberIndex<>();
  final MemberIndex<MemberRef> shared = new MemberIndex<>();
  final MemberIndex<MemberRef> neverClose = new MemberIndex<>();
  final MemberIndex<MemberRef> mustClose = new MemberIndex<>();
  final MemberIndex<MemberRef> sharesParent = new MemberIndex<>();
  final MemberIndex<Helper> closingHelpers = new MemberIndex<>();
  final MemberIndex<MemberRef> leavesOpen = new MemberIndex<>();
  final MemberIndex<MemberRef> scopedHelpers = new MemberIndex<>();
  final MemberIndex<MemberRef> neverThrows = new MemberIndex<>();
  final MemberIndex<Wrap> wraps = new MemberIndex<>();
  final MemberIndex<ParameterRole> receivedAs = new MemberIndex<>();
  final Set<String> neverCloseFields;

  FactIndex(Facts facts) {
    this.facts = facts;
    neverCloseFields = new HashSet<>(facts.neverCloseFields);
    for (ResourceType type : facts.resources.values()) {
      addBirths(type);
      addCalls(type);
    }
    for (MemberRef call : facts.neverCloseCalls) {
      shared.add(call, call);
      neverClose.add(call, call);
    }
    for (Helper helper : facts.closingHelpers) {
      closingHelpers.add(helper.call(), helper);
    }
    addAll(facts.leavesOpen, leavesOpen);
    addAll(facts.scopedHelpers, scopedHelpers);
    addAll(facts.neverThrows, neverThrows);
  }

  private void addBirths(ResourceType type) {
    for (Creator creator : type.creators()) {
      creators.add(creator.call(), creator);
    }
    for (MemberRef call : type.mustCloseWhenFrom()) {
      mustClose.add(call, call);
      if (!makes(type, call)) {
        creators.add(call, owned(call, type));
      }
    }
    for (MemberRef call : type.lentBy()) {
      if (!makes(type, call)) {
        lenders.add(call, owned(call, type));
      }
    }
    for (Borrow borrow : type.borrows()) {
      borrows.add(borrow.call(), borrow);
    }
  }

  private void addCalls(ResourceType type) {
    addAll(type.sharedInstanceFrom(), shared);
    addAll(type.neverCloseWhenFrom(), neverClose);
    addAll(type.sharesParent(), sharesParent);
    for (Wrap wrap : type.wraps()) {
      wraps.add(wrap.call(), wrap);
    }
    for (ParameterRole role : type.receivedAs()) {
      receivedAs.add(role.call(), role);
    }
  }

  private static void addAll(List<MemberRef> calls, MemberIndex<MemberRef> to) {
    for (MemberRef call : calls) {
      to.add(call, call);
    }
  }

  private static boolean makes(ResourceType type, MemberRef call) {
    for (Creator creator : type.creators()) {
      MemberRef known = creator.call();
      if (known.owner().equals(call.owner())
          && known.member().equals(call.member())
          && (known.parameters() == null || known.parameters().equals(call.parameters()))) {
        return true;
      }
    }
    return false;
  }

  private static Creator owned(MemberRef call, ResourceType type) {
    return new Creator(
        call, type.name(), type.pooled(), false, false, false, null, type.sinceJdk());
  }

  /** All types that these facts speak of as a resource or as the owner of a member. */
  Set<String> names() {
    Set<String> names = new TreeSet<>(facts.resources.keySet());
    for (MemberIndex<?> each :
        List.of(
            creators,
            lenders,
            borrows,
            shared,
            neverClose,
            sharesParent,
            closingHelpers,
            leavesOpen,
            scopedHelpers,
            neverThrows,
            wraps,
            receivedAs)) {
      names.addAll(each.owners());
    }
    names.addAll(facts.neverThrowingTypes);
    for (String field : neverCloseFields) {
      names.add(Names.owner(field));
    }
    return names;
  }

  /** The methods whose implementer has to close what it is given. */
  Set<String> receivers() {
    Set<String> receivers = new TreeSet<>();
    for (String owner : receivedAs.owners()) {
      receivers.addAll(receivedAs.members(owner));
    }
    return receivers;
  }

  /** Names by which code that makes a pool shows: methods, and simple names of classes. */
  Set<String> pools() {
    Set<String> names = new TreeSet<>();
    for (ResourceType type : facts.resources.values()) {
      for (Creator creator : type.creators()) {
        if (type.isPool(creator)) {
          MemberRef call = creator.call();
          boolean constructor = call.member().equals(MemberRef.CONSTRUCTOR);
          names.add(constructor ? Names.simple(call.owner()) : call.member());
        }
      }
    }
    return names;
  }

  /** The methods that make or lend. */
  Set<String> members() {
    Set<String> members = new TreeSet<>();
    for (MemberIndex<?> each : List.of(creators, lenders, borrows)) {
      for (String owner : each.owners()) {
        members.addAll(each.members(owner));
      }
    }
    members.remove(MemberRef.CONSTRUCTOR);
    return members;
  }
}
