package dev.watertight.testkit.environment.telegram;

import dev.watertight.testkit.internal.telegram.ChatState;

/** A group in which the bot is. */
public final class FakeGroup {
  private final FakeTelegram telegram;
  private final ChatState state;

  FakeGroup(FakeTelegram telegram, ChatState state) {
    this.telegram = telegram;
    this.state = state;
  }

  /** The identifier of the group, below zero as those of all groups. */
  public long id() {
    return state.id();
  }

  /** The title, by which the test calls the group. */
  public String title() {
    return state.title();
  }

  /** The group as a user has it before the eyes; the user becomes a member. */
  public Chat as(FakeUser user) {
    return telegram.chat(state, user.state(), 0);
  }

  /** A topic of the group, which becomes a forum, as a user has it before the eyes. */
  public Chat topicAs(String topic, FakeUser user) {
    return telegram.topic(state, topic, user.state());
  }
}
