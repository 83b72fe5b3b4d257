/**
 * Rule sets for ArchUnit, to import with {@code ArchTests.in(...)} or to call with a team's own
 * {@link dev.watertight.archunit.BotArchitecture}.
 */
@NullMarked
package dev.watertight.archunit;

import org.jspecify.annotations.NullMarked;
