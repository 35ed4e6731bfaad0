package dk.adgang.testbed.realm.foreign;

import dk.adgang.testbed.wire.HttpPasskey;
import java.util.List;

/** Second factors and passkeys: added, used at a login, and removed. */
final class FactorJourneys extends ForeignSteps {

  FactorJourneys(ForeignRealm realm, String person, Transcript answers) {
    super(realm, person, answers);
  }

  void app() {
    begin();
    var app = addApp();
    var login = login(ForeignRealm.WEB);
    see("code", login);
    submit(login, "otp", "000000");
    see("wrong code", login);
    submit(login, "otp", code(app));
    see("in", login);
    tokens(login);
    var stock = login(ForeignRealm.STOCK);
    see("Keycloak's own flow", stock);
    var again = action("CONFIGURE_TOTP");
    see("a second app", again);
  }

  void recoveryCodes() {
    begin();
    var login = action("CONFIGURE_RECOVERY_AUTHN_CODES");
    see("codes", login);
    var codes = login.page().value("generatedRecoveryAuthnCodes");
    submit(
        login,
        "generatedRecoveryAuthnCodes",
        codes,
        "generatedAt",
        login.page().value("generatedAt"),
        "userLabel",
        "Mine koder");
    see("codes added", login);
    tokens(login);
    credentials();
    var first = codes.split("[,|]", -1)[0];
    var next = login(ForeignRealm.WEB);
    see("asked for a code", next);
    submit(next, "recoveryCodeInput", "wrong");
    see("wrong code", next);
    submit(next, "recoveryCodeInput", first);
    see("in", next);
    tokens(next);
    credentials();
  }

  void passkey() {
    begin();
    var key = new HttpPasskey();
    var login = action("webauthn-register");
    see("add a passkey", login);
    submit(login, "clientDataJSON", "x", "attestationObject", "x", "authenticatorLabel", "x");
    see("add a passkey, broken", login);
    login = action("webauthn-register");
    login.submit(key.added(login.page(), "Min nøgle"));
    see("passkey added", login);
    tokens(login);
    credentials();
    var next = login(ForeignRealm.WEB);
    see("asked for a passkey", next);
    next.submit(new HttpPasskey().answer(next.page()));
    see("another one's", next);
    next = login(ForeignRealm.WEB);
    next.submit(key.answer(next.page()));
    see("in", next);
    tokens(next);
  }

  void passwordless() {
    begin();
    var key = new HttpPasskey();
    var login = action("webauthn-register-passwordless");
    see("add a passkey", login);
    login.submit(key.added(login.page(), "Min nøgle"));
    see("passkey added", login);
    tokens(login);
    credentials();
    var next = realm.login(ForeignRealm.PASSWORDLESS);
    next.open();
    see("name", next);
    submit(next, "username", realm.address(person));
    see("asked for a passkey", next);
    next.submit(key.answer(next.page()));
    see("in", next);
    tokens(next);
  }

  void deleteCredential() {
    begin();
    var app = addApp();
    // The first two ask for a code, of which there are three at any moment.
    for (var each : List.of("no-such", credential("otp"), credential("password"))) {
      var login = action("delete_credential:" + each);
      see("code first", login);
      if (login.page().has("otp")) {
        submit(login, "otp", code(app));
      }
      see("remove", login);
      submit(login, "accept", "Yes");
      see("removed", login);
      credentials();
    }
  }
}
