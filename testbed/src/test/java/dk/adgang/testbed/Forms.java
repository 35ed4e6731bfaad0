package dk.adgang.testbed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.PlainBrowser.Page;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The forms that employees fill in, each with the way to it and what it is meant for. */
final class Forms implements AutoCloseable {

  private static final String EMPLOYER = "matrix";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String LEFT = "ABCDEFGHJKLM";

  /**
   * A form.
   *
   * @param mark the id of an element that no other page has
   * @param factors what the employee has before
   * @param come leads to the form, from anywhere
   * @param right what the form sends when it is filled in as it is meant
   * @param needed the fields without which nothing is given
   * @param others fields that may be left out, and such as the page does not have
   * @param through whether the right input led on
   */
  record Form(
      String name,
      String mark,
      String title,
      Function<Guest, List<Map<String, Object>>> factors,
      Consumer<Guest> come,
      Function<Guest, Map<String, String>> right,
      List<String> needed,
      List<String> others,
      Predicate<Guest> through) {}

  /** An employee with all that they can log in with, before a browser. */
  final class Guest {

    private final String email;
    private final Totp app = Totp.ofTest();
    private final PlainKey key = new PlainKey();
    private final String number;
    String id;
    PlainVisit visit;
    private JsonNode device;

    Guest(String email, String number) {
      this.email = email;
      this.number = number;
    }

    Page page() {
      return visit.page();
    }

    /** Opens the login, and types the password. */
    void open(String... question) {
      if (visit == null) {
        visit = PlainVisit.of(flow(), question);
      }
      visit.open();
      if (!visit.isOver() && visit.page().has("password")) {
        visit.submit("username", email, "password", Employee.USUAL_PASSWORD);
      }
    }

    void submit(String... fields) {
      visit.submit(fields);
    }

    /** Stands before the first page of a login. */
    void start() {
      visit = PlainVisit.of(flow(), "scope", "openid");
      visit.open();
    }

    void choose(String method) {
      open("scope", "openid");
      submit("method", method);
    }
  }

  private final Adgang adgang;
  private final MatrixRealm realm;
  private int guests;

  /** Makes the realm's employer. Who has all the guests they want makes the realm. */
  Forms(Adgang adgang) {
    this(adgang, "adgang");
  }

  /** The same, in another theme. */
  Forms(Adgang adgang, String loginTheme) {
    this.adgang = adgang;
    realm = new MatrixRealm(adgang);
    realm.loginTheme(loginTheme);
    realm.employer(
        EMPLOYER,
        Map.of(
            "adgang.sms", List.of("true"),
            "adgang.rememberDeviceDays", List.of("7"),
            "adgang.secondFactor.requiredTitles", List.of(Employees.BUTIKSCHEF)));
  }

  MatrixRealm realm() {
    return realm;
  }

  /** Makes somebody who is to fill in a form. */
  Guest guest(Form form) {
    var name = form.name().replaceAll("[^a-z]+", "-");
    var email = "%s.%d@%s.example".formatted(name, ++guests, realm.name());
    var guest = new Guest(email, adgang.mailbox().newNumber());
    guest.id =
        realm.employee(
            email,
            EMPLOYER,
            true,
            Map.of("title", List.of(form.title())),
            form.factors().apply(guest));
    return guest;
  }

  @Override
  public void close() {
    realm.close();
  }

