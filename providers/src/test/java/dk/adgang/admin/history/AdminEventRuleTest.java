package dk.adgang.admin.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a history makes of the events of managers and administrators. */
final class AdminEventRuleTest {

  private static final String ID = "f:1:ida";

  @ParameterizedTest
  @CsvSource({
    "users/f:1:ida, CREATE, CREATED",
    "users/f:1:ida, UPDATE, CHANGED",
    "users/f:1:ida/reset-password, ACTION, PASSWORD_SET",
    "users/f:1:ida/credentials/1, ACTION, CREDENTIAL_REMOVED",
    "users/f:1:ida/credentials/1/moveToFirst, ACTION, ACCOUNT_CHANGED",
    "users/f:1:ida/groups/2, CREATE, ACCOUNT_CHANGED",
    "adgang/employees/f:1:ida/welcome, ACTION, WELCOME_ASKED",
    "adgang/console/employees/f:1:ida/reset, ACTION, RESET_ASKED",
    "adgang/console/employees/f:1:ida/lost-phone, ACTION, FACTORS_TAKEN",
    "adgang/employees/f:1:ida/memory, DELETE, ASKED_AGAIN"
  })
  void an_event(String path, String operation, Happening expected) {
    assertThat(AdminEventRule.read(ID, path, operation, Set.of(""))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "title, TITLE_CHANGED",
    "firstName title, TITLE_CHANGED",
    "title disabled, ENDED",
    "enabled, BEGAN",
    "language, LANGUAGE_CHANGED",
    "email language, CHANGED"
  })
  void a_change_is_told_by_what_matters_most(String changed, Happening expected) {
    assertThat(AdminEventRule.read(ID, "users/" + ID, "UPDATE", Set.of(changed.split(" "))))
        .isEqualTo(expected);
  }

  @Test
  void every_path_that_is_looked_for_is_told_as_what_it_is() {
    assertThat(AdminEventRule.deeds(ID))
        .hasSize(8)
        .allSatisfy(
            path ->
                assertThat(AdminEventRule.read(ID, path, "ACTION", Set.of()))
                    .isNotEqualTo(Happening.ACCOUNT_CHANGED));
  }
}
