/** The host inside the compiler: one check of Error Prone for each rule. */
@NullMarked
package dev.watertight.errorprone;

import org.jspecify.annotations.NullMarked;
