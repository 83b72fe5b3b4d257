package dev.watertight.catalogue;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds a team's own facts to those of a store, family by family. */
final class FactMerge {
  private final UserConfiguration configuration;
  private final FactStore before;
  private final Set<String> ownHelpers = new HashSet<>();

  FactMerge(UserConfiguration configuration, FactStore before) {
    this.configuration = configuration;
    this.before = before;
    for (Helper helper : configuration.closingHelpers()) {
      ownHelpers.add(key(helper.call()));
    }
  }

  private static String key(MemberRef call) {
    return call.owner() + "#" + call.member();
  }

  /** What only the team knows. */
  Facts own() {
    Facts own = new Facts();
    for (ResourceChange change : configuration.resources()) {
      if (known(change.name()) == null) {
        own.resources.put(change.name(), change.on(null));
      }
    }
    own.resources.keySet().removeAll(configuration.notResourceTypes());
    own.resources.replaceAll((name, type) -> withoutExcluded(type));
    own.neverCloseCalls.addAll(configuration.notResourceCalls());
    own.closingHelpers.addAll(configuration.closingHelpers());
    own.scopedHelpers.addAll(configuration.scopedHelpers());
    return own;
  }

  private @Nullable ResourceType known(String name) {
    for (FactIndex each : before.about(name)) {
      ResourceType type = each.facts.resources.get(name);
      if (type != null) {
        return type;
      }
    }
    return null;
  }

  /** What a family of the store becomes. */
  Facts changed(Facts family) {
    Facts changed = new Facts();
    changed.resources.putAll(family.resources);
    for (ResourceChange change : configuration.resources()) {
      changed.resources.computeIfPresent(change.name(), (name, type) -> change.on(type));
    }
    changed.resources.keySet().removeAll(configuration.notResourceTypes());
    changed.resources.replaceAll((name, type) -> withoutExcluded(type));
    changed.neverCloseFields.addAll(family.neverCloseFields);
    changed.neverCloseCalls.addAll(family.neverCloseCalls);
    for (Helper helper : family.closingHelpers) {
      if (!ownHelpers.contains(key(helper.call()))) {
        changed.closingHelpers.add(helper);
      }
    }
    for (MemberRef call : family.leavesOpen) {
      if (!ownHelpers.contains(key(call))) {
        changed.leavesOpen.add(call);
      }
    }
    changed.scopedHelpers.addAll(family.scopedHelpers);
    changed.neverThrows.addAll(family.neverThrows);
    changed.neverThrowingTypes.addAll(family.neverThrowingTypes);
    return changed;
  }

  private ResourceType withoutExcluded(ResourceType type) {
    ResourceDraft draft = new ResourceDraft(type);
    draft.creators.removeIf(creator -> excludes(creator.call()));
    draft.lentBy.removeIf(this::excludes);
    draft.mustCloseWhenFrom.removeIf(this::excludes);
    draft.borrows.removeIf(
        borrow ->
            configuration.notResourceTypes().contains(borrow.returns()) || excludes(borrow.call()));
    return draft.finish();
  }

  private boolean excludes(MemberRef call) {
    for (MemberRef excluded : configuration.notResourceCalls()) {
      boolean overload =
          excluded.parameters() == null || excluded.parameters().equals(call.parameters());
      if (overload && key(excluded).equals(key(call))) {
        return true;
      }
    }
    return false;
  }
}
