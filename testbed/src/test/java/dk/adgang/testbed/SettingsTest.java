package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
@AdgangTest
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
  void what_nobody_understands_is_refused_where_it_is_written(
      String setting, String value, Adgang adgang) {
    isRefused(() -> adgang.employees().createEmployer("Ostehuset", with(setting, value)), setting);
    isRefused(
        () -> adgang.employees().setEmployerSetting(Employees.BOGHANDLEN, setting, value), setting);

    var ofRealm = "/adgang/authentication/required-actions/choose-second-factor/config";
    assertThatThrownBy(() -> adgang.admin().put(ofRealm, Map.of("config", Map.of(setting, value))))
        .isInstanceOfSatisfying(
            AdminRest.Refused.class, refused -> assertThat(refused.status()).isEqualTo(400));

    assertThat(adgang.admin().get("/adgang/organizations?search=Ostehuset")).isEmpty();
    assertThat(adgang.employees().employer(Employees.BOGHANDLEN).path("attributes").path(setting))
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
  void what_nobody_understands_is_refused_of_the_realm_too(
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
  void what_nobody_understands_of_a_budget_is_refused(String value, Adgang adgang) {
    isRefused(
        () ->
            adgang
                .employees()
                .setEmployerSetting(Employees.BOGHANDLEN, "adgang.sms.dayBudget", value),
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
                .employees()
                .setEmployerSetting(
                    Employees.BOGHANDLEN, titles, Employees.BUTIKSCHEF, "x".repeat(256)),
        titles);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", TOO_LONG, "[\"Butikschef\",\"Souschef\"]"})
  void a_new_employer_with_no_title_or_no_readable_one_is_refused(String value, Adgang adgang) {
    var titles = "adgang.secondFactor.requiredTitles";
    isRefused(() -> adgang.employees().createEmployer("Ostehuset", with(titles, value)), titles);
    isRefused(
        () -> adgang.employees().setEmployerSetting(Employees.BOGHANDLEN, titles, value), titles);

    assertThat(adgang.admin().get("/adgang/organizations?search=Ostehuset")).isEmpty();
    assertThat(adgang.employees().employer(Employees.BOGHANDLEN).path("attributes").path(titles))
        .doesNotContain(TextNode.valueOf(value));
  }

  @Test
  void five_thousand_titles_are_taken_and_the_last_one_counts(Adgang adgang) {
    var titles = IntStream.range(0, 5_000).mapToObj(i -> "Titel nr. " + i).toList();
    var employer =
        adgang
            .employees()
            .createEmployer("Titlerne", Map.of("adgang.secondFactor.requiredTitles", titles));
    var employee = adgang.employees().createWithPassword(employer, "TITEL NR. 4999");

    assertThat(adgang.employees().secondFactor(employee).path("required").asBoolean()).isTrue();
  }

  @Test
  void what_came_in_with_a_realm_is_read_as_the_stricter_and_reported_once(
      Adgang adgang, Visitor visitor) {
    importRealm(adgang, "fiskehuset");
    var login =
        adgang.server().url()
            + "/realms/fiskehuset/protocol/openid-connect/auth?client_id=account-console"
            + "&response_type=code&scope=openid&code_challenge_method=S256"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri="
            + AdminRest.encode(adgang.server().url() + "/realms/fiskehuset/account");
    var sofie = adgang.employees().sample("sofie.lund@boghandlen.example");

    for (var i = 0; i < 2; i++) {
      visitor
          .onPhone()
          .open(URI.create(login))
          .shows(LoginPage::new)
          .as(sofie)
          .shows(ChoicePage::new)
          .canBeSkipped(false)
          .cannotBePutOff()
          .showsUnavailable("sms", "Din arbejdsgiver bruger ikke denne metode")
          .offers("otp");
    }

    var reports =
        adgang
            .server()
            .logTail(5_000)
            .lines()
            .filter(line -> line.contains("Settings of employer boghandlen"))
            .toList();
    assertThat(reports).hasSize(4);
    for (var setting :
        List.of(
            "adgang.sms must be true or false",
            "adgang.secondFactor must be required or optional",
            "adgang.secondFactor.graceDays must be a whole number",
            "adgang.secondFactor.methods has a value that is none of")) {
      assertThat(reports).filteredOn(line -> line.contains(setting)).hasSize(1);
    }
    isReportedOnce(
        adgang,
        "Settings of realm fiskehuset",
        "adgang.secondFactor.requiredTitles has a value of more than 255 characters");
    for (var i = 0; i < 2; i++) {
      assertThat(whyNoSms(adgang, "fiskehuset", "ida.holm@kaffehuset.example")).isEqualTo("off");
    }
    isReportedOnce(adgang, "Settings of realm fiskehuset", "adgang.sms.off must be true or false");
    isReportedOnce(adgang, "Settings of realm fiskehuset", "adgang.sms.perNumberHour must be");
    adgang.admin().delete("/fiskehuset");
  }

  /** An import asks neither the profile nor the check of the settings. */
  @Test
  void several_titles_and_titles_that_ran_into_each_other_count_as_the_strictest(Adgang adgang) {
    var name = "titler";
    var realm = adgang.project().realmWithSamples();
    realm.put("realm", name).remove("organizations");
    for (var action : realm.withArray("/requiredActions")) {
      if (action.path("alias").asText().equals(SECOND_FACTOR)) {
        action
            .<ObjectNode>require()
            .withObject("/config")
            .put("adgang.secondFactor.requiredTitles", "Leder##C###Kok");
      }
    }
    var titles =
        Map.of(
            "two", List.of("Salgsassistent", "kok "),
            "sharp", List.of("C#"),
            "joined", List.of("Salgsassistent##Leder"),
            "none", List.of("Salgsassistent", "Opvasker"));
    var users = realm.putArray("users");
    titles.forEach(
        (who, all) -> {
          var user =
              users
                  .addObject()
                  .put("id", UUID.randomUUID().toString())
                  .put("username", who + "@titler.example")
                  .put("email", who + "@titler.example")
                  .put("firstName", who)
                  .put("lastName", "Lind")
                  .put("enabled", true);
          all.forEach(user.withObject("/attributes").withArray("/title")::add);
          user.putArray("credentials")
              .addObject()
              .put("type", "password")
              .put("value", "Kaffe-2026");
        });
    adgang.admin().post("", realm);

    for (var user : users) {
      var who = user.path("firstName").asText();
      for (var i = 0; i < 2; i++) {
        var flow =
            new CodeFlow(
                URI.create(adgang.server().url() + "/realms/" + name + "/"),
                "adgang-web",
                "http://localhost:8025/app/callback");
        flow.open();
        flow.submit("username", user.path("email").asText(), "password", "Kaffe-2026");
        if (!flow.isDone()) {
          flow.submit("skip", "true");
        }
        assertThat(flow.isDone())
            .as("%s gets in without a factor", who)
            .isEqualTo(who.equals("none"));
      }
      assertThat(
              adgang
                  .admin()
                  .get("/" + name + "/users/" + user.path("id").asText() + "/sessions")
                  .isEmpty())
          .as("no session of %s", who)
          .isEqualTo(!who.equals("none"));
    }
    isReportedOnce(adgang, "Settings of realm titler", "adgang.secondFactor.requiredTitles has a");
    adgang.admin().delete("/" + name);
  }

  private static String whyNoSms(Adgang adgang, String realm, String email) {
    var id =
        adgang
            .admin()
            .get("/" + realm + "/users?exact=true&email=" + AdminRest.encode(email))
            .path(0)
            .path("id")
            .asText();
    return adgang
        .admin()
        .get("/" + realm + "/adgang/employees/" + id + "/second-factor")
        .path("methods")
        .path(0)
        .path("whyNot")
        .asText();
  }

  private static void isReportedOnce(Adgang adgang, String whose, String what) {
    assertThat(adgang.server().logTail(5_000).lines())
        .filteredOn(line -> line.contains(whose) && line.contains(what))
        .hasSize(1);
  }

  @Test
  void links_that_an_import_gives_no_life_are_made_as_usual(Adgang adgang) {
    importRealm(adgang, "fiskebilen");
    var sofie =
        adgang
            .admin()
            .get("/fiskebilen/users?exact=true&email=sofie.lund@boghandlen.example")
            .path(0)
            .path("id")
            .asText();
    var link =
        adgang
            .admin()
            .post("/fiskebilen/adgang/employees/" + sofie + "/password-reset", Map.of())
            .body();

    assertThat(link.path("state").asText()).isEqualTo("QUEUED");
    isReportedOnce(adgang, "Settings of realm fiskebilen", "adgang.link.resetMinutes");
    adgang.admin().delete("/fiskebilen");
  }

  /** The realm file under another name, with settings that nobody understands. */
  private static void importRealm(Adgang adgang, String name) {
    var realm = adgang.project().realmWithSamples();
    realm.put("realm", name);
    for (var employer : realm.path("organizations")) {
      if (employer.path("alias").asText().equals(Employees.BOGHANDLEN)) {
        var settings = ((ObjectNode) employer).putObject("attributes");
        settings.putArray("adgang.sms").add("måske");
        settings.putArray("adgang.secondFactor").add("gerne");
        settings.putArray("adgang.secondFactor.graceDays").add("-1");
        settings.putArray("adgang.secondFactor.methods").add("fax").add("brev");
      }
    }
    for (var action : realm.withArray("/requiredActions")) {
      if (action.path("alias").asText().equals(SECOND_FACTOR)) {
        // Of an employer Keycloak itself takes no such value, and no realm that has one.
        action
            .<ObjectNode>require()
            .withObject("/config")
            .put("adgang.secondFactor.requiredTitles", "x".repeat(256));
      } else if (action.path("alias").asText().equals(SMS)) {
        action
            .<ObjectNode>require()
            .withObject("/config")
            .put("adgang.sms.off", "måske")
            .put("adgang.sms.perNumberHour", "-1");
      } else if (action.path("alias").asText().equals(PASSWORD)) {
        action.<ObjectNode>require().withObject("/config").put("adgang.link.resetMinutes", "-1");
      }
    }
    adgang.admin().post("", realm);
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
