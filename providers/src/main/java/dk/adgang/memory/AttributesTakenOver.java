package dk.adgang.memory;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.change.custom.CustomSqlChange;
import liquibase.database.Database;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.RawParameterizedSqlStatement;

/**
 * Moves into our table what older versions kept in attributes of users, once, when the table is
 * made: of users in the database, and of users of directories that are not imported.
 */
public final class AttributesTakenOver implements CustomSqlChange {

  private static final String NAMES =
      Stream.of(Fact.SKIPPED, Fact.REQUIRED_SINCE)
          .map(fact -> "'" + fact.id() + "'")
          .collect(Collectors.joining(", ", " (", ")"));

  @Override
  public SqlStatement[] generateStatements(Database database) {
    String memory =
        "INSERT INTO "
            + table(database, "ADGANG_MEMORY")
            + " (ID, REALM_ID, USER_ID, NAME, TEXT) SELECT A.ID, ";
    String attributes = table(database, "USER_ATTRIBUTE");
    String ofDirectories = table(database, "FED_USER_ATTRIBUTE");
    String ours = " WHERE A.VALUE IS NOT NULL AND A.NAME IN" + NAMES;
    return new SqlStatement[] {
      new RawParameterizedSqlStatement(
          memory
              + "U.REALM_ID, A.USER_ID, A.NAME, A.VALUE FROM "
              + attributes
              + " A JOIN "
              + table(database, "USER_ENTITY")
              + " U ON U.ID = A.USER_ID"
              + ours),
      new RawParameterizedSqlStatement(
          memory + "A.REALM_ID, A.USER_ID, A.NAME, A.VALUE FROM " + ofDirectories + " A" + ours),
      new RawParameterizedSqlStatement("DELETE FROM " + attributes + " WHERE NAME IN" + NAMES),
      new RawParameterizedSqlStatement("DELETE FROM " + ofDirectories + " WHERE NAME IN" + NAMES),
    };
  }

  private static String table(Database database, String name) {
    return database.escapeTableName(null, database.getDefaultSchemaName(), name);
  }

  @Override
  public String getConfirmationMessage() {
    return "What was remembered of employees is in a table of its own";
  }

  @Override
  public void setUp() {}

  @Override
  public void setFileOpener(ResourceAccessor files) {}

  @Override
  public ValidationErrors validate(Database database) {
    return new ValidationErrors();
  }
}
