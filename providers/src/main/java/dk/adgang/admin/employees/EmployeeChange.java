package dk.adgang.admin.employees;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes of an employee. An empty field stays as it is.
 *
 * @param title a blank one takes the title away
 * @param email another address; by a manager, as long as nobody has used the account
 * @param enabled whether the account can be used; ending it logs the employee out everywhere
 */
public record EmployeeChange(
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> email,
    Optional<String> title,
    Optional<String> language,
    Boolean enabled) {

  /** Whether something is changed besides whether the account can be used. */
  boolean changesProfile() {
    return Stream.of(firstName, lastName, email, title, language).anyMatch(Optional::isPresent);
  }
}
