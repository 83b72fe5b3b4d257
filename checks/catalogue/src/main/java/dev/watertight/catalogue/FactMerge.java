package dev.watertight.catalogue;

import java.util.List;
import java.util.Set;

/** Adds a team's own facts to the built-in ones. */
final class FactMerge {
  private final UserConfiguration own;
  private final Facts merged = new Facts();

  private FactMerge(UserConfiguration own) {
    this.own = own;
  }

  static Facts merge(Facts builtIn, UserConfiguration configuration) {
    FactMerge merge = new FactMerge(configuration);
    merge.add(builtIn);
    return merge.merged;
  }

  private void add(Facts builtIn) {
    merged.resources.putAll(builtIn.resources);
    for (ResourceChange change : own.resources()) {
      merged.resources.put(change.name(), change.on(merged.resources.get(change.name())));
    }
    merged.resources.keySet().removeAll(own.notResourceTypes());
    merged.resources.replaceAll((name, type) -> withoutExcluded(type));
    merged.neverCloseFields.addAll(builtIn.neverCloseFields);
    merged.neverCloseCalls.addAll(builtIn.neverCloseCalls);
    merged.neverCloseCalls.addAll(own.notResourceCalls());
    Set<String> closing = calls(own.closingHelpers().stream().map(Helper::call).toList());
    builtIn.closingHelpers.stream()
        .filter(helper -> !closing.contains(MemberRef.of(helper.owner(), helper.member()).toString()))
        .forEach(merged.closingHelpers::add);
    merged.closingHelpers.addAll(own.closingHelpers());
    builtIn.leavesOpen.stream()
        .filter(call -> !closing.contains(MemberRef.of(call.owner(), call.member()).toString()))
        .forEach(merged.leavesOpen::add);
    merged.scopedHelpers.addAll(builtIn.scopedHelpers);
    merged.scopedHelpers.addAll(own.scopedHelpers());
    merged.hooks.addAll(builtIn.hooks);
    merged.hooks.addAll(own.hooks());
    merged.entryPoints.addAll(builtIn.entryPoints);
    merged.entryPoints.addAll(own.entryPoints());
    merged.structuralPlaces.putAll(builtIn.structuralPlaces);
    merged.declaredPlaces.addAll(builtIn.declaredPlaces);
  }

  private static Set<String> calls(List<MemberRef> calls) {
    return Set.copyOf(
        calls.stream().map(call -> MemberRef.of(call.owner(), call.member()).toString()).toList());
  }

  private ResourceType withoutExcluded(ResourceType type) {
    Set<String> excluded = own.notResourceTypes();
    if (excluded.isEmpty() && own.notResourceCalls().isEmpty()) {
      return type;
    }
    ResourceDraft draft = new ResourceDraft(type);
    draft.creators.removeIf(creator -> excludes(creator.call()));
    draft.lentBy.removeIf(this::excludes);
    draft.mustCloseWhenFrom.removeIf(this::excludes);
    draft.borrows.removeIf(
        borrow -> excluded.contains(borrow.returns()) || excludes(borrow.call()));
    return draft.finish();
  }

  private boolean excludes(MemberRef call) {
    for (MemberRef excluded : own.notResourceCalls()) {
      boolean overload =
          excluded.parameters() == null || excluded.parameters().equals(call.parameters());
      if (overload
          && excluded.owner().equals(call.owner())
          && excluded.member().equals(call.member())) {
        return true;
      }
    }
    return false;
  }
}
