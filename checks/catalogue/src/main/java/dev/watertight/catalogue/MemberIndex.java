package dev.watertight.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Facts found by owner and member. */
final class MemberIndex<T> {
  private final Map<String, Map<String, List<T>>> byOwner = new HashMap<>();

  void add(MemberRef call, T fact) {
    add(call.owner(), call.member(), fact);
  }

  // No lambda and no record as key: both would be paid for at the start of a cold virtual machine.
  void add(String owner, String member, T fact) {
    Map<String, List<T>> members = byOwner.get(owner);
    if (members == null) {
      members = new HashMap<>();
      byOwner.put(owner, members);
    }
    List<T> facts = members.get(member);
    if (facts == null) {
      facts = new ArrayList<>(2);
      members.put(member, facts);
    }
    facts.add(fact);
  }

  List<T> get(String owner, String member) {
    Map<String, List<T>> members = byOwner.get(owner);
    if (members == null) {
      return List.of();
    }
    List<T> facts = members.get(member);
    return facts == null ? List.of() : List.copyOf(facts);
  }

  Set<String> owners() {
    return byOwner.keySet();
  }

  Set<String> members(String owner) {
    Map<String, List<T>> members = byOwner.get(owner);
    return members == null ? Set.of() : members.keySet();
  }
}
