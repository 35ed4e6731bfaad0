package dk.adgang.testbed.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.realm.OwnRealm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that nobody understands, and realms that are not ours. */
@WithAdgang
final class SettingsTest {

  private static final String SECOND_FACTOR = "choose-second-factor";
  private static final String SMS = "enrol-sms";
  private static final String PASSWORD = "UPDATE_PASSWORD";

  /** 256 characters: one more than Keycloak has room for. */
  private static final String TOO_LONG =
      "1111111111111111111111111111111111111111111111111111111111111111"
          + "1111111111111111111111111111111111111111111111111111111111111111"
          + "1111111111111111111111111111111111111111111111111111111111111111"
          + "1111111111111111111111111111111111111111111111111111111111111111";

  @ParameterizedTest
  @CsvSource({
    "adgang.sms, måske",
    "adgang.secondFactor, gerne",
    "adgang.secondFactor.graceDays, -1",
    "adgang.secondFactor.graceDays, fjorten",
    "adgang.secondFactor.methods, fax",
    "adgang.rememberDeviceDays, 91",
    "adgang.trustBrokerSecondFactor, ja",
  })
  void a_senseless_setting_is_refused_where_it_is_written(
      String setting, String value, Adgang adgang) {
    isRefused(() -> adgang.employers().create("Ostehuset", with(setting, value)), setting);
    isRefused(() -> adgang.employers().set(Employees.BOGHANDLEN, setting, value), setting);

    var ofRealm = "/adgang/authentication/required-actions/choose-second-factor/config";
    assertThatThrownBy(() -> adgang.admin().put(ofRealm, Map.of("config", Map.of(setting, value))))
        .isInstanceOfSatisfying(
            AdminRest.Refused.class, refused -> assertThat(refused.status()).isEqualTo(400));

    assertThat(adgang.admin().get("/adgang/organizations?search=Ostehuset")).isEmpty();
    assertThat(adgang.employers().get(Employees.BOGHANDLEN).path("attributes").path(setting))
        .doesNotContain(TextNode.valueOf(value));
  }

  static Stream<Arguments> settingsOfTheRealm() {
    var digits = "1".repeat(256);
    return Stream.of(
        Arguments.of(SECOND_FACTOR, "adgang.secondFactor.graceDays", digits),
        Arguments.of(SECOND_FACTOR, "adgang.secondFactor.requiredTitles", "x".repeat(256)),
        Arguments.of(SECOND_FACTOR, "adgang.secondFactor.requiredTitles", "C###Kok"),
        Arguments.of(SECOND_FACTOR, "adgang.secondFactor.requiredTitles", "##"),
        Arguments.of(SECOND_FACTOR, "adgang.secondFactor", "##"),
        Arguments.of(SECOND_FACTOR, "adgang.secondFactor.methods", "##"),
        Arguments.of(SECOND_FACTOR, "adgang.trustBrokerSecondFactor.acr", "gold###silver"),
        Arguments.of(SECOND_FACTOR, "adgang.trustBrokerSecondFactor.acr", "##"),
        Arguments.of(SMS, "adgang.sms.countries", "##"),
        Arguments.of(SECOND_FACTOR, "adgang.rememberDeviceDays", "-1"),
        Arguments.of(SECOND_FACTOR, "adgang.secondFactor", "x".repeat(256)),
        Arguments.of(SMS, "adgang.sms.off", "måske"),
        Arguments.of(SMS, "adgang.sms.countries", "Danmark"),
        Arguments.of(SMS, "adgang.sms.perNumberHour", "-1"),
        Arguments.of(SMS, "adgang.sms.perEmployeeDay", "mange"),
        Arguments.of(SMS, "adgang.sms.perEmployerDay", digits),
        Arguments.of(PASSWORD, "adgang.link.welcomeHours", "-1"),
        Arguments.of(PASSWORD, "adgang.link.welcomeHours", "et døgn"),
        Arguments.of(PASSWORD, "adgang.link.client", "account##x"),
        Arguments.of(PASSWORD, "adgang.link.resetMinutes", digits));
  }

  @ParameterizedTest
  @MethodSource("settingsOfTheRealm")
  void a_senseless_setting_of_the_realm_is_refused_too(
      String action, String setting, String value, Adgang adgang) {
    var path = "/adgang/authentication/required-actions/" + action + "/config";
    var before = adgang.admin().get(path);

    assertThatThrownBy(() -> adgang.admin().put(path, Map.of("config", Map.of(setting, value))))
        .isInstanceOfSatisfying(
            AdminRest.Refused.class, refused -> assertThat(refused.status()).isEqualTo(400))
        .hasMessageContainingAll(
            "\"field\":\"" + setting + "\"", "\"errorMessage\":\"" + setting + " ")
        .hasMessageNotContainingAny("Exception", "read as", "error-invalid-value");

    assertThat(adgang.admin().get(path)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "mange", "1000001", TOO_LONG})
  void a_senseless_budget_is_refused(String value, Adgang adgang) {
    isRefused(
        () -> adgang.employers().set(Employees.BOGHANDLEN, "adgang.sms.dayBudget", value),
        "adgang.sms.dayBudget");
  }

