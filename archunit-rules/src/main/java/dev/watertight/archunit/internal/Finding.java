package dev.watertight.archunit.internal;

import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.properties.HasSourceCodeLocation;

/**
 * What a rule objects to.
 *
 * @param culprit the access, field or method, for whoever asks ArchUnit for it
 * @param text what was found where, what comes of it, and what to do, in one line
 */
public record Finding(Object culprit, String text) {

  /** A call that should not be there. */
  public static Finding at(JavaAccess<?> access, String consequence) {
    return new Finding(access, access.getDescription() + ": " + consequence);
  }

  /** A member that should not be there; what is wrong with it follows its name. */
  static <T extends HasDescription & HasSourceCodeLocation> Finding of(
      T member, String wrong, String consequence) {
    return new Finding(
        member,
        member.getDescription()
            + " "
            + wrong
            + " in "
            + member.getSourceCodeLocation()
            + ": "
            + consequence);
  }
}
