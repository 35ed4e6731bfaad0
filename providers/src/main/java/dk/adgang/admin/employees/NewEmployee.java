package dk.adgang.admin.employees;

/**
 * An employee as a request describes them.
 *
 * @param email where the welcome goes; null when the request has none, which is refused
 * @param title null for none
 * @param employer the alias of the employer; null for none, or for the only one that the caller
 *     manages
 * @param language in which the employee is mailed, a code such as {@code da}; null for the realm's
 * @param phone a mobile number, proposed for SMS; null for none
 */
public record NewEmployee(
    String firstName,
    String lastName,
    String email,
    String title,
    String employer,
    String language,
    String phone) {

  /** The same without the number, of which no event holds more than the last digits. */
  NewEmployee ofEvent() {
    return new NewEmployee(firstName, lastName, email, title, employer, language, null);
  }
}
