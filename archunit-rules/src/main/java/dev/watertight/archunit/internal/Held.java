package dev.watertight.archunit.internal;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import java.util.Optional;

/**
 * A resource that the application makes and keeps.
 *
 * @param made what makes it
 * @param maker the code that makes it
 * @param field what keeps it; nothing where it is given to a container
 */
record Held(Made made, JavaCodeUnit maker, Optional<JavaField> field) {
  /** The class that keeps it, or gives it to a container. */
  JavaClass holder() {
    return field.map(JavaField::getOwner).orElse(maker.getOwner());
  }
}
