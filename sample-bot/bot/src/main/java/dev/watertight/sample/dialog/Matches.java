package dev.watertight.sample.dialog;

import java.util.function.Predicate;

/** What a route takes. */
public final class Matches {
  private Matches() {}

  public static Predicate<Content> command(String name) {
    return content -> content instanceof Content.Command command && command.name().equals(name);
  }

  public static Predicate<Content> text() {
    return Content.Text.class::isInstance;
  }

  public static Predicate<Content> photo() {
    return Content.Photo.class::isInstance;
  }

  public static Predicate<Content> contact() {
    return Content.Contact.class::isInstance;
  }

  /** A press of the button that carries this. */
  public static Predicate<Content> press(String data) {
    return content -> content instanceof Content.Press press && press.data().equals(data);
  }
}
