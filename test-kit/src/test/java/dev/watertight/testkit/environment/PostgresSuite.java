package dev.watertight.testkit.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.Wait;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What a PostgreSQL of the kit does, wherever it comes from. */
abstract class PostgresSuite {
  private static final int DEATHS = 10;
  private static final String IMPATIENCE_SECONDS = "1";
  private static final String PATIENCE_SECONDS = "30";

  private final PostgresSettings settings;

  PostgresSuite(Backend backend) {
    settings = Postgres.settings().on(backend);
  }

  @Test
  void aDatabaseIsItsOwnAndLeavesNothing() throws Exception {
    String name;
    try (Postgres one = settings.open();
        Postgres other = settings.open();
        Connection client = client(one);
        Connection otherClient = client(other)) {
      name = one.database();
      run(client, "CREATE TABLE user_state (user_id bigint PRIMARY KEY, state jsonb)");
      assertThat(number(otherClient, "SELECT count(*) FROM pg_class WHERE relname = 'user_state'"))
          .isZero();
    }
    try (Postgres again = settings.open();
        Connection client = client(again)) {
      assertThat(number(client, "SELECT count(*) FROM pg_database WHERE datname = '" + name + "'"))
          .isZero();
    }
  }

  @Test
  void committedRowsSurviveTenDeathsWithAClientOpen() throws Exception {
    try (Postgres postgres = settings.open()) {
      try (Connection client = client(postgres)) {
        run(client, "CREATE TABLE death (number int)");
      }
      int port = postgres.port();
      for (int death = 1; death <= DEATHS; death++) {
        try (Connection client = client(postgres)) {
          run(client, "INSERT INTO death VALUES (" + death + ")");
          postgres.kill();
          assertThatThrownBy(() -> number(client, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> client(postgres)).hasMessageContaining("refused");
        postgres.start();
        assertThat(postgres.port()).isEqualTo(port);
        try (Connection client = client(postgres)) {
          assertThat(number(client, "SELECT count(*) FROM death")).isEqualTo(death);
        }
      }
    }
  }

  @Test
  void tenRestartsInARowWithAClientOpenKeepThePortAndTheData() throws Exception {
    try (Postgres postgres = settings.open()) {
      try (Connection client = client(postgres)) {
        run(client, "CREATE TABLE kept (number int)");
      }
      int port = postgres.port();
      for (int restart = 1; restart <= DEATHS; restart++) {
        try (Connection client = client(postgres)) {
          run(client, "INSERT INTO kept VALUES (" + restart + ")");
          postgres.restart();
          assertThatThrownBy(() -> number(client, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThat(postgres.port()).isEqualTo(port);
        try (Connection client = client(postgres)) {
          assertThat(number(client, "SELECT count(*) FROM kept")).isEqualTo(restart);
        }
      }
    }
  }

  @Test
  void aPausedServerAnswersWhenItGoesOn() throws Exception {
    try (Postgres postgres = settings.open();
        Connection patient = client(postgres);
        Connection impatient = client(postgres, IMPATIENCE_SECONDS)) {
      postgres.pause();
      assertThatThrownBy(() -> number(impatient, "SELECT 1")).isInstanceOf(SQLException.class);
      postgres.resume();
      assertThat(number(patient, "SELECT 1")).isEqualTo(1);
    }
  }

  @Test
  void aTestThatLeavesItsServerDeadHandsTheNextOneALiveOne() throws Exception {
    try (Postgres postgres = settings.open()) {
      postgres.kill();
    }
    try (Postgres postgres = settings.open();
        Connection client = client(postgres)) {
      assertThat(number(client, "SELECT 1")).isEqualTo(1);
    }
  }

  @Test
  void tellsItsSessionsAndEndsThem() throws Exception {
    try (Postgres postgres = settings.open();
        Postgres other = settings.open();
        Connection elsewhere = client(other)) {
      assertThat(postgres.activity()).isEmpty();
      Connection client = client(postgres);
      client.setAutoCommit(false);
      number(client, "SELECT 42");
      assertThat(postgres.connections()).hasSize(1);
      assertThat(postgres.activity())
          .singleElement()
          .satisfies(
              session -> {
                assertThat(session.state()).isEqualTo("idle in transaction");
                assertThat(session.query()).isEqualTo("SELECT 42");
              });
      assertThat(postgres.terminateConnections()).isEqualTo(1);
      assertThatThrownBy(() -> number(client, "SELECT 1")).isInstanceOf(SQLException.class);
      Wait.until("the session is gone", () -> postgres.activity().isEmpty());
      Wait.until("the connection is gone", () -> postgres.connections().isEmpty());
      assertThat(number(elsewhere, "SELECT 1")).isEqualTo(1);
    }
  }

  @Test
  void dropsConnectionsAndRefusesNewOnes() throws Exception {
    try (Postgres postgres = settings.open();
        Connection client = client(postgres)) {
      postgres.network().refuse();
      postgres.network().drop();
      assertThatThrownBy(() -> number(client, "SELECT 1")).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> client(postgres)).hasMessageContaining("refused");
      postgres.network().heal();
      try (Connection next = client(postgres)) {
        assertThat(number(next, "SELECT 1")).isEqualTo(1);
      }
    }
  }

  @Test
  void isSetUpAsTheTestSays() throws Exception {
    try (Postgres postgres = settings.with("max_connections", "17").open();
        Connection client = client(postgres)) {
      assertThat(number(client, "SELECT current_setting('max_connections')::int")).isEqualTo(17);
    }
  }

  private static Connection client(Postgres postgres) throws SQLException {
    return client(postgres, PATIENCE_SECONDS);
  }

  private static Connection client(Postgres postgres, String timeout) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", postgres.user());
    properties.setProperty("password", postgres.password());
    properties.setProperty("socketTimeout", timeout);
    return DriverManager.getConnection(postgres.jdbcUrl(), properties);
  }

  private static void run(Connection client, String sql) throws SQLException {
    try (Statement statement = client.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(Connection client, String sql) throws SQLException {
    try (Statement statement = client.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
