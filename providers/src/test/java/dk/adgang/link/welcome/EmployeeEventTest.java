package dk.adgang.link.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.link.welcome.EmployeeEvent.What;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmployeeEventTest {

  @ParameterizedTest
  @CsvSource({
    "USER, CREATE, users/7, CREATED",
    "USER, UPDATE, users/7, CHANGED",
    "USER, ACTION, users/7/reset-password, PASSWORD_SET",
    "USER, CREATE, scim/v2/Users/7, CREATED",
    "USER, UPDATE, scim/v2/Users/7, CHANGED",
    "REALM, CREATE, users/7, CREATED",
    "REALM, UPDATE, users/7, CREATED",
  })
  void every_way_to_create_and_change_an_employee_is_read(
      String resource, String operation, String path, What what) {
    assertThat(EmployeeEvent.read(resource, operation, path))
        .hasValue(new EmployeeEvent(what, "7"));
  }

  @Test
  void an_event_about_something_else_is_left_out() {
    for (var path :
        List.of("users/7/role-mappings", "users/7/credentials/1/userLabel", "groups/7", "users")) {
      assertThat(EmployeeEvent.read("USER", "UPDATE", path)).as(path).isEmpty();
    }
    assertThat(EmployeeEvent.read("GROUP", "CREATE", "scim/v2/Groups/7")).isEmpty();
    assertThat(EmployeeEvent.read("CLIENT", "CREATE", "users/7")).isEmpty();
    assertThat(EmployeeEvent.read("USER", "DELETE", "users/7")).isEmpty();
    assertThat(EmployeeEvent.read("USER", "ACTION", "users/7/execute-actions-email")).isEmpty();
    assertThat(EmployeeEvent.read("REALM", "DELETE", "users/7")).isEmpty();
    assertThat(EmployeeEvent.read("REALM", "UPDATE", null)).isEmpty();
    assertThat(EmployeeEvent.read(null, "UPDATE", "users/7")).isEmpty();
  }
}
