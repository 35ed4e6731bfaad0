package dk.adgang.testbed.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.realm.OwnRealm;
import dk.adgang.testbed.wire.RawRest;
import java.util.Map;

/**
 * A realm of a test's own with one employee, to which requests are sent that must be refused;
 * nobody else writes events there.
 */
final class RefusingRealm implements AutoCloseable {

  /** The body is cut off, told apart, or too long, before anybody looks at what it says. */
  static final String BODY = "body";

  final OwnRealm own;

  RefusingRealm(Adgang adgang) {
    own = new OwnRealm(adgang.project(), adgang.admin(), 1, Map.of());
  }

  String name() {
    return own.name();
  }

  /** Checks that no link, no mail and no event of success came of the requests. */
  void nothingWasDone(Adgang adgang) {
    var employee = own.employee();
    assertThat(own.links(employee)).isEmpty();
    assertThat(adgang.mailbox().to(employee)).isEmpty();
    assertThat(adgang.admin().get("/" + own.name() + "/admin-events?operationTypes=ACTION"))
        .as("events of success")
        .isEmpty();
  }

  /** A call about the employee. */
  String one(String call) {
    return path("employees/ID/" + call);
  }

  /** The call for many employees. */
  String many() {
    return path("welcomes");
  }

  /** A call of our REST in this realm; {@code ID} stands for the employee. */
  String path(String call) {
    return "/" + own.name() + "/adgang/" + call.replace("ID", own.employee().id());
  }

  static void isRefused(RawRest.Answer answer, int status, String field) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.type()).startsWith("application/json");
    assertThat(answer.field()).as(answer.body()).isEqualTo(field);
    // Some clients show the text alone.
    assertThat(answer.json().path("error").asText()).startsWith(field + ": ");
  }

  @Override
  public void close() {
    own.close();
  }
}
