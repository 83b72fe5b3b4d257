/** What all rooms of the test kit share: where servers come from, and how a mistake is told. */
@NullMarked
package dev.watertight.testkit;

import org.jspecify.annotations.NullMarked;
