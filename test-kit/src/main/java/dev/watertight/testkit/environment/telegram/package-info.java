/**
 * A Telegram on this machine: a strict Bot API server whose users a test plays.
 *
 * <p>{@link dev.watertight.testkit.environment.telegram.FakeTelegram} is where to begin.
 */
@NullMarked
package dev.watertight.testkit.environment.telegram;

import org.jspecify.annotations.NullMarked;
