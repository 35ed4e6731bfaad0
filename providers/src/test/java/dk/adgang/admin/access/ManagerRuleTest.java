package dk.adgang.admin.access;

import static dk.adgang.admin.access.EmployeeDeed.CHANGE;
import static dk.adgang.admin.access.EmployeeDeed.RESET;
import static dk.adgang.admin.access.EmployeeDeed.SEE;
import static dk.adgang.admin.access.EmployeeDeed.WELCOME;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.admin.access.ManagerRule.Denial;
import dk.adgang.admin.access.ManagerRule.ManagerOf;
import dk.adgang.admin.access.ManagerRule.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The permissions of a manager over an employee. */
final class ManagerRuleTest {

  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  private static final ManagerOf IDA =
      new ManagerOf("ida", Set.of("kaffe", "te"), Set.of(), Optional.of(NOON));

  private static Subject of(Set<String> employers, Set<String> manages, boolean administrator) {
    return new Subject("mads", employers, manages, administrator);
  }

  @ParameterizedTest
  @EnumSource
  void a_manager_may_do_everything_with_an_employee_of_their_own_employers(EmployeeDeed deed) {
    assertThat(ManagerRule.denial(IDA, of(Set.of("kaffe"), Set.of(), false), deed)).isEmpty();
    assertThat(ManagerRule.denial(IDA, of(Set.of("kaffe", "te"), Set.of("te"), false), deed))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_manager_may_do_nothing_with_an_employee_of_others(EmployeeDeed deed) {
    for (var employers : Set.of(Set.<String>of(), Set.of("bog"))) {
      assertThat(ManagerRule.denial(IDA, of(employers, Set.of(), true), deed))
          .contains(Denial.UNKNOWN);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "SEE", mode = EnumSource.Mode.EXCLUDE)
  void only_to_see_themselves_administrators_and_managers_of_others(EmployeeDeed deed) {
    var self = new Subject("ida", Set.of("kaffe"), Set.of("kaffe"), false);
    assertThat(ManagerRule.denial(IDA, self, deed)).contains(Denial.SELF);
    assertThat(ManagerRule.denial(IDA, self, SEE)).isEmpty();
    var administrator = of(Set.of("kaffe"), Set.of(), true);
    assertThat(ManagerRule.denial(IDA, administrator, deed)).contains(Denial.ADMINISTRATOR);
    assertThat(ManagerRule.denial(IDA, administrator, SEE)).isEmpty();
    var manager = of(Set.of("kaffe", "bog"), Set.of("bog"), false);
    assertThat(ManagerRule.denial(IDA, manager, deed)).contains(Denial.OTHER_MANAGER);
    assertThat(ManagerRule.denial(IDA, manager, SEE)).isEmpty();
  }

  @Test
  void no_change_of_an_employee_whom_others_employ_too() {
    var shared = of(Set.of("kaffe", "bog"), Set.of(), false);

    assertThat(ManagerRule.denial(IDA, shared, CHANGE)).contains(Denial.OTHER_EMPLOYER);
    assertThat(ManagerRule.denial(IDA, shared, WELCOME)).isEmpty();
    assertThat(ManagerRule.denial(IDA, shared, RESET)).isEmpty();
  }

  @Test
  void a_proof_is_fresh_for_five_minutes() {
    assertThat(IDA.isFresh(NOON)).isTrue();
    assertThat(IDA.isFresh(NOON.plus(Duration.ofSeconds(299)))).isTrue();
    assertThat(IDA.isFresh(NOON.plus(Duration.ofMinutes(5)))).isFalse();
    assertThat(new ManagerOf("program", Set.of(), Set.of(), Optional.empty()).isFresh(NOON))
        .isTrue();
  }
}
