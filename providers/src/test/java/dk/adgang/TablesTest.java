package dk.adgang;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.core.H2Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.Test;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;

/** The changelogs on an empty database: the tables and columns of the diagram in the docs. */
final class TablesTest {

  private static final Pattern TABLE = Pattern.compile("(?m)^  (ADGANG_\\w+) \\{\n((?:    .+\n)+)");
  private static final Pattern COLUMN = Pattern.compile("(?m)^    \\w+ (\\w+)");

  @Test
  void the_changelogs_make_the_tables_of_the_docs() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
      for (JpaEntityProviderFactory each : ServiceLoader.load(JpaEntityProviderFactory.class)) {
        H2Database database = new H2Database();
        database.setConnection(new JdbcConnection(connection));
        String changelog = each.create(null).getChangelogLocation();
        new Liquibase(changelog, new ClassLoaderResourceAccessor(), database)
            .update(new Contexts());
      }
      assertThat(made(connection)).isEqualTo(documented());
    }
  }

  private static Map<String, Set<String>> made(Connection connection) throws SQLException {
    Map<String, Set<String>> tables = new HashMap<>();
    try (var columns = connection.getMetaData().getColumns(null, "PUBLIC", "ADGANG%", null)) {
      while (columns.next()) {
        tables
            .computeIfAbsent(columns.getString("TABLE_NAME"), none -> new TreeSet<>())
            .add(columns.getString("COLUMN_NAME"));
      }
    }
    return tables;
  }

  private static Map<String, Set<String>> documented() throws Exception {
    String page = Files.readString(Path.of("../docs/developer/tables.md"));
    return TABLE
        .matcher(page)
        .results()
        .flatMap(
            table ->
                COLUMN
                    .matcher(table.group(2))
                    .results()
                    .map(column -> Map.entry(table.group(1), column.group(1))))
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
  }
}
