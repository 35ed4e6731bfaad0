package dk.adgang.testbed.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.LoginPage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.wire.CodeFlow;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Settings that nobody understands, and that came in with a realm, past the check. */
@WithAdgang
final class MisreadImportTest {

  private static final String SECOND_FACTOR = "choose-second-factor";
  private static final String SMS = "enrol-sms";
  private static final String PASSWORD = "UPDATE_PASSWORD";

  @Test
  void an_imported_setting_is_read_as_the_stricter_and_reported_once(
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
}
