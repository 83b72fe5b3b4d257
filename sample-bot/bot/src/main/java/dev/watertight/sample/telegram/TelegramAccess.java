package dev.watertight.sample.telegram;

import okhttp3.HttpUrl;
import org.telegram.telegrambots.meta.TelegramUrl;

/**
 * As whom the bot talks, and where.
 *
 * @param token secret
 * @param address scheme, host and port of the Bot API
 */
public record TelegramAccess(String token, HttpUrl address) {
  /** The id of the bot, which its token begins with. */
  public long bot() {
    return Long.parseLong(token.substring(0, token.indexOf(':')));
  }

  HttpUrl method(String name) {
    return address.newBuilder().addPathSegment("bot" + token).addPathSegment(name).build();
  }

  TelegramUrl url() {
    return new TelegramUrl(address.scheme(), address.host(), address.port(), false);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "bot " + bot() + " at " + address;
  }
}
