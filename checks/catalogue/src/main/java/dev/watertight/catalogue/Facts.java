package dev.watertight.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All facts of some files, still being gathered. */
final class Facts {
  final Map<String, ResourceType> resources = new LinkedHashMap<>();
  final List<String> neverCloseFields = new ArrayList<>();
  final List<MemberRef> neverCloseCalls = new ArrayList<>();
  final List<Helper> closingHelpers = new ArrayList<>();
  final List<MemberRef> leavesOpen = new ArrayList<>();
  final List<MemberRef> scopedHelpers = new ArrayList<>();
  final List<MemberRef> neverThrows = new ArrayList<>();
  final Set<String> neverThrowingTypes = new LinkedHashSet<>();
  final List<Hook> hooks = new ArrayList<>();
  final List<EntryPoint> entryPoints = new ArrayList<>();
  final Map<String, String> structuralPlaces = new LinkedHashMap<>();
  final List<CreationPlace> declaredPlaces = new ArrayList<>();
}
