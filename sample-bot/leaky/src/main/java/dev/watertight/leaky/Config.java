package dev.watertight.leaky;

import java.net.URI;
import org.telegram.telegrambots.meta.TelegramUrl;

final class Config {
  static final String REDIS_URL = optional("REDIS_URL", "redis://localhost:6379");
  static final URI REDIS = URI.create(REDIS_URL);
  static final String DATABASE_URL =
      optional("DATABASE_URL", "jdbc:postgresql://localhost:5432/bot?user=bot&password=bot");
  static final String DATA_SERVICE_URL = optional("DATA_SERVICE_URL", "http://localhost:8080");
  static final long REMINDER_SECONDS = Long.parseLong(optional("REMINDER_SECONDS", "600"));

  private Config() {}

  static String botToken() {
    String token = System.getenv("TELEGRAM_BOT_TOKEN");
    if (token == null || token.isBlank()) {
      throw new IllegalStateException("TELEGRAM_BOT_TOKEN is not set");
    }
    return token;
  }

  static String telegramBaseUrl() {
    return optional("TELEGRAM_BASE_URL", "https://api.telegram.org");
  }

  static TelegramUrl telegramUrl() {
    URI base = URI.create(telegramBaseUrl());
    int port = base.getPort() == -1 ? 443 : base.getPort();
    return new TelegramUrl(base.getScheme(), base.getHost(), port, false);
  }

  private static String optional(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }
}
