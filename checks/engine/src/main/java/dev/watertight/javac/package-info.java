/** The front end that fills the model from compiler trees. */
@NullMarked
package dev.watertight.javac;

import org.jspecify.annotations.NullMarked;
