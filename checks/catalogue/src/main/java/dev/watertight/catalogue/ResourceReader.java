package dev.watertight.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the details of one {@code resource} entry, a line at a time. */
final class ResourceReader {
  private final ResourceDraft draft;
  private final Set<String> single = new HashSet<>();
  private boolean closeableSaid;

  ResourceReader(String name, String family, String artifact) {
    draft = new ResourceDraft(name, family);
    draft.artifact = artifact;
  }

  void detail(Lines line) {
    Words words = new Words(line);
    switch (line.keyword()) {
      case "creator" -> draft.creators.add(creator(line, words));
      case "lent-by" -> draft.lentBy.add(words.member(draft.name));
      case "closer" -> draft.closers.add(closer(line, words));
      case "closer-chain" -> draft.closers.add(chain(line, words));
      case "closer-call" -> draft.closers.add(foreign(line, words));
      case "not-closer" -> names(words, draft.notClosers);
      case "not-owned" -> names(words, draft.accessorsNotOwned);
      case "borrow" -> draft.borrows.add(borrow(line, words));
      case "shares-parent" -> draft.sharesParent.add(words.member(draft.name));
      case "shared-instance" -> draft.sharedInstanceFrom.add(words.member(draft.name));
      case "must-close" -> draft.mustCloseWhenFrom.add(words.member(draft.name));
      case "never-close" -> draft.neverCloseWhenFrom.add(words.member(draft.name));
      case "wraps" -> draft.wraps.add(wrap(words));
      case "receives" -> draft.receivedAs.add(role(words));
      default -> singleDetail(line, words);
    }
    words.end();
  }

  private void singleDetail(Lines line, Words words) {
    if (!single.add(line.keyword())) {
      throw line.error(line.keyword() + " stands twice");
    }
    switch (line.keyword()) {
      case "kind" -> draft.kind = known(line, Kind.of(words.next("a kind")));
      case "needs-close" -> draft.needsClose = known(line, NeedsClose.of(words.next("a need")));
      case "auto-closeable" -> draft.autoCloseable = support(line, words);
      case "pooled" -> draft.pooled = true;
      case "thread-safe" -> draft.threadSafe = true;
      case "deprecated" -> draft.deprecated = true;
      case "closers-together" -> draft.closersTogether = true;
      case "spring-bean-close" -> draft.springBeanClose = words.next("a method");
      case "since-jdk" -> draft.sinceJdk = words.number("a JDK");
      case "first-seen" -> draft.firstSeen = words.next("a version");
      case "last-seen" -> draft.lastSeen = words.next("a version");
      case "note" -> draft.note = words.rest();
      default -> throw line.unknown("resource");
    }
  }

  ResourceType finish(Lines line) {
    if (draft.kind == null || draft.needsClose == null || !closeableSaid) {
      throw line.error(draft.name + " ends without one of kind, needs-close, auto-closeable");
    }
    return draft.finish();
  }

  private static <T> T known(Lines line, Optional<T> value) {
    if (value.isEmpty()) {
      throw line.error("unknown " + line.keyword() + ": " + line.rest());
    }
    return value.get();
  }

  private static void names(Words words, Collection<String> into) {
    into.add(words.next("a name"));
    while (words.hasNext()) {
      into.add(words.next("a name"));
    }
  }

  private Support support(Lines line, Words words) {
    closeableSaid = true;
    String answer = words.next("an answer");
    return switch (answer) {
      case "no" -> Support.NO;
      case "since-jdk" -> Support.since(words.number("a JDK"));
      case "yes" -> new Support(Support.Answer.YES, 0, notIn(line, words));
      default -> throw line.error("unknown auto-closeable: " + answer);
    };
  }

  private static List<String> notIn(Lines line, Words words) {
    List<String> versions = new ArrayList<>();
    if (words.hasNext()) {
      expect(line, words, "not-in");
      names(words, versions);
    }
    return versions;
  }

