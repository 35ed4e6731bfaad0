package dk.adgang.admin.setup.check;

import static dk.adgang.admin.setup.check.DescribedRealm.apply;
import static dk.adgang.admin.setup.check.DescribedRealm.check;
import static dk.adgang.admin.setup.check.DescribedRealm.ids;
import static dk.adgang.admin.setup.check.DescribedRealm.untouched;
import static dk.adgang.admin.setup.check.DescribedRealm.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.check.RealmCheck.Choice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The effect of required actions together, and other things that are worth a warning. */
final class ActionUseCheckTest {

  @Test
  void sms_for_everybody_who_is_new_is_a_conflict_and_an_app_a_warning() {
    ObjectNode realm = whole();
    action(realm, "enrol-sms").put("defaultAction", true);
    action(realm, "CONFIGURE_TOTP").put("defaultAction", true);

    assertThat(ids(check(realm).missing())).containsExactly("actions/smsByDefault");
    assertThat(check(realm).warnings())
        .singleElement()
        .satisfies(each -> assertThat(each.sentence()).contains("Configure OTP"));
    apply(realm, Map.of("actions/smsByDefault", Choice.REPLACE));
    assertThat(check(realm).missing()).isEmpty();
    assertThat(check(realm).byHand()).isEmpty();
  }

  @Test
  void an_action_without_an_alias_gets_it_back() {
    ObjectNode realm = whole();
    for (String alias : List.of("CONFIGURE_TOTP", "choose-second-factor", "VERIFY_EMAIL")) {
      action(realm, alias).putNull("alias");
    }
    assertThat(ids(check(realm).missing())).hasSize(3).containsOnly("actions/alias");

    apply(realm, Map.of());

    assertThat(check(realm).findings()).isEmpty();
    assertThat(realm.path("requiredActions")).isEqualTo(whole().path("requiredActions"));
  }

  @Test
  void an_action_that_is_there_twice_is_left_alone() {
    ObjectNode realm = whole();
    realm
        .withArray("/requiredActions")
        .add(action(realm, "VERIFY_EMAIL").deepCopy().putNull("alias"));

    assertThat(check(realm).findings()).isEmpty();
  }

  @Test
  void another_action_of_ours_is_a_warning() {
    ObjectNode realm = whole();
    realm
        .withArray("/requiredActions")
        .add(action(realm, "choose-second-factor").deepCopy().put("alias", "valg"));

    assertThat(check(realm).missing()).isEmpty();
    assertThat(check(realm).warnings())
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.sentence())
                    .contains("Another action of choose-second-factor", "«valg»"));
  }

  @Test
  void strangers_who_register_are_a_warning() {
    ObjectNode realm = whole();
    realm.put("registrationAllowed", true);

    assertThat(check(realm).missing()).isEmpty();
    assertThat(ids(check(realm).warnings())).containsExactly("registrationAllowed/on");
  }

  @ParameterizedTest
  @CsvSource({
    "*, true",
    "' * ', true",
    "http*, true",
    "https://*, true",
    "https://kasse.example/*, false",
    "/app/*, false",
    "dk.example.app:/*, false",
    "https://kasse.example/, false",
  })
  void a_client_that_leads_anywhere_is_a_warning(String address, boolean named) {
    ObjectNode realm = whole();
    ObjectNode client = realm.withArray("/clients").addObject();
    client.put("clientId", "kasse").put("enabled", true).putArray("redirectUris").add(address);

    assertThat(check(realm).missing()).isEmpty();
    assertThat(ids(check(realm).warnings()).contains("client/anywhere")).isEqualTo(named);
    client.put("enabled", false);
    assertThat(check(realm).warnings()).isEmpty();
  }

  @Test
  void a_realm_without_encryption_is_whole_with_a_warning() {
    ObjectNode realm = whole();
    realm.put("sslRequired", "none");

    assertThat(check(realm).missing()).isEmpty();
    assertThat(check(realm).warnings())
        .extracting(Finding::sentence)
        .singleElement()
        .asString()
        .contains("Require SSL");
  }

  @Test
  void a_claim_that_some_tokens_lack_is_a_warning() {
    ObjectNode realm = whole();
    ((ObjectNode) mapper(realm, "amr").path("config")).put("access.token.claim", "false");

    assertThat(check(realm).missing()).isEmpty();
    assertThat(check(realm).warnings())
        .singleElement()
        .satisfies(each -> assertThat(each.sentence()).contains("amr", "Add to access token: Off"));
  }

  @Test
  void a_claim_of_another_name_is_named() {
    ObjectNode realm = whole();
    ((ObjectNode) mapper(realm, "title").path("config")).put("claim.name", "stilling");

    assertThat(check(realm).missing())
        .singleElement()
        .satisfies(each -> assertThat(each.from()).endsWith("as the claim stilling"));
  }

  @Test
  void a_title_of_another_attribute_is_named_by_it() {
    ObjectNode realm = whole();
    ((ObjectNode) mapper(realm, "title").path("config")).put("user.attribute", "stilling");

    assertThat(check(realm).conflicts(Map.of()))
        .singleElement()
        .satisfies(each -> assertThat(each.from()).contains("of the attribute stilling"))
        .satisfies(
            each -> assertThat(each.to()).endsWith("of the attribute title as the claim title"));
  }

  @Test
  void a_setting_that_an_identity_provider_takes_from_the_realm_is_named_as_the_realms() {
    ObjectNode realm = untouched();
    DescribedRealm.addBroker(realm);
    DescribedRealm.flow(realm, "first broker login", "idp-auto-link");

    assertThat(check(realm).missing())
        .filteredOn(each -> each.part().id().equals("broker/first"))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.sentence())
                    .contains("andetsted", "the flow bound as First broker login flow"));
  }

  private static ObjectNode action(ObjectNode realm, String alias) {
    return (ObjectNode) Comparison.named(realm.path("requiredActions"), "alias", alias);
  }

  private static JsonNode mapper(ObjectNode realm, String name) {
    return Comparison.named(realm.at("/clientScopes/0/protocolMappers"), "name", name);
  }
}
