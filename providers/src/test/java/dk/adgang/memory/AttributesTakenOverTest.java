package dk.adgang.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.core.H2Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our change log on a database as an older version has left it, as far as it looks at that. */
final class AttributesTakenOverTest {

  /** Keycloak names this column so, which H2 would take for a word of its own. */
  private static final String DATABASE = "jdbc:h2:mem:;NON_KEYWORDS=VALUE";

  private static final String SKIPPED = "adgang.secondFactor.skipped";
  private static final String SINCE = "adgang.secondFactor.requiredSince";

  /** Keycloak may have a schema of its own ({@code db-schema}). */
  @ParameterizedTest
  @ValueSource(strings = {"PUBLIC", "KEYCLOAK"})
  void whatWasKeptInAttributesMoves(String schema) throws Exception {
    try (var connection = DriverManager.getConnection(DATABASE)) {
      leftByOlderVersion(connection, schema);

      var database = new H2Database();
      database.setConnection(new JdbcConnection(connection));
      database.setDefaultSchemaName(schema);
      new Liquibase(
              "META-INF/adgang-memory-changelog.xml", new ClassLoaderResourceAccessor(), database)
          .update(new Contexts());

      assertThat(
              rows(
                  connection,
                  "select REALM_ID || ' ' || USER_ID || ' ' || NAME || ' ' || TEXT from "
                      + schema
                      + ".ADGANG_MEMORY"))
          .containsExactlyInAnyOrder(
              "realm-1 ida " + SKIPPED + " 2026-11-01T08:00:00Z",
              "realm-1 mads " + SINCE + " 2026-11-02 kaffehuset: butikschef",
              "realm-1 mads " + SINCE + " 2026-11-03 boghandlen: kok",
              "realm-2 f:directory:karl " + SKIPPED + " 2026-11-04T08:00:00Z");
      assertThat(
              rows(connection, "select USER_ID || ' ' || NAME from " + schema + ".USER_ATTRIBUTE"))
          .containsExactly("ida title");
      assertThat(
              rows(
                  connection,
                  "select USER_ID || ' ' || NAME from " + schema + ".FED_USER_ATTRIBUTE"))
          .containsExactly("f:directory:karl title");
    }
  }

  private static void leftByOlderVersion(Connection connection, String schema) throws SQLException {
    for (var statement :
        List.of(
            "create schema if not exists " + schema,
            "set schema " + schema,
            "create table USER_ENTITY (ID varchar(36), REALM_ID varchar(255))",
            "create table USER_ATTRIBUTE"
                + " (ID varchar(36), NAME varchar(255), VALUE varchar(255), USER_ID varchar(36))",
            "create table FED_USER_ATTRIBUTE (ID varchar(36), NAME varchar(255),"
                + " VALUE varchar(2024), USER_ID varchar(255), REALM_ID varchar(36))",
            "insert into USER_ENTITY values ('ida', 'realm-1'), ('mads', 'realm-1')",
            "insert into USER_ATTRIBUTE values"
                + (" ('1', '" + SKIPPED + "', '2026-11-01T08:00:00Z', 'ida'),")
                + " ('2', 'title', 'Salgsassistent', 'ida'),"
                + (" ('3', '" + SINCE + "', '2026-11-02 kaffehuset: butikschef', 'mads'),")
                + (" ('4', '" + SINCE + "', '2026-11-03 boghandlen: kok', 'mads')"),
            "insert into FED_USER_ATTRIBUTE values"
                + (" ('5', '" + SKIPPED + "', '2026-11-04T08:00:00Z', 'f:directory:karl',")
                + " 'realm-2'), ('6', 'title', 'Kok', 'f:directory:karl', 'realm-2')",
            // Whatever schema a connection begins in.
            "set schema PUBLIC")) {
      try (var sql = connection.createStatement()) {
        sql.execute(statement);
      }
    }
  }

  private static List<String> rows(Connection connection, String query) throws SQLException {
    var rows = new ArrayList<String>();
    try (var sql = connection.createStatement();
        var found = sql.executeQuery(query)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }
}
