package dev.watertight.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The facts by family. The names that a family speaks of are known from an index; its file is read
 * when one of them is asked for, since most programs use few families and a command should start at
 * once.
 */
final class FactStore {
  private static final String INDEX = "index.txt";

  private final Map<String, List<String>> familiesByOwner;
  private final Map<String, Set<String>> wordsByFamily;
  private final Map<String, Set<String>> poolsByFamily;
  private final Set<String> receivers;
  private final @Nullable FactStore before;
  private final @Nullable FactMerge merge;
  private final Map<String, FactIndex> read = new HashMap<>();
  private @Nullable Map<String, List<String>> bySimpleName;

  private FactStore(
      Map<String, List<String>> familiesByOwner,
      Map<String, Set<String>> wordsByFamily,
      Map<String, Set<String>> poolsByFamily,
      Set<String> receivers,
      @Nullable FactStore before,
      @Nullable FactMerge merge) {
    this.familiesByOwner = familiesByOwner;
    this.wordsByFamily = wordsByFamily;
    this.poolsByFamily = poolsByFamily;
    this.receivers = receivers;
    this.before = before;
    this.merge = merge;
  }

  static FactStore builtIn() {
    Map<String, List<String>> owners = new HashMap<>();
    Map<String, Set<String>> words = new LinkedHashMap<>();
    Map<String, Set<String>> pools = new HashMap<>();
    Set<String> receivers = new HashSet<>();
    Lines lines = Lines.ofResource(INDEX);
    String family = "";
    while (lines.advance()) {
      Words rest = new Words(lines);
      if (!lines.isDetail() && lines.keyword().equals("family")) {
        family = rest.next("a name");
        words.put(family, new HashSet<>());
      } else if (lines.isDetail() && lines.keyword().equals("words")) {
        Set<String> own = words.getOrDefault(family, new HashSet<>());
        while (rest.hasNext()) {
          own.add(rest.next("a word"));
        }
      } else if (lines.isDetail() && lines.keyword().equals("pools")) {
        Set<String> own = new HashSet<>();
        while (rest.hasNext()) {
          own.add(rest.next("a name"));
        }
        pools.put(family, own);
      } else if (lines.isDetail() && lines.keyword().equals("receivers")) {
        while (rest.hasNext()) {
          receivers.add(rest.next("a method"));
        }
      } else if (lines.isDetail()) {
        addOwners(owners, family, lines.keyword().concat("."), rest);
      } else {
        throw lines.unknown(null);
      }
      rest.end();
    }
    return new FactStore(owners, words, pools, receivers, null, null);
  }

  private static void addOwners(
      Map<String, List<String>> owners, String family, String prefix, Words names) {
    while (names.hasNext()) {
      addOwner(owners, prefix.concat(names.next("a type")), family);
    }
  }

  private static void addOwner(Map<String, List<String>> owners, String name, String family) {
    List<String> families = owners.get(name);
    if (families == null) {
      families = new ArrayList<>(1);
      owners.put(name, families);
    }
    if (!families.contains(family)) {
      families.add(family);
    }
  }

  /** These facts with a team's own. */
  FactStore with(UserConfiguration configuration) {
    Map<String, List<String>> owners = new HashMap<>();
    familiesByOwner.forEach((name, families) -> owners.put(name, new ArrayList<>(families)));
    Map<String, Set<String>> words = new LinkedHashMap<>(wordsByFamily);
    FactMerge next = new FactMerge(configuration, this);
    FactIndex own = new FactIndex(next.own());
    String family = ResourceChange.FAMILY + "-" + wordsByFamily.size();
    for (String name : own.names()) {
      addOwner(owners, name, family);
    }
    words.put(family, own.members());
    Map<String, Set<String>> pools = new HashMap<>(poolsByFamily);
    pools.put(family, own.pools());
    for (ResourceChange change : configuration.resources()) {
      String changed = familyOf(change.name());
      if (changed != null) {
        for (MemberRef call : change.calls()) {
          addOwner(owners, call.owner(), changed);
          words.computeIfPresent(changed, (name, known) -> with(known, call.member()));
          pools.merge(family, Set.of(call.member(), Names.simple(call.owner())), FactStore::union);
        }
      }
    }
    FactStore merged = new FactStore(owners, words, pools, receivers, this, next);
    merged.read.put(family, own);
    return merged;
  }

  private static Set<String> with(Set<String> words, String word) {
    Set<String> more = new HashSet<>(words);
    more.add(word);
    more.remove(MemberRef.CONSTRUCTOR);
    return more;
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private @Nullable String familyOf(String type) {
    for (String family : familiesByOwner.getOrDefault(type, List.of())) {
      if (family(family).facts.resources.containsKey(type)) {
        return family;
      }
    }
    return null;
  }

  boolean speaksOf(String name) {
    return familiesByOwner.containsKey(name);
  }

  /** The families that have facts about a type. */
  List<FactIndex> about(String name) {
    List<String> families = familiesByOwner.get(name);
    if (families == null) {
      return List.of();
    }
    List<FactIndex> facts = new ArrayList<>(families.size());
    for (String family : families) {
      facts.add(family(family));
    }
    return facts;
  }

  List<FactIndex> all() {
    List<FactIndex> facts = new ArrayList<>();
    for (String family : wordsByFamily.keySet()) {
      facts.add(family(family));
    }
    return facts;
  }

  private synchronized FactIndex family(String family) {
    FactIndex facts = read.get(family);
    if (facts == null) {
      facts = new FactIndex(facts(family));
      read.put(family, facts);
    }
    return facts;
  }

  private Facts facts(String family) {
    if (before != null && merge != null) {
      return merge.changed(before.family(family).facts);
    }
    Facts file = new Facts();
    FactsReader.read(Lines.ofResource(family.concat(".txt")), family, file);
    return file;
  }

  synchronized List<String> withSimpleName(String simpleName) {
    Map<String, List<String>> map = bySimpleName;
    if (map == null) {
      map = new HashMap<>();
      for (String name : familiesByOwner.keySet()) {
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

  /** Names of the methods whose implementer has to close what it is given. */
  Set<String> receivers() {
    return Collections.unmodifiableSet(receivers);
  }

  Set<String> words() {
    Set<String> words = members(name -> true);
    for (String name : familiesByOwner.keySet()) {
      words.add(Names.simple(name));
    }
    return Collections.unmodifiableSet(words);
  }

  /** The methods that make or lend, of the families that speak of one of these packages. */
  Set<String> members(Predicate<String> packages) {
    return names(wordsByFamily, packages);
  }

  /** Names that show that a pool is made, of the same families. */
  Set<String> pools(Predicate<String> packages) {
    return names(poolsByFamily, packages);
  }

  private Set<String> names(Map<String, Set<String>> byFamily, Predicate<String> packages) {
    Map<String, Boolean> asked = new HashMap<>();
    Set<String> spoken = new HashSet<>();
    familiesByOwner.forEach(
        (name, families) -> {
          if (asked.computeIfAbsent(Names.packageOf(name), packages::test)) {
            spoken.addAll(families);
          }
        });
    Set<String> members = new HashSet<>();
    for (String family : spoken) {
      members.addAll(byFamily.getOrDefault(family, Set.of()));
    }
    return members;
  }
}
