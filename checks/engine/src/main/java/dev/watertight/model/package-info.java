/**
 * The program model: what a Java file says, in small immutable types that both front ends fill
 * alike. Rules and analysis see nothing else of a compiler.
 */
@NullMarked
package dev.watertight.model;

import org.jspecify.annotations.NullMarked;
