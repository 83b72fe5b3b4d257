package dev.watertight.testkit.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watertight.testkit.Backend;
import dev.watertight.testkit.EnvironmentException;
import dev.watertight.testkit.FakeServer;
import dev.watertight.testkit.Properties;
import dev.watertight.testkit.internal.Owner;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that others run: an embedded one plays its part. */
final class OutsidePostgresTest {
  private static final String URL = "watertight.postgres.url";
  private static final PostgresSettings SERVER = Postgres.settings().on(Backend.EMBEDDED);

  @RegisterExtension final Properties properties = new Properties();

  @BeforeEach
  void nothingIsForced() {
    properties.set("watertight.environment", "");
  }

  @Test
  void databasesAreMadeAndDroppedAndThoseOfTheDeadToo() throws Exception {
    Owner me = Owner.current();
    String dead = "watertight_" + new Owner(me.host(), "012345", 1, 1).label() + "_1";
    String elsewhere = "watertight_" + new Owner("0123456789", "012345", 1, 1).label() + "_1";
    try (Postgres server = SERVER.open();
        Connection others = client(server)) {
      run(others, "CREATE DATABASE " + dead);
      run(others, "CREATE DATABASE " + elsewhere);
      properties.set(URL, server.uri());
      String name;
      try (Postgres outside = Postgres.settings().ownServer().open();
          Connection client = client(outside)) {
        name = outside.database();
        run(client, "CREATE TABLE kept (number int)");
        assertThat(outside.backend()).isEqualTo(Backend.OUTSIDE);
        assertThat(names(others)).contains(name, elsewhere).doesNotContain(dead);
      }
      assertThat(names(others)).doesNotContain(name);
      run(others, "DROP DATABASE " + elsewhere);
    }
  }

  @Test
  void itIsNeitherKilledNorReconfigured() {
    try (Postgres server = SERVER.open()) {
      properties.set(URL, "jdbc:" + server.uri());
      try (Postgres outside = Postgres.settings().ownServer().open()) {
        assertThatThrownBy(outside::kill)
            .isInstanceOf(EnvironmentException.class)
            .hasMessageContaining("not possible with an outside server")
            .hasMessageContaining(":***@");
      }
      assertThatThrownBy(() -> Postgres.settings().ownServer().with("max_connections", "7").open())
          .isInstanceOf(EnvironmentException.class)
          .hasMessageContainingAll("max_connections = '100'", "asks for '7'");
    }
  }

  @Test
  void whoIsNotLetInOrMayNotMakeDatabasesIsTold() throws Exception {
    try (Postgres server = SERVER.open();
        Connection others = client(server)) {
      properties.set(URL, "postgresql://postgres:wr0ng@127.0.0.1:" + server.port() + "/postgres");
      refuses(URL, ":***@", "does not let the kit in", "Check user, password");
      run(others, "CREATE ROLE guest LOGIN PASSWORD 's3cret'");
      properties.set(URL, "postgresql://guest:s3cret@127.0.0.1:" + server.port() + "/postgres");
      refuses("ALTER ROLE \"guest\" CREATEDB", "permission denied");
      run(others, "DROP ROLE guest");
    }
  }

  @Test
  void anAddressThatIsNoneIsRefused() {
    properties.set(URL, "localhost:5432");
    refuses(URL + " = localhost:5432", "expected postgresql://user:password@host:port/database");
    properties.set(URL, "mysql://user:s3cret@host/database");
    refuses("mysql://user:***@host/database");
  }

  @Test
  void aServerThatDoesNotAnswerIsRefusedWithinTheDeadline() throws Exception {
    int port;
    try (FakeServer server = new FakeServer((in, out) -> {})) {
      port = server.port();
    }
    properties.set("watertight.start.timeout", "1");
    properties.set(URL, "postgresql://127.0.0.1:" + port);
    refuses(URL, "does not answer within 1 s", "refused");
    try (FakeServer silent = new FakeServer((in, out) -> in.readAllBytes())) {
      properties.set(URL, "postgresql://127.0.0.1:" + silent.port());
      refuses("does not answer within 1 s");
    }
  }

