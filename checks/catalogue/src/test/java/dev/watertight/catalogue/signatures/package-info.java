/**
 * The tool that writes the files of signatures from the jars of libraries. It is run by hand when
 * an artifact is added; see {@code FORMAT.md} of this module.
 */
@NullMarked
package dev.watertight.catalogue.signatures;

import org.jspecify.annotations.NullMarked;
