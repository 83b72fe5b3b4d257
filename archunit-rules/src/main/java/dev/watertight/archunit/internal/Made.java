package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.watertight.catalogue.Kind;

/**
 * A call, or a reference to a method, that makes a resource.
 *
 * @param access where it stands
 * @param type what the caller gets, as the call declares it
 * @param resource binary name of the catalogued or configured type; for a project type its own
 * @param kind what it is for
 * @param pooled whether it makes connections or threads that operations have to share
 */
public record Made(
    JavaAccess<?> access, JavaClass type, String resource, Kind kind, boolean pooled) {

  /** The simple name of the type that is made. */
  public String simpleName() {
    return Words.simple(resource);
  }
}
