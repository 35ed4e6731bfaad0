package dk.adgang.testbed.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.SetupRealm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A second factor that is required, and that nobody can set up, is named by the setup. */
@WithAdgang
final class RequiredMethodsTest {

  private static final String REQUIREMENT = "adgang.secondFactor";
  private static final String METHODS = "adgang.secondFactor.methods";

  @Test
  void each_employer_is_compared_with_what_can_be_set_up(Adgang adgang) {
    try (var realm =
        new SetupRealm(
            adgang,
            SetupRealm.whole(adgang),
            made -> {
              action(made, "CONFIGURE_TOTP").put("enabled", false);
              employer(made, "torvet", "otp").putArray("adgang.sms").add("true");
              employer(made, "bog", "sms");
              employer(made, "havn", "sms").putArray("adgang.sms").add("true");
              employer(made, "mark", "passkey");
            })) {
      var answer = realm.get();

      assertThat(answer.path("whole").asBoolean()).as("%s", answer).isTrue();
      assertThat(warnings(answer))
          .hasSize(2)
          .anyMatch(text -> text.contains("→ torvet →") && text.contains("otp (Configure OTP"))
          .anyMatch(text -> text.contains("→ bog →") && text.contains("adgang.sms is not true"));
    }
  }

  @Test
  void sms_that_is_switched_off_for_the_realm_is_no_way(Adgang adgang) {
    try (var realm =
        new SetupRealm(
            adgang,
            SetupRealm.whole(adgang),
            made -> {
              action(made, "choose-second-factor")
                  .withObject("/config")
                  .put(REQUIREMENT, "required")
                  .put(METHODS, "sms")
                  .put("adgang.sms", "true");
              action(made, "enrol-sms").withObject("/config").put("adgang.sms.off", "true");
            })) {
      assertThat(SetupRealm.texts(realm.get().path("missing"), "id"))
          .containsExactly("methods/counting");
      var done = realm.setup("", null);
      assertThat(done.path("changes")).isEmpty();
      assertThat(SetupRealm.texts(done.path("byHand"), "from"))
          .containsExactly("sms (not available: off)");
    }
  }

  @Test
  void a_setting_of_an_import_that_makes_no_sense_is_a_warning(Adgang adgang) {
    try (var realm =
        new SetupRealm(
            adgang,
            SetupRealm.whole(adgang),
            made -> {
              made.put("registrationAllowed", true);
              made.withArray("/requiredActions")
                  .add(action(made, "choose-second-factor").deepCopy().put("alias", "valg"));
              made.withArray("/clients")
                  .addObject()
                  .put("clientId", "kasse")
                  .putArray("redirectUris")
                  .add("*");
            })) {
      assertThat(warnings(realm.get()))
          .hasSize(3)
          .anyMatch(text -> text.contains("User registration"))
          .anyMatch(text -> text.contains("Another action of choose-second-factor is «valg»"))
          .anyMatch(text -> text.contains("Clients → kasse → Settings"));
    }
  }

  private static List<String> warnings(JsonNode answer) {
    var texts = new ArrayList<String>();
    answer.path("warnings").forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static ObjectNode action(ObjectNode realm, String alias) {
    for (var action : realm.path("requiredActions")) {
      if (action.path("alias").asText().equals(alias)) {
        return (ObjectNode) action;
      }
    }
    throw new AssertionError("There is no " + alias);
  }

  private static ObjectNode employer(ObjectNode realm, String alias, String method) {
    realm.put("organizationsEnabled", true);
    var employer = realm.withArray("/organizations").addObject();
    employer.put("name", alias).put("alias", alias).put("enabled", true);
    employer.putArray("domains").addObject().put("name", alias + ".example");
    var attributes = employer.putObject("attributes");
    attributes.putArray(REQUIREMENT).add("required");
    attributes.putArray(METHODS).add(method);
    return attributes;
  }
}
