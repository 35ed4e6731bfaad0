package dk.adgang.testbed.realm.foreign;

import java.util.List;

/** Logins as apps ask for them: by SAML, with consent, at an identity provider, and broken ones. */
final class AppJourneys extends ForeignSteps {

  AppJourneys(ForeignRealm realm, String person, Transcript answers) {
    super(realm, person, answers);
  }

  void saml() {
    begin();
    var login = realm.login(ForeignRealm.WEB);
    login.go(realm.url().resolve("protocol/saml/clients/" + ForeignRealm.SAML));
    see("login page", login);
    submit(login, "username", realm.address(person), "password", "wrong");
    see("wrong password", login);
    submit(login, "username", realm.address(person), "password", PASSWORD);
    see("an assertion", login);
  }

  void consent() {
    begin();
    var login = login(ForeignRealm.CONSENT);
    see("asked", login);
    submit(login, "code", login.page().value("code"), "accept", "Yes");
    see("in", login);
    tokens(login);
    var next = login(ForeignRealm.CONSENT);
    tokens(next);
    manage("GET", "/consents", null);
  }

  void broker() {
    begin();
    realm.inOffice(person);
    var login = realm.login(ForeignRealm.STOCK);
    login.open("scope", "openid", "kc_idp_hint", ForeignRealm.OFFICE);
    see("at the office", login);
    submit(login, "username", realm.address(person), "password", PASSWORD);
    see("an account is there", login);
    var question = login.page();
    submit(login, "submitAction", "linkAccount");
    see("connect", login);
    follow("confirm the account", login, person);
    login.at(question);
    submit(login, "submitAction", "neither");
    see("no answer", login);
  }

  void unreadableRequest() {
    for (var action : List.of("UPDATE_PASSWORD:", "x:", ":", "x::", "no-such", "x:y")) {
      var login = realm.login(ForeignRealm.STOCK);
      login.open("scope", "openid", "kc_action", action);
      see(action, login);
    }
    var login = realm.login(ForeignRealm.STOCK);
    login.open();
    login.browser().post(login.page().action(), "username", "\0", "password", "\0");
    see("login page", login);
    submit(login, "username", "a", "username", "b", "password", "c");
    see("two names", login);
  }
}
