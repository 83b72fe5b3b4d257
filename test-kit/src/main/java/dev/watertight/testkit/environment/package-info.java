/**
 * Real servers that can fail, a Telegram that can be scripted, bots that can be killed and
 * measured.
 */
@NullMarked
package dev.watertight.testkit.environment;

import org.jspecify.annotations.NullMarked;
