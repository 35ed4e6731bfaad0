package dk.adgang.testbed.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.OwnRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of required actions that Keycloak by itself would drop without a word. */
@WithAdgang
final class ActionSettingsTest {

  @AutoClose private static OwnRealm realm;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new OwnRealm(adgang.project(), adgang.admin(), 1, Map.of());
  }

  /**
   * A request that only switches an action, as a script sends it and the admin console does not.
   */
  @ParameterizedTest
  @CsvSource({
    "choose-second-factor, adgang.secondFactor, required",
    "enrol-sms, adgang.sms.countries, SE",
    "UPDATE_PASSWORD, adgang.link.welcomeHours, 48",
  })
  void a_change_without_settings_does_not_drop_them(
      String alias, String setting, String value, Adgang adgang) {
    var path = path(alias);
    adgang.admin().put(path + "/config", Map.of("config", with(adgang, path, setting, value)));
    var before = adgang.admin().get(path);

    var none = before.<ObjectNode>deepCopy().put("enabled", false);
    none.remove("config");
    isRefused(() -> adgang.admin().put(path, none), setting);
    isRefused(() -> adgang.admin().put(path, none.deepCopy().putNull("config")), setting);
    var empty = none.deepCopy();
    empty.putObject("config");
    isRefused(() -> adgang.admin().put(path, empty), setting);
    isRefused(() -> adgang.admin().put(path, empty.deepCopy().put("alias", "another")), setting);
    var renamed = before.<ObjectNode>deepCopy();
    isRefused(() -> adgang.admin().put(path, renamed.put("alias", "another")), "alias");
    isRefused(() -> adgang.admin().put(path, renamed.without(List.of("alias"))), "alias");
    empty.withObject("/config").put("max_auth_age", "300");
    isRefused(() -> adgang.admin().put(path, empty), setting);
    empty.withObject("/config").put(setting, "  ");
    isRefused(() -> adgang.admin().put(path, empty), setting);
    for (var sent :
        List.of(
            Map.of(),
            Map.of("config", Map.of()),
            Map.of("config", Map.of(setting, " ")),
            Map.of("config", Map.of(setting.substring("adgang.".length()), value)))) {
      isRefused(() -> adgang.admin().put(path + "/config", sent), setting);
    }
    assertThat(adgang.admin().get(path)).isEqualTo(before);

    for (var on : new boolean[] {false, true}) {
      adgang.admin().put(path, before.<ObjectNode>deepCopy().put("enabled", on));
      assertThat(adgang.admin().get(path).path("enabled").asBoolean()).isEqualTo(on);
      assertThat(adgang.admin().get(path).path("config").path(setting).asText()).isEqualTo(value);
    }

    adgang.admin().delete(path + "/config");
    adgang.admin().put(path, none.put("enabled", true));
    assertThat(adgang.admin().get(path).path("config")).isEmpty();
    adgang.admin().put(path, before);
  }

  /** Every other setting stays where one alone is sent, and an empty value takes one away. */
  @ParameterizedTest
  @CsvSource({
    "choose-second-factor, adgang.secondFactor.requiredTitles, Butikschef, adgang.sms, true",
    "enrol-sms, adgang.sms.countries, SE, adgang.sms.off, true",
    "UPDATE_PASSWORD, adgang.link.welcomeHours, 48, adgang.link.resetMinutes, 30",
  })
  void one_setting_alone_does_not_drop_another(
      String alias, String setting, String value, String other, String its, Adgang adgang) {
    var path = path(alias);
    var mine = with(adgang, path, setting, value, other, its);
    if (alias.equals("choose-second-factor")) {
      mine.put("adgang.secondFactor", "required");
    }
    adgang.admin().put(path + "/config", Map.of("config", mine));
    var before = adgang.admin().get(path);

    var alone = before.<ObjectNode>deepCopy();
    alone.putObject("config").put(other, its);
    isRefused(() -> adgang.admin().put(path, alone), setting);
    isRefused(
        () -> adgang.admin().put(path + "/config", Map.of("config", Map.of(other, its))), setting);
    assertThat(adgang.admin().get(path)).isEqualTo(before);

    mine.put(setting, "");
    adgang.admin().put(path + "/config", Map.of("config", mine));
    assertThat(adgang.admin().get(path).path("config").path(setting).asText("")).isEmpty();
    adgang.admin().delete(path + "/config");
  }

  /** The admin console sends every field; a script may send the one alone. */
  @ParameterizedTest
  @CsvSource({
    "enrol-sms, adgang.sms.countries, SE",
    "UPDATE_PASSWORD, adgang.link.welcomeHours, 48",
  })
  void the_last_setting_is_emptied_alone(
      String alias, String setting, String value, Adgang adgang) {
    var path = path(alias);
    var before = adgang.admin().get(path);
    adgang.admin().delete(path + "/config");
    adgang.admin().put(path + "/config", Map.of("config", Map.of(setting, value)));

    adgang.admin().put(path + "/config", Map.of("config", Map.of(setting, "")));

    assertThat(adgang.admin().get(path).path("config").path(setting).asText("")).isEmpty();
    adgang.admin().put(path, before);
  }

  @Test
  void spaces_are_no_setting(Adgang adgang) {
    var path = path("UPDATE_PASSWORD");
    var before = adgang.admin().get(path);
    var spaces = Map.of("config", Map.of("adgang.link.welcomeHours", "  "));

    isRefused(() -> adgang.admin().put(path + "/config", spaces), "adgang.link.welcomeHours");

    assertThat(adgang.admin().get(path)).isEqualTo(before);
  }

  @Test
  void the_requirement_is_not_taken_away_by_an_empty_value(Adgang adgang) {
    var path = path("choose-second-factor");
    var settings = new HashMap<>(Map.of("adgang.secondFactor", "required", "adgang.sms", "true"));
    adgang.admin().put(path + "/config", Map.of("config", settings));

    settings.put("adgang.secondFactor", "");
    isRefused(
        () -> adgang.admin().put(path + "/config", Map.of("config", settings)),
        "adgang.secondFactor");

    adgang.admin().delete(path + "/config");
  }

  /** Keycloak takes no such settings in …/config, and its own actions are its own to check. */
  @Test
  void an_action_without_settings_of_ours_is_switched_without_them(Adgang adgang) {
    var path = path("CONFIGURE_RECOVERY_AUTHN_CODES");
    var action = adgang.admin().get(path).<ObjectNode>deepCopy();
    action.remove("config");

    adgang.admin().put(path, action.put("enabled", false));

    assertThat(adgang.admin().get(path).path("enabled").asBoolean()).isFalse();
  }

  /** Keycloak leaves out what an action has no setting for, whosever the action is. */
  @ParameterizedTest
  @CsvSource({
    "choose-second-factor, adgang.secondFactr, adgang.secondFactor",
    "choose-second-factor, secondFactor, adgang.secondFactor",
    "choose-second-factor, requiredTitles, adgang.secondFactor.requiredTitles",
    "enrol-sms, color, «Every setting»",
    "choose-second-factor, ' adgang.secondFactor', adgang.secondFactor",
    "enrol-sms, adgang.sms.country, adgang.sms.countries",
    "enrol-sms, adgang.sms.land, «Every setting»",
    "UPDATE_PASSWORD, adgang.link.welcomHours, adgang.link.welcomeHours",
    "CONFIGURE_TOTP, adgang.secondFactor, «Every setting»",
    "webauthn-register, adgang.secondFactor.methods, «Every setting»",
    "CONFIGURE_RECOVERY_AUTHN_CODES, adgang.sms, «Every setting»",
    "VERIFY_EMAIL, adgang.sms, «Every setting»",
  })
  void a_misspelt_name_is_refused(String alias, String setting, String advice, Adgang adgang) {
    var path = path(alias);
    var before = adgang.admin().get(path);

    var settings =
        Map.of("config", Map.of(setting, "DK", "max_auth_age", "300", "warning_threshold", "4"));
    isRefused(() -> adgang.admin().put(path + "/config", settings), setting, advice);
    var action = before.<ObjectNode>deepCopy();
    action.withObject("/config").put(setting, "DK");
    isRefused(() -> adgang.admin().put(path, action), setting, advice);

    assertThat(adgang.admin().get(path)).isEqualTo(before);
  }

  /** The settings that an action has, and some more: names and values in turn. */
  private static Map<String, String> with(Adgang adgang, String path, String... more) {
    var all = new HashMap<String, String>();
    adgang
        .admin()
        .get(path)
        .path("config")
        .properties()
        .forEach(each -> all.put(each.getKey(), each.getValue().asText()));
    for (var i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  private static String path(String alias) {
    return "/" + realm.name() + "/authentication/required-actions/" + alias;
  }

  private static void isRefused(ThrowingCallable request, String... words) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            AdminRest.Refused.class, refused -> assertThat(refused.status()).isEqualTo(400))
        .hasMessageContainingAll(words)
        .hasMessageNotContaining("Exception");
  }
}
