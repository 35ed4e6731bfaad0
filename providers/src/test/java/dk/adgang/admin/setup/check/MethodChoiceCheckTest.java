package dk.adgang.admin.setup.check;

import static dk.adgang.admin.setup.check.DescribedRealm.apply;
import static dk.adgang.admin.setup.check.DescribedRealm.check;
import static dk.adgang.admin.setup.check.DescribedRealm.ids;
import static dk.adgang.admin.setup.check.DescribedRealm.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.admin.setup.check.RealmCheck.Choice;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether those of whom a second factor is required can set one up. */
final class MethodChoiceCheckTest {

  private static final String TITLES = "adgang.secondFactor.requiredTitles";

  @ParameterizedTest
  @CsvSource({
    "CONFIGURE_TOTP, 'adgang.secondFactor=required', false",
    "webauthn-register, 'adgang.secondFactor=required', false",
    "'CONFIGURE_TOTP,webauthn-register', 'adgang.secondFactor=required', true",
    "'CONFIGURE_TOTP,webauthn-register', 'adgang.secondFactor.requiredTitles=title', true",
    "'CONFIGURE_TOTP,webauthn-register', 'adgang.secondFactor=optional', false",
    "'CONFIGURE_TOTP,webauthn-register', 'adgang.secondFactor=required,adgang.sms=true', false",
    "'CONFIGURE_TOTP,webauthn-register,enrol-sms', 'adgang.secondFactor=required,adgang.sms=true',"
        + " true",
  })
  void one_method_is_left_where_one_is_required(String off, String settings, boolean named) {
    ObjectNode realm = whole();
    off(realm, off);
    employer(realm, "torvet", settings);

    assertThat(ids(check(realm).missing()).contains("methods")).isEqualTo(named);
    assertThat(check(realm).changes(Map.of())).isEmpty();
    apply(realm, Map.of("methods", Choice.REPLACE));
    assertThat(ids(check(realm).missing())).doesNotContain("methods");
  }

  @ParameterizedTest
  @CsvSource({"adgang.secondFactor, required", "adgang.secondFactor.requiredTitles, Butikschef"})
  void the_requirement_of_the_realm_counts_as_well(String setting, String value) {
    ObjectNode realm = whole();
    off(realm, "CONFIGURE_TOTP,webauthn-register");
    ObjectNode settings = settings(realm);
    settings.put(setting, value);
    assertThat(ids(check(realm).missing())).containsExactly("methods");

    settings.put("adgang.sms", "true");
    assertThat(check(realm).missing()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "otp, CONFIGURE_TOTP, otp (Configure OTP is disabled)",
    "passkey, webauthn-register, passkey (Webauthn Register is disabled)",
    "otp##sms, CONFIGURE_TOTP, 'sms (adgang.sms is not true), otp (Configure OTP is disabled)'",
  })
  void a_method_that_counts_for_the_realm_is_left(String methods, String off, String from) {
    ObjectNode realm = whole();
    settings(realm)
        .put("adgang.secondFactor", "required")
        .put("adgang.secondFactor.methods", methods);
    assertThat(check(realm).findings()).isEmpty();
    off(realm, off);

    assertThat(check(realm).missing())
        .singleElement()
        .satisfies(each -> assertThat(each.part().id()).isEqualTo("methods/counting"))
        .satisfies(each -> assertThat(each.from()).isEqualTo(from));
    apply(realm, Map.of("methods/counting", Choice.REPLACE));
    assertThat(check(realm).findings()).isEmpty();
  }

