package dk.adgang.admin.employees;

import dk.adgang.policy.PolicyReader;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/**
 * The fields of an employee as they were before a change, so that its event names the fields that
 * differ. An HR system sends all of them each time.
 */
record ChangedFields(
    String firstName,
    String lastName,
    String email,
    String title,
    String language,
    boolean enabled) {

  static ChangedFields of(UserModel employee) {
    return new ChangedFields(
        text(employee.getFirstName()),
        text(employee.getLastName()),
        text(employee.getEmail()),
        text(employee.getFirstAttribute(PolicyReader.TITLE)),
        text(employee.getFirstAttribute(UserModel.LOCALE)),
        employee.isEnabled());
  }

  private static String text(String value) {
    return Objects.requireNonNullElse(value, "");
  }

  /** The names of the fields that are others now, with spaces between; never a value. */
  String differingFrom(ChangedFields now) {
    return Stream.of(
            name("firstName", !firstName.equals(now.firstName)),
            name("lastName", !lastName.equals(now.lastName)),
            name("email", !email.equals(now.email)),
            name("title", !title.equals(now.title)),
            name("language", !language.equals(now.language)),
            name(now.enabled ? "enabled" : "disabled", enabled != now.enabled))
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String name(String field, boolean differs) {
    return differs ? field : "";
  }
}