  /** All of them. */
  List<Form> all() {
    return List.of(
        new Form(
            "login",
            "kc-form-login",
            Employees.BUTIKSCHEF,
            guest -> List.of(),
            Guest::start,
            guest -> Map.of("username", guest.email, "password", Employee.USUAL_PASSWORD),
            List.of("username", "password"),
            List.of("credentialId", "rememberMe", "tryAnotherWay", "authenticationExecution"),
            guest -> guest.page().has("adgang-choose")),
        new Form(
            "forgotten",
            "kc-reset-password-form",
            Employees.BUTIKSCHEF,
            guest -> List.of(),
            guest -> {
              guest.start();
              guest.visit.go(
                  realm.url().resolve("login-actions/reset-credentials?client_id=adgang-web"));
            },
            guest -> Map.of("username", guest.email),
            List.of(),
            List.of("username"),
            guest -> guest.page().body().contains("Hvis kontoen findes")),
        new Form(
            "new password by link",
            "password-new",
            Employees.SALGSASSISTENT,
            guest -> List.of(),
            guest -> {
              if (guest.visit == null) {
                realm.send(guest.id, false);
                var employee =
                    new Employee(
                        guest.id, guest.email, "Freja", EMPLOYER, "", Employee.USUAL_PASSWORD);
                guest.visit =
                    PlainVisit.of(new PlainLink(adgang.mailbox().resetTo(employee).link()));
              }
              guest.visit.open();
            },
            guest -> Map.of("password-new", "kaffe-til-to-9"),
            List.of("password-new"),
            List.of("username", "logout-sessions"),
            guest -> guest.visit.isOver()),
        new Form(
            "new password in the account",
            "password-new",
            Employees.SALGSASSISTENT,
            guest -> List.of(),
            guest -> {
              guest.open("scope", "openid", "kc_action", "UPDATE_PASSWORD");
              if (guest.page().has("adgang-skip")) {
                guest.submit("skip", "true");
              }
            },
            guest -> Map.of("password-new", "kaffe-til-to-9", "logout-sessions", "on"),
            List.of("password-new"),
            List.of("logout-sessions"),
            guest -> guest.visit.isOver()),
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
            guest -> List.of(Employees.factor(guest.app)),
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
            guest -> List.of(Employees.factor(guest.app), Employees.recoveryCodes(List.of(LEFT))),
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
            guest -> List.of(guest.key.factor(), Employees.factor(guest.app)),
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
            "number, added",
            "number",
            Employees.BUTIKSCHEF,
            guest -> List.of(),
            guest -> guest.choose("sms"),
            guest -> Map.of("number", guest.number, "step", "send"),
            List.of("number"),
            List.of(),
            guest -> guest.page().has("code")),
        new Form(
            "code for a new number",
            "code",
            Employees.BUTIKSCHEF,
            guest -> List.of(),
            guest -> {
              guest.choose("sms");
              if (guest.page().has("number")) {
                guest.submit("number", guest.number, "step", "send");
              }
            },
            guest -> Map.of("code", code(guest), "step", "verify"),
            List.of("code"),
            List.of(),
            guest -> guest.page().has("adgang-codes-form")),
        new Form(
            "code by sms",
            "code",
            Employees.BUTIKSCHEF,
            guest -> List.of(Employees.sms("{\"number\":\"%s\"}".formatted(guest.number))),
            guest -> guest.open("scope", "openid"),
            guest -> Map.of("code", code(guest), "step", "verify"),
            List.of("code"),
            List.of("remember-device"),
            guest -> guest.visit.isOver()),
        new Form(
            "a factor removed",
            "adgang-remove-form",
            Employees.SALGSASSISTENT,
            guest -> List.of(Employees.factor(guest.app)),
            guest -> toRemoval(guest),
            guest -> Map.of("step", "remove"),
            List.of("step"),
            List.of("replace"),
            guest -> !realm.credentials(guest.id).contains("otp")),
        new Form(
            "the last factor replaced",
            "adgang-remove-form",
            Employees.BUTIKSCHEF,
            guest -> List.of(Employees.factor(guest.app)),
            guest -> toRemoval(guest),
            guest -> Map.of("replace", "passkey"),
            List.of("replace"),
            List.of("step"),
            guest -> guest.page().has("adgang-passkey-add")),
        new Form(
            "code of a device",
            "device-user-code",
            Employees.SALGSASSISTENT,
            guest -> List.of(),
            guest -> {
              begin(guest);
              guest.visit.go(realm.url().resolve("device"));
            },
            guest -> Map.of("device_user_code", guest.device.path("user_code").asText()),
            List.of(),
            List.of("device_user_code"),
            guest -> guest.page().has("password")),
        new Form(
            "a device is let in",
            "kc-oauth",
            Employees.SALGSASSISTENT,
            guest -> List.of(),
            guest -> {
              guest.device = null;
              begin(guest);
              guest.visit.go(URI.create(guest.device.path("verification_uri_complete").asText()));
              if (guest.page().has("password")) {
                guest.submit("username", guest.email, "password", Employee.USUAL_PASSWORD);
              }
              if (guest.page().has("adgang-skip")) {
                guest.submit("skip", "true");
              }
            },
            guest -> Map.of("code", guest.page().value("code"), "accept", "Ja"),
            List.of(),
            List.of("code", "accept"),
            guest -> guest.page().at().getPath().endsWith("/device/status")));
  }

  /** Keycloak shows its pages to who wants one. */
  private CodeFlow flow() {
    var flow = realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK);
    flow.browser().sending("Accept", "text/html");
    return flow;
  }

  private void begin(Guest guest) {
    if (guest.visit == null) {
      guest.start();
    }
    if (guest.device == null) {
      guest.device =
          realm.ask(
              "protocol/openid-connect/auth/device",
              "client_id",
              MatrixRealm.DEVICE,
              "scope",
              "openid");
    }
  }

  private void toRemoval(Guest guest) {
    if (guest.visit == null) {
      guest.visit =
          PlainVisit.of(
              flow(),
              "scope",
              "openid",
              "kc_action",
              "delete_credential:" + realm.credentialId(guest.id, "otp"));
    }
    guest.visit.open();
    if (guest.page().has("password")) {
      guest.submit("username", guest.email, "password", Employee.USUAL_PASSWORD);
    }
    if (guest.page().has("otp")) {
      guest.submit("otp", guest.app.codeAt(Instant.now()));
    }
  }

  private String code(Guest guest) {
    await().atMost(PATIENCE).until(() -> !adgang.mailbox().to(guest.number).isEmpty());
    return Mailbox.code(adgang.mailbox().to(guest.number).get(0));
  }

  private static Map<String, String> map(String... fields) {
    var map = new LinkedHashMap<String, String>();
    for (var i = 0; i < fields.length; i += 2) {
      map.put(fields[i], fields[i + 1]);
    }
    return map;
  }
}