  /** Nobody but an administrator decides who pays for SMS. */
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "false", "never set"})
  void sms_alone_has_to_be_added(String sms) {
    ObjectNode realm = whole();
    ObjectNode settings = settings(realm);
    settings.put("adgang.secondFactor", "required").put("adgang.secondFactor.methods", "sms");
    if (sms.equals("never set")) {
      settings.remove("adgang.sms");
    } else {
      settings.put("adgang.sms", sms);
    }

    assertThat(ids(check(realm).byHand())).containsExactly("methods/counting");
    assertThat(check(realm).conflicts(Map.of())).isEmpty();

    settings.put("adgang.sms", "true");
    assertThat(check(realm).findings()).isEmpty();
    method(realm, "sms").put("unavailable", "off");
    assertThat(check(realm).missing())
        .singleElement()
        .satisfies(each -> assertThat(each.from()).isEqualTo("sms (not available: off)"));
  }

  @Test
  void sms_of_one_employer_is_enough_for_a_realm() {
    ObjectNode realm = whole();
    settings(realm)
        .put("adgang.secondFactor", "required")
        .put("adgang.secondFactor.methods", "sms");
    employer(realm, "torvet", "adgang.sms=true");

    assertThat(check(realm).findings()).isEmpty();
    employer(realm, "bog", "adgang.secondFactor=required");
    assertThat(check(realm).warnings())
        .singleElement()
        .satisfies(each -> assertThat(each.sentence()).contains("bog", "adgang.sms is not true"));
  }

  @ParameterizedTest
  @CsvSource({
    "CONFIGURE_TOTP, 'adgang.secondFactor=required,adgang.secondFactor.methods=otp', true",
    "CONFIGURE_TOTP, 'adgang.secondFactor=optional,adgang.secondFactor.methods=otp', false",
    "'', 'adgang.secondFactor=required,adgang.secondFactor.methods=otp', false",
    "'', 'adgang.secondFactor=required,adgang.secondFactor.methods=sms', true",
    "'', 'adgang.secondFactor=required,adgang.secondFactor.methods=sms,adgang.sms=true', false",
  })
  void an_employer_is_named_by_its_alias(String off, String settings, boolean named) {
    ObjectNode realm = whole();
    off(realm, off);
    employer(realm, "torvet", settings);

    assertThat(check(realm).missing()).isEmpty();
    assertThat(ids(check(realm).warnings()).contains("methods/employers")).isEqualTo(named);
    assertThat(check(realm).byHand()).isEmpty();
    if (named) {
      assertThat(check(realm).warnings().get(0).sentence()).contains("Organizations → torvet →");
    }
  }

  @Test
  void an_employer_that_is_disabled_pays_for_no_sms() {
    ObjectNode realm = whole();
    employer(
            realm,
            "torvet",
            "adgang.secondFactor=required,adgang.secondFactor.methods=sms,adgang.sms=true")
        .put("enabled", false);

    assertThat(ids(check(realm).warnings())).containsExactly("methods/employers");
  }

  @Test
  void many_employers_are_one_warning() {
    ObjectNode realm = whole();
    for (int i = 0; i < 8; i++) {
      employer(realm, "ost-" + i, TITLES + "=title,adgang.secondFactor.methods=sms");
    }

    assertThat(check(realm).warnings())
        .singleElement()
        .satisfies(each -> assertThat(each.sentence()).contains("ost-0, ", "ost-4 and 3 more"));
  }

  private static void off(ObjectNode realm, String aliases) {
    for (String alias : aliases.split(",", -1)) {
      if (!alias.isEmpty()) {
        action(realm, alias).put("enabled", false);
      }
    }
  }

  private static ObjectNode employer(ObjectNode realm, String alias, String settings) {
    ObjectNode employer = realm.withObject("/facts").withArray("employers").addObject();
    ObjectNode values = employer.put("alias", alias).put("enabled", true).putObject("settings");
    for (String setting : settings.split(",", -1)) {
      String[] parts = setting.split("=", -1);
      values.putArray(parts[0]).add(parts[1]);
    }
    return employer;
  }

  private static ObjectNode settings(ObjectNode realm) {
    return action(realm, "choose-second-factor").withObject("/config");
  }

  private static ObjectNode action(ObjectNode realm, String alias) {
    return (ObjectNode) Comparison.named(realm.path("requiredActions"), "alias", alias);
  }

  private static ObjectNode method(ObjectNode realm, String id) {
    return (ObjectNode) Comparison.named(realm.path("facts").path("methods"), "id", id);
  }
}
