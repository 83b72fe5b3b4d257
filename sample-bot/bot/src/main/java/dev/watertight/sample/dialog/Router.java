package dev.watertight.sample.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who handles what: by state and content, the first that takes it. Routes of any state come first,
 * so that no dialog can keep {@code /cancel} to itself.
 */
public final class Router {
  private record Route(Optional<State> state, Predicate<Content> takes, Handler handler) {}

  private final List<Route> always;
  private final List<Route> inStates;
  private final Handler otherwise;

  private Router(List<Route> always, List<Route> inStates, Handler otherwise) {
    this.always = List.copyOf(always);
    this.inStates = List.copyOf(inStates);
    this.otherwise = otherwise;
  }

  /** Collects routes. */
  public static final class Builder {
    private final List<Route> always = new ArrayList<>();
    private final List<Route> inStates = new ArrayList<>();

    /** Takes it in any state, and outside of dialogs. */
    public Builder always(Predicate<Content> takes, Handler handler) {
      always.add(new Route(Optional.empty(), takes, handler));
      return this;
    }

    public Builder in(State state, Predicate<Content> takes, Handler handler) {
      inStates.add(new Route(Optional.of(state), takes, handler));
      return this;
    }

    /** Builds it; nothing that a user sends stays without an answer. */
    public Router otherwise(Handler handler) {
      return new Router(always, inStates, handler);
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Whether something is handled in whatever state. */
  boolean takesAlways(Content content) {
    return always.stream().anyMatch(route -> route.takes().test(content));
  }

  Handler handler(Optional<State> state, Content content) {
    for (Route route : always) {
      if (route.takes().test(content)) {
        return route.handler();
      }
    }
    for (Route route : inStates) {
      if (route.state().equals(state) && route.takes().test(content)) {
        return route.handler();
      }
    }
    return otherwise;
  }
}
