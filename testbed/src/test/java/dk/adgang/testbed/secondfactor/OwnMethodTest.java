package dk.adgang.testbed.secondfactor;

import static dk.adgang.testbed.wire.HttpEmployee.Asked.CODE_OF_CARD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.attack.matrix.SecondFactorMatrixTest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Employers;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.fixture.jar.ExampleMethodJar;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpEmployee;
import dk.adgang.testbed.wire.HttpVisit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The example in {@code docs/developer/second-factor-method.md}: a method that another jar brings,
 * for which no file of the product was touched. {@link SecondFactorMatrixTest} tries it on every
 * path to a token.
 */
@WithAdgang
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OwnMethodTest {

  private static final String ALL = "alle";
  private static final String APPS_ALONE = "kun-app";
  private static final String TYPE = "example-card";
  private static final Pattern CODE = Pattern.compile("id=\"example-code\">([A-Z]+)<");

  private Adgang adgang;
  @AutoClose private MatrixRealm realm;
  private String frejasId;
  private String emilsId;
  private String saraId;
  private HttpEmployee freja;
  private HttpEmployee emil;
  private HttpEmployee sara;
  private JsonNode lacking;

  @BeforeAll
  void make(Adgang running) {
    adgang = running;
    realm = new MatrixRealm(adgang);
    realm.employer(ALL, Employers.STRICT);
    realm.employer(APPS_ALONE, Map.of("adgang.secondFactor.methods", List.of("otp")));
    realm.with(planned -> planned.put("bruteForceProtected", true));
    freja = employee("freja", ALL);
    frejasId = plan(freja, ALL, Employees.BUTIKSCHEF, List.of());
    emil = employee("emil", ALL);
    emilsId = plan(emil, ALL, Employees.SALGSASSISTENT, List.of(emil.card()));
    sara = employee("sara", APPS_ALONE);
    saraId = plan(sara, APPS_ALONE, Employees.SALGSASSISTENT, List.of());
    realm.make();
    lacking = realm.registerCards();
    realm.setUp();
  }

  private HttpEmployee employee(String name, String employer) {
    return new HttpEmployee(
        adgang.mailbox(),
        name + "." + System.nanoTime() + "@" + employer + ".example",
        Employee.USUAL_PASSWORD);
  }

  private String plan(
      HttpEmployee who, String employer, String title, List<Map<String, Object>> factors) {
    return realm.employee(who.email(), employer, true, Map.of("title", List.of(title)), factors);
  }

  @Test
  void a_realm_with_its_required_action_lacks_its_step_and_the_setup_adds_it() {
    var missing = lacking.findValuesAsText("id");
    assertThat(missing)
        .contains("browserFlow/prove-example-card", "resetCredentialsFlow/prove-example-card");
    assertThat(realm.get("adgang/setup").path("missing").findValuesAsText("id"))
        .noneMatch(id -> id.contains(TYPE));
  }

  @Test
  void an_employee_chooses_it_is_mailed_about_it_proves_it_and_an_app_is_told() {
    var web = flow();
    var visit = HttpVisit.of(web, "scope", "openid");
    visit.open();
    freja.typePassword(visit);
    assertThat(visit.page().body()).contains("data-method=\"card\"", "Kodekort");
    visit.submit("method", "card");
    var code = code(visit);
    visit.submit("card", "EN-ANDEN-KODE");
    assertThat(visit.page().body()).contains("Koden passer ikke");
    assertThat(code(visit)).as("the same card").isEqualTo(code);
    visit.submit("card", code);
    freja.card(code);
    freja.obey(visit);
    assertThat(visit.hasToken()).as("a token").isTrue();
    assertThat(realm.credentials(frejasId)).contains(TYPE);
    assertThat(method(frejasId).path("enrolled").asBoolean()).isTrue();
    var mail =
        adgang
            .mailbox()
            .withSubject(
                new Employee(frejasId, freja.email(), "Freja", ALL, "", ""),
                "2-faktor er tilføjet");
    assertThat(mail.text()).contains("Kodekort blev tilføjet");

    var next = HttpVisit.of(flow(), "scope", "openid");
    next.open();
    assertThat(freja.obey(next)).containsExactly(CODE_OF_CARD);
    assertThat(next.hasToken()).isTrue();
  }

  @Test
  void it_is_removed_by_its_proof_alone_and_five_wrong_codes_lock_out() {
    var id = realm.credentialId(emilsId, TYPE);
    var flow = flow();
    var visit = HttpVisit.of(flow, "scope", "openid");
    visit.open();
    emil.typePassword(visit);
    assertThat(visit.page().has("card")).as("the page of the card").isTrue();
    visit.submit("card", "FORKERTKODE");
    assertThat(visit.isOver()).isFalse();
    emil.obey(visit);
    assertThat(flow.claims().path("amr").toString()).contains("card");

    var removal =
        HttpVisit.of(flow.later(), "scope", "openid", "kc_action", "delete_credential:" + id);
    removal.open();
    assertThat(emil.obey(removal)).containsExactly(CODE_OF_CARD);
    assertThat(removal.page().body()).contains("adgang-remove-form", "Kodekort");
    removal.submit("step", "remove");
    assertThat(realm.credentials(emilsId)).doesNotContain(TYPE);

    realm.change(emilsId, Map.of(), List.of(emil.card()));
    var attack = HttpVisit.of(flow(), "scope", "openid");
    attack.open();
    emil.typePassword(attack);
    for (var i = 0; i < 12 && !attack.page().body().contains("låst"); i++) {
      attack.submit("card", "FORKERTKODE" + i);
    }
    emil.obeyOnce(attack);
    assertThat(attack.hasToken()).as("a token after a lockout").isFalse();
  }

  @Test
  void it_is_neither_offered_nor_enrolled_where_the_employer_does_not_allow_it() {
    var flow = flow();
    var visit = HttpVisit.of(flow, "scope", "openid");
    visit.open();
    sara.typePassword(visit);
    assertThat(visit.page().has("adgang-choose")).isTrue();
    visit.submit("method", "card");
    assertThat(visit.page().has("adgang-choose")).as("still the choice").isTrue();
    visit.submit("skip", "true");
    assertThat(visit.hasToken()).isTrue();
    assertThat(method(saraId).path("whyNot").asText()).isEqualTo("restricted");

    var asked = HttpVisit.of(flow.later(), "scope", "openid", "kc_action", ExampleMethodJar.ACTION);
    asked.open();
    sara.typePassword(asked);
    assertThat(asked.page().body()).contains("data-reason=\"restricted\"");
    assertThat(realm.credentials(saraId)).doesNotContain(TYPE);
  }

  private JsonNode method(String id) {
    for (var each : realm.get("adgang/employees/" + id + "/second-factor").path("methods")) {
      if (each.path("id").asText().equals("card")) {
        return each;
      }
    }
    throw new AssertionError("No card among the methods of " + id);
  }

  private CodeFlow flow() {
    return realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK);
  }

  private static String code(HttpVisit visit) {
    var code = CODE.matcher(visit.page().body());
    return Optional.of(code)
        .filter(found -> found.find())
        .map(found -> found.group(1))
        .orElseThrow(() -> new AssertionError("No card on " + visit.page().body()));
  }
}