  private Creator creator(Lines line, Words words) {
    MemberRef call = words.member(draft.name);
    boolean pooled = draft.pooled;
    boolean connects = false;
    boolean async = false;
    boolean protectedOnly = false;
    @Nullable String declared = null;
    int since = draft.sinceJdk;
    while (words.hasNext()) {
      String flag = words.next("a flag");
      switch (flag) {
        case "pooled" -> pooled = true;
        case "not-pooled" -> pooled = false;
        case "connects" -> connects = true;
        case "async" -> async = true;
        case "protected" -> protectedOnly = true;
        case "declared" -> declared = words.next("a type");
        case "since-jdk" -> since = words.number("a JDK");
        default -> throw line.error("unknown flag of a creator: " + flag);
      }
    }
    return new Creator(call, draft.name, pooled, connects, async, protectedOnly, declared, since);
  }

  private Closer closer(Lines line, Words words) {
    MemberRef method = own(line, words.next("a method"));
    CloserFlags flags = new CloserFlags(line, words);
    return new Closer(
        method.member(),
        method.parameters(),
        flags.sufficient,
        flags.async,
        flags.subscribe,
        List.of(),
        null,
        -1,
        flags.since);
  }

  private Closer chain(Lines line, Words words) {
    List<String> chain = new ArrayList<>();
    String calls = words.next("a chain");
    int start = 0;
    while (start < calls.length()) {
      int end = calls.indexOf("()", start);
      int next = end + 2;
      if (end < 0
          || calls.substring(start, end).indexOf('.') >= 0
          || (next < calls.length() && calls.charAt(next) != '.')) {
        throw line.error("a chain is a().b().c(): " + calls);
      }
      chain.add(calls.substring(start, end));
      start = next + 1;
    }
    CloserFlags flags = new CloserFlags(line, words);
    return new Closer(
        chain.get(chain.size() - 1),
        List.of(),
        flags.sufficient,
        flags.async,
        flags.subscribe,
        chain,
        null,
        -1,
        flags.since);
  }

  private Closer foreign(Lines line, Words words) {
    MemberRef call = words.member(draft.name);
    expect(line, words, "arg");
    int argument = words.number("an index");
    CloserFlags flags = new CloserFlags(line, words);
    return new Closer(
        call.member(),
        call.parameters(),
        flags.sufficient,
        flags.async,
        flags.subscribe,
        List.of(),
        call,
        argument,
        flags.since);
  }

  private Borrow borrow(Lines line, Words words) {
    MemberRef call = words.member(draft.name);
    expect(line, words, "->");
    String returns = words.next("a type");
    boolean async = false;
    List<String> releases = new ArrayList<>();
    while (words.hasNext()) {
      String word = words.next("a release");
      if (word.equals("async")) {
        async = true;
      } else {
        releases.add(word.startsWith("#") ? draft.name.concat(word) : word);
      }
    }
    if (releases.isEmpty()) {
      throw line.error("borrow lacks a release");
    }
    return new Borrow(call, returns, async, releases);
  }

  private Wrap wrap(Words words) {
    return new Wrap(words.member(draft.name), words.number("an index"));
  }

  private ParameterRole role(Words words) {
    return new ParameterRole(words.member(draft.name), words.number("an index"), draft.name);
  }

  private MemberRef own(Lines line, String method) {
    return known(line, MemberRef.parse(draft.name.concat("#").concat(method)));
  }

  static void expect(Lines line, Words words, String word) {
    if (!words.next(word).equals(word)) {
      throw line.error(line.keyword() + " expects " + word);
    }
  }

  /** The words after a closer. */
  private static final class CloserFlags {
    boolean sufficient = true;
    boolean async;
    boolean subscribe;
    int since;

    CloserFlags(Lines line, Words words) {
      while (words.hasNext()) {
        String flag = words.next("a flag");
        switch (flag) {
          case "partial" -> sufficient = false;
          case "async" -> async = true;
          case "subscribe" -> subscribe = true;
          case "since-jdk" -> since = words.number("a JDK");
          default -> throw line.error("unknown flag of a closer: " + flag);
        }
      }
    }
  }
}
