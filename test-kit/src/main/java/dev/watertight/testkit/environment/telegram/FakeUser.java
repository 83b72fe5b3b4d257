package dev.watertight.testkit.environment.telegram;

import dev.watertight.testkit.internal.telegram.UserState;

/** Somebody who talks to the bot. */
public final class FakeUser {
  private final FakeTelegram telegram;
  private final UserState state;

  FakeUser(FakeTelegram telegram, UserState state) {
    this.telegram = telegram;
    this.state = state;
  }

  UserState state() {
    return state;
  }

  /** The user's identifier, which does not fit an int, as those of new users. */
  public long id() {
    return state.id();
  }

  /** The first name, by which the test calls the user. */
  public String firstName() {
    return state.firstName();
  }

  /** The name behind the @. */
  public String username() {
    return state.username();
  }

  /** The conversation of this user with the bot; the same one each time. */
  public Chat privateChat() {
    return telegram.privateChat(state);
  }
}
