package dk.adgang.testbed.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.LeftOut;
import dk.adgang.testbed.realm.SetupRealm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An import asks no check, so that what is misspelt in it is a warning. */
@WithAdgang
final class ImportedSettingsTest {

  private static final String LIST =
      "The documentation for operators lists all settings, under «Every setting».";

  @Test
  void every_setting_that_nobody_understands_is_named_with_its_place(Adgang adgang) {
    try (var realm =
        new SetupRealm(adgang, SetupRealm.whole(adgang), ImportedSettingsTest::misspell)) {
      assertThat(warnings(realm))
          .containsExactlyInAnyOrder(
              "required action choose-second-factor: «adgang.secondFactor.requiredTitle» is no setting here."
                  + " Did you mean adgang.secondFactor.requiredTitles?",
              "required action choose-second-factor: adgang.secondFactor must be required or optional;"
                  + " read as required",
              "required action enrol-sms: «adgang.secondFactor» is no setting here. " + LIST,
              "required action enrol-sms: adgang.sms.off must be true or false; read as true",
              "required action UPDATE_PASSWORD: adgang.link.resetMinutes must be a number from 1 to 1440;"
                  + " read as 60",
              "required action CONFIGURE_TOTP: «adgang.sms» is no setting here. " + LIST,
              "realm attributes: «adgang.secondFactor» is no setting here. " + LIST,
              "employer ostehuset: «Adgang.SecondFactor» is no setting here. Did you mean"
                  + " adgang.secondFactor?",
              "employer ostehuset: adgang.secondFactor must be required or optional; read as required",
              "employer ostehuset: adgang.sms.dayBudget must be one number from 0 to 1000000; the"
                  + " realm's counts",
              "employer ostehuset: adgang.managers.group names «Cheferne», and the organization has no"
                  + " group of that name; nobody is a manager by it",
              "employer ostehuset: adgang.admins.group names «Direktion», and the organization has no"
                  + " group of that name; nobody may change the settings by it",
              "employer ostehuset: «requiredTitles» is no setting here. Did you mean"
                  + " adgang.secondFactor.requiredTitles?",
              "client app: «adgang.hom» is no setting here. Did you mean adgang.home?",
              "client web: adgang.home is no address that employees can be led to. Write one that"
                  + " begins with https://, or with the scheme of an app, as in dk.example.app:/;"
                  + " the home URL is used",
              "group Butikker: «adgang.secondFactor» is no setting here. " + LIST,
              "role chef: «adgang.sms» is no setting here. " + LIST,
              "client scope app: «adgang.home» is no setting here. " + LIST,
              "identity provider andetsted: «adgang.trustBrokerSecondFactor» is no setting here. "
                  + LIST,
              "users: «adgang.secondFactor» is no setting here. " + LIST);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(adgang.server().logTail(2_000).lines())
                      .anyMatch(
                          line ->
                              line.contains(realm.name() + " has settings or titles")
                                  && line.contains("employer ostehuset: «Adgang.SecondFactor»")));
    }
  }

  @Test
  void a_partial_import_is_looked_at_too(Adgang adgang) {
    try (var realm = new SetupRealm(adgang, SetupRealm.whole(adgang), made -> {})) {
      assertThat(warnings(realm)).isEmpty();

      realm.post(
          "/partialImport",
          Map.of(
              "ifResourceExists",
              "FAIL",
              "clients",
              List.of(Map.of("clientId", "app", "attributes", Map.of("adgang.Home", "x.y:/")))));

      assertThat(warnings(realm))
          .containsExactly(
              "client app: «adgang.Home» is no setting here. Did you mean adgang.home?");
    }
  }

  @Test
  void the_list_does_not_grow_with_the_employers(Adgang adgang) {
    try (var realm =
        new SetupRealm(
            adgang,
            SetupRealm.whole(adgang),
            made -> {
              for (var i = 0; i < 30; i++) {
                employer(made, "ost-" + i).putArray("adgang.smss").add("true");
              }
            })) {
      assertThat(warnings(realm)).hasSize(21).last().isEqualTo("and 10 more settings of that kind");
    }
  }

  private static void misspell(ObjectNode realm) {
    var choice = config(realm, "choose-second-factor");
    choice.put("adgang.secondFactor", "requird");
    choice.put("adgang.secondFactor.requiredTitle", "Butikschef");
    config(realm, "enrol-sms")
        .put("adgang.secondFactor", "required")
        .put("adgang.sms.off", "måske");
    config(realm, "UPDATE_PASSWORD").put("adgang.link.resetMinutes", "-1");
    config(realm, "CONFIGURE_TOTP").put("adgang.sms", "true").put("max_auth_age", "300");
    realm.withObject("/attributes").put("adgang.secondFactor", "required");
    var employer = employer(realm, "ostehuset");
    employer.putArray("Adgang.SecondFactor").add("required");
    employer.putArray("adgang.secondFactor").add("requird");
    employer.putArray("adgang.sms.dayBudget").add("mange");
    employer.putArray("adgang.managers.group").add("Cheferne");
    employer.putArray("adgang.admins.group").add("Direktion");
    employer.putArray("requiredTitles").add("Butikschef");
    employer.putArray("cvr").add("12345678");
    elsewhere(realm);
    client(realm, "app").put("adgang.hom", "dk.adgang.app:/");
    client(realm, "web").put("adgang.home", "butik");
    client(realm, "right").put("adgang.home", "dk.adgang.app:/");
  }

  /** Where somebody may look for a place for them, and nobody reads them. */
  private static void elsewhere(ObjectNode realm) {
    attributes(realm.withArray("/groups").addObject().put("name", "Butikker"))
        .putArray("adgang.secondFactor")
        .add("required");
    attributes(realm.withArray("/roles/realm").addObject().put("name", "chef"))
        .putArray("adgang.sms")
        .add("true");
    attributes(
            realm
                .withArray("/clientScopes")
                .addObject()
                .put("name", "app")
                .put("protocol", "openid-connect"))
        .put("adgang.home", "dk.adgang.app:/");
    LeftOut.from(realm, "broker/after");
    ((ObjectNode) realm.path("identityProviders").path(0).path("config"))
        .put("adgang.trustBrokerSecondFactor", "true");
    attributes(
            realm
                .withArray("/users")
                .addObject()
                .put("id", UUID.randomUUID().toString())
                .put("username", "ida"))
        .putArray("adgang.secondFactor")
        .add("required");
  }

  private static ObjectNode attributes(ObjectNode owner) {
    return owner.putObject("attributes");
  }

  private static ObjectNode config(ObjectNode realm, String alias) {
    for (JsonNode action : realm.withArray("/requiredActions")) {
      if (action.path("alias").asText().equals(alias)) {
        return ((ObjectNode) action).withObject("/config");
      }
    }
    throw new AssertionError("There is no " + alias);
  }

  private static ObjectNode employer(ObjectNode realm, String alias) {
    realm.put("organizationsEnabled", true);
    ArrayNode all = realm.withArray("/organizations");
    var employer = all.addObject().put("name", alias).put("alias", alias).put("enabled", true);
    employer.putArray("domains").addObject().put("name", alias + ".example");
    return employer.putObject("attributes");
  }

  private static ObjectNode client(ObjectNode realm, String id) {
    ArrayNode all = realm.withArray("/clients");
    return all.addObject().put("clientId", id).putObject("attributes");
  }

  private static List<String> warnings(SetupRealm realm) {
    var texts = new ArrayList<String>();
    realm.get().path("warnings").forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
