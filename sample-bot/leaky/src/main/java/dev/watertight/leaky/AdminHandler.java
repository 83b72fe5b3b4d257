package dev.watertight.leaky;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import redis.clients.jedis.RedisClient;

final class AdminHandler {
  private final Sender sender;

  AdminHandler(Sender sender) {
    this.sender = sender;
  }

  void stats(long user) throws SQLException, TelegramApiException {
    try (HikariDataSource source = Database.dataSource(); // leak: SharedStorageClosed
        Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from customer")) {
      rows.next();
      sender.say(user, rows.getInt(1) + " customers, " + VisitCounter.of("all") + " visits");
    }
  }

  void health(long user) throws TelegramApiException {
    RedisClient client =
        RedisClient.create(Config.REDIS_URL); // leak: PoolPerOperation, UnclosedStorage
    sender.say(user, "Redis says " + client.ping());
  }

  void reset(long user) throws TelegramApiException {
    try (RedisClient client = RedisClient.create(Config.REDIS_URL)) { // leak: PoolPerOperation
      client.flushDB(); // leak: BlockingKeyScan
    }
    sender.say(user, "All dialogs are gone.");
  }
}
