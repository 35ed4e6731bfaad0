package dk.adgang.admin.setup.check;

import static dk.adgang.admin.setup.check.DescribedRealm.DESCRIPTION;
import static dk.adgang.admin.setup.check.DescribedRealm.apply;
import static dk.adgang.admin.setup.check.DescribedRealm.check;
import static dk.adgang.admin.setup.check.DescribedRealm.ids;
import static dk.adgang.admin.setup.check.DescribedRealm.untouched;
import static dk.adgang.admin.setup.check.DescribedRealm.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.Part;
import dk.adgang.admin.setup.check.RealmCheck.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of a whole realm, and the setup of one that lacks parts. */
final class RealmCheckTest {

  @Nested
  final class OfAWholeRealm {

    @Test
    void a_whole_realm_lacks_nothing() {
      assertThat(check(whole()).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"loginTheme, false", "accountTheme, false", "emailTheme, true"})
    void another_theme_is_a_choice_but_one_without_our_mails(String theme, boolean conflict) {
      ObjectNode realm = whole();
      realm.put(theme, "keycloak.v2");
      realm.withObject("/facts").put("mails", !conflict);

      assertThat(check(realm).changes(Map.of())).isEmpty();
      assertThat(check(realm).conflicts(Map.of())).hasSize(conflict ? 1 : 0);
      realm.withObject("/facts").put("mails", true);
      assertThat(check(realm).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"host", "from"})
    void a_mail_server_of_spaces_counts_as_missing(String field) {
      ObjectNode realm = whole();
      realm.withObject("/smtpServer").put(field, "  ");

      assertThat(ids(check(realm).missing())).containsExactly("smtpServer");
    }

    @Test
    void a_title_that_administrators_cannot_give_is_named() {
      ObjectNode realm = whole();
      ObjectNode title =
          (ObjectNode)
              Comparison.named(realm.path("userProfile").path("attributes"), "name", "title");
      title.withObject("/permissions").putArray("edit");

      assertThat(ids(check(realm).missing())).containsExactly("userProfile/title/administrators");
      apply(realm, Map.of("userProfile/title/administrators", Choice.REPLACE));
      assertThat(check(realm).missing()).isEmpty();
    }

    @Test
    void a_theme_that_is_not_installed_is_named() {
      ObjectNode realm = whole();
      realm.put("loginTheme", "adgan");
      realm.withObject("/facts").putArray("noTheme").add("loginTheme");

      assertThat(ids(check(realm).missing())).containsExactly("loginTheme");
    }
  }

  @Nested
  final class OfANewRealm {

    @Test
    void a_new_realm_is_made_whole_by_its_changes_but_for_the_mail_server() {
      ObjectNode realm = untouched();

      apply(realm, Map.of());

      assertThat(ids(check(realm).findings())).containsExactly("smtpServer");
      assertThat(check(realm).changes(Map.of())).isEmpty();
    }

    /** As Keycloak orders them, as it once did, and as somebody has. */
    @ParameterizedTest
    @CsvSource({
      "UPDATE_PROFILE VERIFY_EMAIL CONFIGURE_TOTP UPDATE_PASSWORD webauthn-register, true",
      "CONFIGURE_TOTP UPDATE_PASSWORD UPDATE_PROFILE VERIFY_EMAIL webauthn-register, true",
      "UPDATE_PROFILE VERIFY_EMAIL UPDATE_PASSWORD CONFIGURE_TOTP webauthn-register, false",
      "webauthn-register CONFIGURE_TOTP UPDATE_PASSWORD UPDATE_PROFILE VERIFY_EMAIL, false",
    })
    void an_order_of_actions_that_somebody_made_in_a_new_realm_stays(String aliases, boolean made) {
      ObjectNode realm = untouched();
      realm.putArray("requiredActions");
      int priority = 10;
      for (String alias : aliases.split(" ", -1)) {
        realm
            .withArray("/requiredActions")
            .addObject()
            .put("alias", alias)
            .put("enabled", true)
            .put("priority", priority++);
      }
      String order = "requiredActions/order";

      assertThat(ids(check(realm).changes(Map.of())).contains(order)).isEqualTo(made);
      assertThat(ids(check(realm).conflicts(Map.of())).contains(order)).isEqualTo(!made);
      apply(realm, Map.of(order, Choice.REPLACE));
      assertThat(ids(check(realm).findings())).doesNotContain(order);
    }