  @Test
  void five_thousand_titles_of_a_realm_are_taken_and_the_last_one_counts(Adgang adgang) {
    var titles =
        IntStream.range(0, 5_000).mapToObj(i -> "Titel nr. " + i).collect(Collectors.joining("##"));
    try (var realm = new OwnRealm(adgang.project(), adgang.admin(), 1, Map.of())) {
      var employee = "/" + realm.name() + "/users/" + realm.employee().id();
      adgang
          .admin()
          .put(
              "/" + realm.name() + "/authentication/required-actions/" + SECOND_FACTOR + "/config",
              Map.of("config", Map.of("adgang.secondFactor.requiredTitles", titles)));
      var user = (ObjectNode) adgang.admin().get(employee);
      user.withObject("/attributes").putArray("title").add("titel NR. 4999");
      adgang.admin().put(employee, user);

      var status =
          adgang
              .admin()
              .get(
                  "/"
                      + realm.name()
                      + "/adgang/employees/"
                      + realm.employee().id()
                      + "/second-factor");
      assertThat(status.path("required").asBoolean()).isTrue();
    }
  }

  @Test
  void a_value_that_is_too_long_is_refused_with_words(Adgang adgang) {
    var titles = "adgang.secondFactor.requiredTitles";
    isRefused(
        () ->
            adgang
                .employers()
                .set(Employees.BOGHANDLEN, titles, Employees.BUTIKSCHEF, "x".repeat(256)),
        titles);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", TOO_LONG, "[\"Butikschef\",\"Souschef\"]"})
  void a_new_employer_with_no_title_or_no_readable_one_is_refused(String value, Adgang adgang) {
    var titles = "adgang.secondFactor.requiredTitles";
    isRefused(() -> adgang.employers().create("Ostehuset", with(titles, value)), titles);
    isRefused(() -> adgang.employers().set(Employees.BOGHANDLEN, titles, value), titles);

    assertThat(adgang.admin().get("/adgang/organizations?search=Ostehuset")).isEmpty();
    assertThat(adgang.employers().get(Employees.BOGHANDLEN).path("attributes").path(titles))
        .doesNotContain(TextNode.valueOf(value));
  }

  @Test
  void five_thousand_titles_are_taken_and_the_last_one_counts(Adgang adgang) {
    var titles = IntStream.range(0, 5_000).mapToObj(i -> "Titel nr. " + i).toList();
    var employer =
        adgang.employers().create("Titlerne", Map.of("adgang.secondFactor.requiredTitles", titles));
    var employee = adgang.employees().createWithPassword(employer, "TITEL NR. 4999");

    assertThat(adgang.employees().secondFactor(employee).path("required").asBoolean()).isTrue();
  }

  private static Map<String, List<String>> with(String setting, String value) {
    return Map.of(setting, List.of(value));
  }

  private static void isRefused(ThrowingCallable request, String setting) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            AdminRest.Refused.class, refused -> assertThat(refused.status()).isEqualTo(400))
        .hasMessageContainingAll(
            "\"field\":\"" + setting + "\"", "\"errorMessage\":\"" + setting + " ")
        .hasMessageNotContaining("read as");
  }

  @Test
  void managers_read_the_requirement_with_its_reason(Adgang adgang) {
    var employee =
        adgang.employees().createWithPassword(Employees.BOGHANDLEN, Employees.BUTIKSCHEF);

    var status = adgang.employees().secondFactor(employee);

    assertThat(status.path("required").asBoolean()).isTrue();
    assertThat(status.path("reason").asText()).isEqualTo("titlen Butikschef hos Boghandlen");
    assertThat(status.path("methods").path(0).path("id").asText()).isEqualTo("sms");
    assertThat(status.path("methods").path(0).path("available").asBoolean()).isFalse();
    assertThat(status.path("methods").path(0).path("whyNot").asText()).isEqualTo("employer");
    assertThat(status.path("methods").path(1).path("available").asBoolean()).isTrue();
  }

  @Test
  void a_link_of_one_realm_opens_nothing_in_another(Adgang adgang, Visitor visitor) {
    var employee = adgang.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var link = adgang.mailbox().welcomeTo(employee).link().toString();

    var window = visitor.onPhone();
    window.open(URI.create(link.replace("/realms/adgang/", "/realms/master/")));

    // Master does not use Adgang, and has no pages of ours.
    assertThat(window.text("body")).contains("Page not found");
    assertThat(window.has("#adgang-continue")).isFalse();
    assertThat(adgang.employees().credentials(employee)).isEmpty();
    assertThat(adgang.employees().links(employee).path(0).path("state").asText()).isEqualTo("SENT");
  }
}
