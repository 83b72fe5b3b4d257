/**
 * The front end that reads Java text with JavaParser: newer Java than the running JDK's, no
 * compiler.
 */
@NullMarked
package dev.watertight.scan.source;

import org.jspecify.annotations.NullMarked;
