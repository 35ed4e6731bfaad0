package dk.adgang.link.welcome;

import dk.adgang.common.PureRule;
import java.util.List;
import java.util.Optional;

/**
 * A change that an administrator or an HR system made to an employee, read from its admin event.
 *
 * @param id the employee's
 */
@PureRule
public record EmployeeEvent(What what, String id) {

  /** The kinds of changes. */
  public enum What {
    CREATED,
    CHANGED,
    PASSWORD_SET
  }

  /** Where employees are, below the realm: in the admin REST API, and over SCIM. */
  private static final List<String> PATHS = List.of("users/", "scim/v2/Users/");

  private static final String SET_PASSWORD = "/reset-password";
  private static final String EMPLOYEE = "USER";

  /** A partial import is a change of the realm, but names each employee. */
  private static final String REALM = "REALM";

  private static final String CREATE = "CREATE";
  private static final String UPDATE = "UPDATE";
  private static final String ACTION = "ACTION";

  /**
   * Reads an event.
   *
   * @param resource the kind of thing it is about
   * @param operation what was done
   * @param path where the thing is; may be null
   * @return empty when it is no event of these kinds
   */
  public static Optional<EmployeeEvent> read(String resource, String operation, String path) {
    Optional<String> rest = below(path);
    if (REALM.equals(resource)) {
      // An import that overwrites removes the employee and creates another one.
      return rest.filter(id -> CREATE.equals(operation) || UPDATE.equals(operation))
          .map(id -> new EmployeeEvent(What.CREATED, id));
    }
    return EMPLOYEE.equals(resource)
        ? rest.flatMap(below -> ofEmployee(operation, below))
        : Optional.empty();
  }

  private static Optional<EmployeeEvent> ofEmployee(String operation, String below) {
    if (CREATE.equals(operation)) {
      return Optional.of(new EmployeeEvent(What.CREATED, below));
    }
    if (UPDATE.equals(operation) && below.indexOf('/') < 0) {
      return Optional.of(new EmployeeEvent(What.CHANGED, below));
    }
    if (ACTION.equals(operation) && below.endsWith(SET_PASSWORD)) {
      String id = below.substring(0, below.length() - SET_PASSWORD.length());
      return Optional.of(new EmployeeEvent(What.PASSWORD_SET, id));
    }
    return Optional.empty();
  }

  private static Optional<String> below(String path) {
    return PATHS.stream()
        .filter(start -> path != null && path.startsWith(start))
        .map(start -> path.substring(start.length()))
        .findFirst();
  }
}