    @Test
    void a_scope_that_the_setup_makes_is_for_new_clients() {
      ObjectNode realm = whole();
      realm.putArray("clientScopes");
      realm.putArray("defaultDefaultClientScopes");

      assertThat(ids(check(realm).changes(Map.of())))
          .containsExactly("clientScopes/adgang", "clientScopes/adgang/new");
    }
  }

  @Nested
  final class OfARealmInUse {

    @Test
    void nothing_is_made_that_is_to_be_kept() {
      ObjectNode realm = untouched();

      apply(realm, Map.of("directGrantFlow", Choice.KEEP, "emailTheme", Choice.KEEP));

      assertThat(realm.path("directGrantFlow").asText()).isEqualTo("direct grant");
      assertThat(realm.has("emailTheme")).isFalse();
      assertThat(ids(check(realm).missing()))
          .contains("directGrantFlow/deny-access-authenticator", "emailTheme");
    }

    @Test
    void a_realm_with_people_keeps_what_they_are_used_to() {
      ObjectNode realm = untouched();
      realm.withObject("/facts").put("people", true);

      apply(realm, Map.of());

      assertThat(realm.path("ssoSessionIdleTimeout").asInt()).isEqualTo(1800);
      assertThat(realm.path("registrationEmailAsUsername").asBoolean()).isFalse();
      assertThat(ids(check(realm).missing())).containsExactly("smtpServer");
    }

    @Test
    void a_scope_of_another_protocol_is_given_to_nobody() {
      ObjectNode realm = whole();
      ((ObjectNode) realm.path("clientScopes").get(0)).put("protocol", "saml");
      realm
          .withArray("/clients")
          .addObject()
          .put("clientId", "kasse")
          .put("enabled", true)
          .put("people", true);

      assertThat(check(realm).changes(Map.of())).isEmpty();
      assertThat(ids(check(realm).byHand())).containsExactly("clientScopes/adgang");
    }

    @ParameterizedTest
    @CsvSource({"Optional, adgang", "None, profile"})
    void the_type_of_the_scope_is_an_administrators_choice(String type, String optional) {
      ObjectNode realm = whole();
      realm.putArray("defaultDefaultClientScopes");
      realm.putArray("defaultOptionalClientScopes").add(optional);

      assertThat(check(realm).missing()).isEmpty();
      assertThat(check(realm).changes(Map.of())).isEmpty();
      assertThat(check(realm).conflicts(Map.of()))
          .singleElement()
          .satisfies(each -> assertThat(each.choice()).isEqualTo("clientScopes/adgang/new"))
          .satisfies(each -> assertThat(each.from()).isEqualTo(type));
      apply(realm, Map.of("clientScopes/adgang/new", Choice.REPLACE));
      assertThat(check(realm).findings()).isEmpty();
      assertThat(realm.path("defaultOptionalClientScopes"))
          .noneMatch(each -> each.asText().equals("adgang"));
    }

    @ParameterizedTest
    @CsvSource({
      "username, employees no longer can",
      "firstName, no longer required",
      "lastName, no longer required"
    })
    void a_change_of_a_name_says_what_it_means(String attribute, String words) {
      assertThat(check(untouched()).changes(Map.of()))
          .filteredOn(each -> each.part().id().equals("userProfile/" + attribute))
          .singleElement()
          .satisfies(each -> assertThat(each.sentence()).contains(words));
    }
  }

  @Test
  void the_documentation_says_what_the_description_says() throws IOException {
    assertThat(Files.readString(Path.of("../docs/operator/realm-setup.md")))
        .contains(DESCRIPTION.parts().table(Part.Need.NEEDED))
        .contains(DESCRIPTION.parts().table(Part.Need.WARNED));
  }
}
