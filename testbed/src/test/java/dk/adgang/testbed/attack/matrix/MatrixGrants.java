package dk.adgang.testbed.attack.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.HttpVisit;
import java.util.ArrayList;
import java.util.List;

/** The paths by which an app gets tokens without a login of its own. */
final class MatrixGrants {

  private final MatrixCell cell;
  private final MatrixLogins logins;

  MatrixGrants(MatrixCell cell, MatrixLogins logins) {
    this.cell = cell;
    this.logins = logins;
  }

  void exchange() {
    var flow = cell.realm.flow(MatrixRealm.SUBJECT, MatrixRealm.WEB_BACK);
    var before = logins.beginning(cell.attacked, flow, "openid");
    assertThat(exchanged(before)).as("a token for one from before").isEqualTo(cell.mayAlone());
    var own = flow;
    if (cell.attacked != cell.employee) {
      own = cell.realm.flow(MatrixRealm.SUBJECT, MatrixRealm.WEB_BACK);
      logins.beginning(cell.employee, own, "openid");
    }
    var visit = HttpVisit.of(own, "scope", "openid");
    visit.open();
    assertThat(cell.employee.obey(visit)).as("asked for").isEqualTo(cell.expected().orElseThrow());
    assertThat(exchanged(own.tokens())).as("a token for one of now").isTrue();
  }

  private JsonNode exchange(String... more) {
    var fields =
        new ArrayList<>(
            List.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "client_id",
                MatrixRealm.EXCHANGE,
                "client_secret",
                MatrixRealm.SECRET,
                "subject_token_type",
                "urn:ietf:params:oauth:token-type:access_token"));
    fields.addAll(List.of(more));
    return cell.realm.token(fields.toArray(String[]::new));
  }

  private boolean exchanged(JsonNode tokens) {
    return exchange("subject_token", tokens.path("access_token").asText())
        .hasNonNull("access_token");
  }

  void exchangeForAnother() {
    for (var whose :
        List.of(
            new String[] {"requested_subject", cell.attacked.email()},
            new String[] {"subject_token", "x", "subject_issuer", "adgang"})) {
      var answer = exchange(whose);
      assertThat(answer.hasNonNull("access_token")).as("a token").isFalse();
      // Refused for what it is, whatever Keycloak would make of it with another feature on.
      assertThat(answer.path("error").asText()).isEqualTo("access_denied");
    }
  }

  void direct(String client) {
    var fields =
        List.of(
            "grant_type",
            "password",
            "client_id",
            client,
            "username",
            cell.attacked.email(),
            "password",
            Employee.USUAL_PASSWORD);
    assertThat(cell.realm.token(fields.toArray(String[]::new)).hasNonNull("access_token"))
        .as("a token by password alone")
        .isEqualTo(cell.mayAlone());
    var proving = new ArrayList<>(fields);
    proving.addAll(List.of("totp", cell.attacked.codeOfApp()));
    assertThat(cell.realm.token(proving.toArray(String[]::new)).hasNonNull("access_token"))
        .as("a token with a code of the app")
        .isEqualTo(cell.expected().isPresent());
  }

  void ciba() {
    var begun =
        cell.realm.ask(
            "protocol/openid-connect/ext/ciba/auth",
            "client_id",
            MatrixRealm.CIBA,
            "client_secret",
            MatrixRealm.SECRET,
            "scope",
            "openid",
            "login_hint",
            cell.attacked.email());
    var answer =
        cell.realm.token(
            "grant_type",
            "urn:openid:params:grant-type:ciba",
            "client_id",
            MatrixRealm.CIBA,
            "client_secret",
            MatrixRealm.SECRET,
            "auth_req_id",
            // Somebody may take the request, as another test does.
            begun.path("auth_req_id").asText("x"));
    // Refused for what it is, not for the id.
    assertThat(answer.path("error").asText()).isEqualTo("unauthorized_client");
    assertThat(answer.hasNonNull("access_token")).as("a token").isFalse();
  }
}
