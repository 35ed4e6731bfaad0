package dk.adgang.testbed.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.wire.CodeFlow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Logins by an identity provider: what is set up for them, and what is looked at. */
final class BrokerLogins {

  static final String TRUST = "adgang.trustBrokerSecondFactor";
  static final Map<String, String> TWO_FACTORS = Map.of("amr", "[\"pwd\",\"mfa\"]");
  static final Map<String, String> USUAL = Map.of();

  private BrokerLogins() {}

  /**
   * Settings of an employer.
   *
   * @param trust whether its identity provider is believed; null where nothing is said
   */
  static Map<String, List<String>> employer(String trust) {
    var settings = new HashMap<String, List<String>>();
    settings.put("adgang.secondFactor.requiredTitles", List.of(Employees.BUTIKSCHEF));
    if (trust != null) {
      settings.put(TRUST, List.of(trust));
    }
    return settings;
  }

  static List<Map<String, Object>> has(Totp app) {
    return List.of(Factors.app(app));
  }

  static void isAsked(CodeFlow login) {
    assertThat(login.isDone()).as("a token at " + login.page().at()).isFalse();
    assertThat(login.page().has("otp")).as("asked at " + login.page().at()).isTrue();
  }

  /**
   * @param amr what the tokens say of how the employee has logged in
   */
  static JsonNode isIn(CodeFlow login, String... amr) {
    assertThat(login.isDone())
        .as("logged in, but " + login.page().at() + ":\n" + login.page().body())
        .isTrue();
    var tokens = login.tokens();
    for (var token : List.of("id_token", "access_token")) {
      assertThat(amr(tokens, token)).as("amr of the %s", token).containsExactlyInAnyOrder(amr);
    }
    return tokens;
  }

  static List<String> amr(JsonNode tokens, String token) {
    var amr = new ArrayList<String>();
    CodeFlow.claims(tokens.path(token).asText())
        .path("amr")
        .forEach(each -> amr.add(each.asText()));
    return amr;
  }
}
