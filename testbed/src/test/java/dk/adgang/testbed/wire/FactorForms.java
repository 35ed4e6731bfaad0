package dk.adgang.testbed.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.wire.Forms.Form;
import dk.adgang.testbed.wire.Forms.Guest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The forms of the choice, the app, passkeys and recovery codes. */
final class FactorForms {

  private static final String LEFT = "ABCDEFGHJKLM";

  private final Forms forms;

  FactorForms(Forms forms) {
    this.forms = forms;
  }

  /** All of them. */
  List<Form> all() {
    return List.of(
        new Form(
            "choice",
            "adgang-choose",
            Employees.BUTIKSCHEF,
            guest -> List.of(),
            guest -> guest.open("scope", "openid"),
            guest -> Map.of("method", "otp"),
            List.of("method"),
            List.of("skip"),
            guest -> guest.page().has("totpSecret")),
        new Form(
            "app, added",
            "totpSecret",
            Employees.BUTIKSCHEF,
            guest -> List.of(),
            guest -> guest.choose("otp"),
            guest -> {
              var secret = guest.page().value("totpSecret");
              var code = new Totp(secret.getBytes(US_ASCII)).codeAt(Instant.now());
              return Map.of("totp", code, "totpSecret", secret);
            },
            List.of("totp", "totpSecret"),
            List.of("userLabel", "mode", "logout-sessions", "step"),
            guest -> guest.page().has("adgang-codes-form")),
        new Form(
            "app, used",
            "otp",
            Employees.BUTIKSCHEF,
            guest -> List.of(Factors.app(guest.app)),
            guest -> guest.open("scope", "openid"),
            guest -> Map.of("otp", guest.app.codeAt(Instant.now())),
            List.of("otp"),
            List.of(
                "selectedCredentialId",
                "remember-device",
                "tryAnotherWay",
                "authenticationExecution"),
            guest -> guest.visit.isOver()),
        new Form(
            "passkey, added",
            "adgang-passkey-add",
            Employees.BUTIKSCHEF,
            guest -> List.of(),
            guest -> guest.choose("passkey"),
            guest -> map(guest.key.added(guest.page(), "Min telefon")),
            List.of("clientDataJSON", "attestationObject", "authenticatorLabel"),
            // The id that counts is the one in the attestation object.
            List.of(
                "publicKeyCredentialId",
                "transports",
                "authenticatorAttachment",
                "error",
                "isSetRetry",
                "logout-sessions"),
            guest -> guest.page().has("adgang-codes-form")),
        new Form(
            "passkey, used",
            "adgang-passkey-use",
            Employees.BUTIKSCHEF,
            guest -> List.of(guest.key.factor()),
            guest -> guest.open("scope", "openid"),
            guest -> map(guest.key.answer(guest.page())),
            List.of("credentialId", "clientDataJSON", "authenticatorData", "signature"),
            List.of("userHandle", "error"),
            guest -> guest.visit.isOver()),
        new Form(
            "recovery codes, made",
            "adgang-codes-form",
            Employees.BUTIKSCHEF,
            guest -> List.of(),
            guest -> {
              guest.open("scope", "openid");
              if (guest.page().has("adgang-choose")) {
                guest.submit("method", "otp");
                var secret = guest.page().value("totpSecret");
                var code = new Totp(secret.getBytes(US_ASCII)).codeAt(Instant.now());
                guest.submit("totp", code, "totpSecret", secret);
              }
            },
            guest -> Map.of("generatedAt", guest.page().value("generatedAt"), "step", "saved"),
            List.of("generatedAt"),
            List.of("step"),
            guest -> guest.visit.isOver()),
        new Form(
            "recovery code, used",
            "recoveryCodeInput",
            Employees.BUTIKSCHEF,
            guest -> List.of(Factors.app(guest.app), Factors.recoveryCodes(List.of(LEFT))),
            guest -> {
              guest.open("scope", "openid");
              if (!guest.page().has("recoveryCodeInput")) {
                guest.submit("tryAnotherWay", "on");
                var cards = guest.page().values("authenticationExecution");
                guest.submit("authenticationExecution", cards.get(cards.size() - 1));
              }
            },
            guest -> Map.of("recoveryCodeInput", LEFT),
            List.of("recoveryCodeInput"),
            List.of("remember-device"),
            guest -> guest.page().has("adgang-codes-form") || guest.visit.isOver()),
        new Form(
            "another way",
            "kc-select-credential-form",
            Employees.BUTIKSCHEF,
            guest -> List.of(guest.key.factor(), Factors.app(guest.app)),
            guest -> {
              guest.open("scope", "openid");
              guest.submit("tryAnotherWay", "on");
            },
            guest ->
                Map.of("authenticationExecution", guest.page().value("authenticationExecution")),
            List.of(),
            List.of("authenticationExecution", "tryAnotherWay"),
            guest -> guest.page().has("otp") || guest.page().has("adgang-passkey-use")),
        new Form(
            "a factor removed",
            "adgang-remove-form",
            Employees.SALGSASSISTENT,
            guest -> List.of(Factors.app(guest.app)),
            guest -> toRemoval(guest),
            guest -> Map.of("step", "remove"),
            List.of("step"),
            List.of("replace"),
            guest -> !forms.realm().credentials(guest.id).contains("otp")),
        new Form(
            "the last factor replaced",
            "adgang-remove-form",
            Employees.BUTIKSCHEF,
            guest -> List.of(Factors.app(guest.app)),
            guest -> toRemoval(guest),
            guest -> Map.of("replace", "passkey"),
            List.of("replace"),
            List.of("step"),
            guest -> guest.page().has("adgang-passkey-add")));
  }

  private void toRemoval(Guest guest) {
    if (guest.visit == null) {
      guest.visit =
          HttpVisit.of(
              forms.flow(),
              "scope",
              "openid",
              "kc_action",
              "delete_credential:" + forms.realm().credentialId(guest.id, "otp"));
    }
    guest.visit.open();
    if (guest.page().has("password")) {
      guest.submit("username", guest.email, "password", Employee.USUAL_PASSWORD);
    }
    if (guest.page().has("otp")) {
      guest.submit("otp", guest.app.codeAt(Instant.now()));
    }
  }

  private static Map<String, String> map(String... fields) {
    var map = new LinkedHashMap<String, String>();
    for (var i = 0; i < fields.length; i += 2) {
      map.put(fields[i], fields[i + 1]);
    }
    return map;
  }
}