  @Test
  void anOldVersionIsRefused() throws Exception {
    try (FakeServer old = new FakeServer(OutsidePostgresTest::speakAsPostgres12)) {
      properties.set(URL, "postgresql://127.0.0.1:" + old.port());
      refuses(URL, "version is '12.22'", "expected 13 or newer");
    }
  }

  /** The protocol as far as the driver goes to ask for the version. */
  private static void speakAsPostgres12(InputStream input, OutputStream output)
      throws java.io.IOException {
    DataInputStream in = new DataInputStream(input);
    DataOutputStream out = new DataOutputStream(output);
    while (true) {
      byte[] start = in.readNBytes(in.readInt() - 4);
      if (start.length > 4) {
        break;
      }
      // An encryption is asked for, and there is none.
      out.writeByte('N');
      out.flush();
    }
    message(out, 'R', new byte[4]);
    parameter(out, "server_version", "12.22");
    parameter(out, "client_encoding", "UTF8");
    parameter(out, "server_encoding", "UTF8");
    parameter(out, "integer_datetimes", "on");
    parameter(out, "standard_conforming_strings", "on");
    parameter(out, "DateStyle", "ISO, MDY");
    message(out, 'Z', new byte[] {'I'});
    out.flush();
    boolean asked = false;
    while (true) {
      int type = in.readByte();
      byte[] body = in.readNBytes(in.readInt() - 4);
      switch (type) {
        case 'P' -> {
          asked = new String(body, StandardCharsets.UTF_8).contains("current_setting");
          message(out, '1', new byte[0]);
        }
        case 'B' -> message(out, '2', new byte[0]);
        case 'D' -> {
          if (asked) {
            // One column named v of type text.
            message(
                out,
                'T',
                new byte[] {
                  0, 1, 'v', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 25, -1, -1, -1, -1, -1, -1, 0, 0
                });
          } else {
            message(out, 'n', new byte[0]);
          }
        }
        case 'E' -> {
          if (asked) {
            message(out, 'D', new byte[] {0, 1, 0, 0, 0, 5, '1', '2', '.', '2', '2'});
          }
          message(out, 'C', (asked ? "SELECT 1\0" : "SET\0").getBytes(StandardCharsets.UTF_8));
        }
        case 'S' -> {
          message(out, 'Z', new byte[] {'I'});
          out.flush();
        }
        case 'Q' -> {
          message(out, 'C', "SET\0".getBytes(StandardCharsets.UTF_8));
          message(out, 'Z', new byte[] {'I'});
          out.flush();
        }
        case 'X' -> {
          return;
        }
        default -> throw new java.io.IOException("not expected here: " + (char) type);
      }
    }
  }

  private static void parameter(DataOutputStream out, String name, String value)
      throws java.io.IOException {
    message(out, 'S', (name + "\0" + value + "\0").getBytes(StandardCharsets.UTF_8));
  }

  private static void message(DataOutputStream out, char type, byte[] body)
      throws java.io.IOException {
    out.writeByte(type);
    out.writeInt(body.length + 4);
    out.write(body);
  }

  private static Connection client(Postgres postgres) throws Exception {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  private static void run(Connection client, String sql) throws Exception {
    try (Statement statement = client.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> names(Connection client) throws Exception {
    List<String> names = new ArrayList<>();
    try (Statement statement = client.createStatement();
        ResultSet rows = statement.executeQuery("SELECT datname FROM pg_database")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static void refuses(String... parts) {
    assertThatThrownBy(() -> Postgres.settings().ownServer().open())
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContainingAll(parts)
        .hasMessageNotContainingAny("s3cret", "wr0ng");
  }
}
