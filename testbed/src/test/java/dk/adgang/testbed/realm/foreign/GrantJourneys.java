package dk.adgang.testbed.realm.foreign;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Tokens without a login in the browser of the app that gets them. */
final class GrantJourneys extends ForeignSteps {

  GrantJourneys(ForeignRealm realm, String person, Transcript answers) {
    super(realm, person, answers);
  }

  void device() {
    begin();
    var begun =
        realm.ask("protocol/openid-connect/auth/device", ForeignRealm.DEVICE, "scope", "openid");
    answers.json("begun", begun);
    var login = realm.login(ForeignRealm.DEVICE);
    login.go(URI.create(begun.path("verification_uri").asText()));
    see("which device", login);
    submit(login, "device_user_code", begun.path("user_code").asText());
    see("whose", login);
    submit(login, "username", realm.address(person), "password", PASSWORD);
    see("asked", login);
    submit(login, "code", login.page().value("code"), "accept", "Yes");
    see("let in", login);
    answers.json(
        "tokens",
        realm.token(
            ForeignRealm.DEVICE,
            "grant_type",
            "urn:ietf:params:oauth:grant-type:device_code",
            "device_code",
            begun.path("device_code").asText()));
  }

  void ciba() throws InterruptedException {
    begin();
    var begun =
        realm.ask(
            "protocol/openid-connect/ext/ciba/auth",
            ForeignRealm.CIBA,
            "scope",
            "openid",
            "login_hint",
            realm.address(person));
    answers.json("begun", begun);
    var asked = ForeignJourney.PHONE.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    answers.json(
        "approved",
        realm.call(
            "POST",
            realm.url().getPath() + "protocol/openid-connect/ext/ciba/auth/callback",
            asked,
            "{\"status\":\"SUCCEED\"}"));
    answers.json(
        "tokens",
        realm.token(
            ForeignRealm.CIBA,
            "grant_type",
            "urn:openid:params:grant-type:ciba",
            "auth_req_id",
            begun.path("auth_req_id").asText()));
  }

  void assertion() {
    begin();
    var there = realm.inOffice(person);
    manage(
        "POST",
        "/federated-identity/" + ForeignRealm.OFFICE,
        Map.of("userId", there, "userName", realm.address(person)));
    for (var assertion : List.of(realm.signed(person), "none")) {
      answers.json(
          "tokens",
          realm.token(
              ForeignRealm.ASSERTION,
              "grant_type",
              "urn:ietf:params:oauth:grant-type:jwt-bearer",
              "assertion",
              assertion));
    }
  }

  void tokenExchange() {
    begin();
    var token = direct(ForeignRealm.EXCHANGE, PASSWORD).path("access_token").asText();
    for (var subject : List.of(token, "none")) {
      answers.json(
          "exchanged",
          realm.token(
              ForeignRealm.EXCHANGE,
              "grant_type",
              "urn:ietf:params:oauth:grant-type:token-exchange",
              "subject_token",
              subject,
              "subject_token_type",
              "urn:ietf:params:oauth:token-type:access_token"));
    }
  }

  void directGrant() {
    begin();
    answers.json("in", direct(ForeignRealm.WEB, PASSWORD));
    answers.json("wrong password", direct(ForeignRealm.WEB, "wrong"));
    var app = addApp();
    answers.json("no code", direct(ForeignRealm.WEB, PASSWORD));
    answers.json("in with a code", direct(ForeignRealm.WEB, PASSWORD, "totp", code(app)));
  }
}
