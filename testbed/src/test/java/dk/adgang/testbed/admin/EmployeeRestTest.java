package dk.adgang.testbed.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.RawRest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The status of an employee by REST. */
@WithAdgang
final class EmployeeRestTest {

  @ParameterizedTest
  @CsvSource({
    "da, titlen Butikschef hos Boghandlen",
    "en-GB, the title Butikschef at Boghandlen",
    "sv, titlen Butikschef hos Boghandlen",
    "'', titlen Butikschef hos Boghandlen",
  })
  void the_reason_is_in_the_language_of_the_request(String language, String reason, Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);

    var status =
        new RawRest(adgang)
            .sending("Accept-Language", language)
            .get("/adgang/adgang/employees/" + employee.id() + "/second-factor");

    assertThat(status.json().path("reason").asText()).isEqualTo(reason);
  }
}
