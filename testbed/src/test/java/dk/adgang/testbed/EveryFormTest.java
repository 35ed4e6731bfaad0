package dk.adgang.testbed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.PlainBrowser.Page;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every field of every form, filled in as no person would: a page that says so or a safe default,
 * never an error of the server, never a login, at most one line in the log; and whoever then fills
 * in the form as it is meant goes on.
 */
@AdgangTest
@Isolated("It reads what the server says meanwhile.")
final class EveryFormTest {

  private static final String SMS = "matrix";
  private static final Pattern TEXT =
      Pattern.compile(
          "class=\"(?:alert-text|field-error|lead|title|note|card-text)[^>]*>(.*?)</(?:p|h1|span)>",
          Pattern.DOTALL);

  /** A name of a sentence in place of the sentence. */
  private static final Pattern NO_SENTENCE = Pattern.compile("[a-z]+([A-Z.][A-Za-z.]*)+");

  private static final Pattern TROUBLE =
      Pattern.compile(
          "Exception|\\tat |org\\.keycloak|jakarta\\.|freemarker|FTL stack|Internal Server Error");

  private static final Pattern SECRET =
      Pattern.compile("id=\"totpSecret\" name=\"totpSecret\" value=\"([^\"]+)\"");
  private static final Pattern MADE_AT = Pattern.compile("name=\"generatedAt\" value=\"([^\"]*)\"");
  private static final Pattern CARD =
      Pattern.compile("name=\"authenticationExecution\" value=\"([^\"]+)\"");
  private static final Pattern CONSENT = Pattern.compile("name=\"code\" value=\"([^\"]+)\"");

  /** On the page that Keycloak shows when an enrolment has failed. */
  private static final String TRY_AGAIN = "adgang-passkey-error";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String LEFT = "ABCDEFGHJKLM";

  /** How a field is filled in. */
  private enum Badness {
    MISSING,
    EMPTY,
    REPEATED,
    /** NUL, a mark of direction, a control character, an accent without a letter, an emoji. */
    ODD_UNICODE,
    /** Bytes that are no UTF-8. */
    NO_UNICODE,
    UNKNOWN,
    /** Short enough for Keycloak to read. */
    HUNDRED_KILOBYTES,
    MEGABYTE;

    /** A password may be any text, and a name nearly so. */
    boolean isBad(String field) {
      return switch (this) {
        case UNKNOWN -> !field.equals("password-new") && !field.equals("authenticatorLabel");
        case ODD_UNICODE, NO_UNICODE -> !field.equals("password-new");
        default -> true;
      };
    }

    /** What is in the body, between «&». */
    List<String> pairs(String field, String right) {
      var odd = right + "\u0000\u202e\u0085\u0301\ud83d\ude00";
      return switch (this) {
        case MISSING -> List.of();
        case EMPTY -> List.of(pair(field, ""));
        case REPEATED -> List.of(pair(field, right), pair(field, right));
        case ODD_UNICODE -> List.of(pair(field, odd));
        case NO_UNICODE -> List.of(pair(field, right) + "%ff%c3%28%ed%a0%80");
        case UNKNOWN -> List.of(pair(field, "findes-ikke"));
        case HUNDRED_KILOBYTES -> List.of(pair(field, right + "x".repeat(100_000)));
        case MEGABYTE -> List.of(pair(field, right + "x".repeat(1024 * 1024)));
      };
    }
  }

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
  private record Form(
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
  private static final class Guest {

    private final String email;
    private final Totp app = Totp.ofTest();
    private final PlainKey key = new PlainKey();
    private final String number;
    private String id;
    private PlainVisit visit;
    private JsonNode device;

    Guest(String email, String number) {
      this.email = email;
      this.number = number;
    }

    Page page() {
      return visit.page();
    }

    String on(Pattern pattern) {
      var found = pattern.matcher(page().body());
      assertThat(found.find()).as("%s on %s:%n%s", pattern, page().at(), page().body()).isTrue();
      return found.group(1);
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

  private static Adgang adgang;
  private static MatrixRealm realm;

  @AfterAll
  static void removeRealm() {
    if (realm != null) {
      realm.close();
    }
  }

  private static List<Form> forms() {
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
                    new Employee(guest.id, guest.email, "Freja", SMS, "", Employee.USUAL_PASSWORD);
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
              var secret = guest.on(SECRET);
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
                var secret = guest.on(SECRET);
                var code = new Totp(secret.getBytes(US_ASCII)).codeAt(Instant.now());
                guest.submit("totp", code, "totpSecret", secret);
              }
            },
            guest -> Map.of("generatedAt", guest.on(MADE_AT), "step", "saved"),
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
                var cards = CARD.matcher(guest.page().body());
                var last = "";
                while (cards.find()) {
                  last = cards.group(1);
                }
                guest.submit("authenticationExecution", last);
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
            guest -> Map.of("authenticationExecution", guest.on(CARD)),
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
            guest -> Map.of("code", guest.on(CONSENT), "accept", "Ja"),
            List.of(),
            List.of("code", "accept"),
            guest -> guest.page().at().getPath().endsWith("/device/status")));
  }

  /** Keycloak shows its pages to who wants one. */
  private static CodeFlow flow() {
    var flow = realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK);
    flow.browser().sending("Accept", "text/html");
    return flow;
  }

  private static void begin(Guest guest) {
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

  private static void toRemoval(Guest guest) {
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

  private static String code(Guest guest) {
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

  @TestFactory
  Stream<DynamicNode> a_form(Adgang running) {
    adgang = running;
    realm = new MatrixRealm(running);
    realm.employer(
        SMS,
        Map.of(
            "adgang.sms", List.of("true"),
            "adgang.rememberDeviceDays", List.of("7"),
            "adgang.secondFactor.requiredTitles", List.of(Employees.BUTIKSCHEF)));
    var containers = new ArrayList<DynamicNode>();
    for (var form : forms()) {
      containers.add(DynamicContainer.dynamicContainer(form.name(), cells(form)));
    }
    realm.make();
    return containers.stream();
  }

  /** The forms around a mailed link: their one field is in the address. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?token=",
        "?token=findes-ikke",
        "?token=a.b.c",
        "?token=TOKEN&token=TOKEN",
        "?token=%00%E2%80%AE%C2%85",
        "?token=TOKEN%00",
        "?token=%ff%c3%28",
        "?token=TOKEN&kc_locale=findes-ikke",
        "?token=LONG",
        "?token=ENDLESS",
      })
  void a_token_that_is_none(String query, Adgang running) {
    var employee = running.employees().create(Employees.KAFFEHUSET, Employees.SALGSASSISTENT);
    var link = new PlainLink(running.mailbox().welcomeTo(employee).link());
    var asked =
        query
            .replace("TOKEN", link.token())
            .replace("LONG", "x".repeat(3_000))
            .replace("ENDLESS", "x".repeat(1024 * 1024));
    for (var page : List.of("link", "done", "sent")) {
      isRefused(browser().open(address(running, page + asked)));
    }
    isRefused(browser().post(address(running, "link" + asked)));
    // With the real one it would mail another link, in place of this one.
    if (!query.contains("TOKEN&")) {
      isRefused(browser().post(address(running, "new-link" + asked)));
    }
    assertThat(running.employees().credentials(employee)).isEmpty();
    assertThat(running.mailbox().to(employee)).as("mails").hasSize(1);

    assertThat(PlainLink.succeeded(link.create(new PlainBrowser(), "kaffe-til-to-9"))).isTrue();
  }

  private static PlainBrowser browser() {
    return new PlainBrowser().sending("Accept", "text/html");
  }

  private static URI address(Adgang running, String page) {
    return URI.create(running.server().issuer() + "/adgang/" + page);
  }

  /** What is too long for an address has no page: the server hangs up, or says 414. */
  private static void isRefused(Page page) {
    if (page.status() != 414 && page.status() != 431) {
      isSound(page, null);
    }
  }

  /** All that is needed is tried by one guest, who then goes on; the rest by one each. */
  private static List<DynamicNode> cells(Form form) {
    var cells = new ArrayList<DynamicNode>();
    if (!form.needed().isEmpty()) {
      var guest = guest(form);
      for (var field : form.needed()) {
        for (var badness : Badness.values()) {
          if (badness.isBad(field)) {
            cells.add(cell(form, field, badness, () -> gives(form, guest, field, badness)));
          }
        }
      }
      cells.add(DynamicTest.dynamicTest("as it is meant", () -> goesOn(form, guest)));
    }
    for (var field : form.others()) {
      for (var badness : Badness.values()) {
        if (badness != Badness.MISSING) {
          var guest = guest(form);
          cells.add(
              cell(
                  form,
                  field,
                  badness,
                  () -> {
                    fillIn(form, guest, field, badness);
                    if (!form.through().test(guest)) {
                      goesOn(form, guest);
                    }
                  }));
        }
      }
    }
    return cells;
  }

  private static DynamicTest cell(Form form, String field, Badness badness, Runnable test) {
    var name = form.name() + ": " + field + " " + badness;
    return DynamicTest.dynamicTest(
        name,
        () -> {
          var log = new LogSince(adgang.server().log());
          try {
            test.run();
            assertThat(log.lines()).as("lines in the log").hasSizeLessThanOrEqualTo(1);
          } catch (AssertionError e) {
            // The reports do not have the names of such tests.
            throw new AssertionError(name + ": " + e.getMessage(), e);
          }
        });
  }

  private static Guest guest(Form form) {
    var email = "%s.%d@%s.example".formatted(form.name().replaceAll("[^a-z]+", "-"), ++count, SMS);
    var guest = new Guest(email, adgang.mailbox().newNumber());
    guest.id =
        realm.employee(
            email, SMS, true, Map.of("title", List.of(form.title())), form.factors().apply(guest));
    return guest;
  }

  private static int count;

  private static void gives(Form form, Guest guest, String field, Badness badness) {
    comeTo(form, guest);
    var before = realm.credentials(guest.id);
    var sessions = realm.sessions(guest.id);
    var page = fillIn(form, guest, field, badness);
    if (page.status() < 400) {
      assertThat(guest.visit.isOver()).as("a login").isFalse();
      assertThat(page.has(form.mark()) || page.has(TRY_AGAIN))
          .as("the form again, at %s", page.at())
          .isTrue();
    }
    assertThat(realm.credentials(guest.id)).isEqualTo(before);
    assertThat(realm.sessions(guest.id)).isEqualTo(sessions);
  }

  private static Page fillIn(Form form, Guest guest, String field, Badness badness) {
    comeTo(form, guest);
    var right = new LinkedHashMap<>(form.right().apply(guest));
    var pairs = new ArrayList<>(badness.pairs(field, right.getOrDefault(field, "on")));
    right.remove(field);
    right.forEach((name, value) -> pairs.add(pair(name, value)));
    var page = guest.visit.submitEncoded(String.join("&", pairs));
    isSound(page, badness);
    return page;
  }

  private static void comeTo(Form form, Guest guest) {
    if (guest.visit == null || !guest.page().has(form.mark())) {
      form.come().accept(guest);
      assertThat(guest.page().has(form.mark()))
          .as("the form, at %s:%n%s", guest.page().at(), guest.page().body())
          .isTrue();
    }
  }

  private static void goesOn(Form form, Guest guest) {
    comeTo(form, guest);
    var fields = new ArrayList<String>();
    form.right()
        .apply(guest)
        .forEach(
            (name, value) -> {
              fields.add(name);
              fields.add(value);
            });
    guest.submit(fields.toArray(String[]::new));
    isSound(guest.page(), null);
    assertThat(form.through().test(guest))
        .as("on from %s:%n%s", guest.page().at(), guest.page().body())
        .isTrue();
  }

  private static void isSound(Page page, Badness badness) {
    assertThat(page.status()).as("%s:%n%s", page.at(), page.body()).isLessThan(500);
    assertThat(TROUBLE.matcher(page.body()).find()).as(page.body()).isFalse();
    if (page.status() == PlainVisit.TOO_LONG) {
      assertThat(badness).isEqualTo(Badness.MEGABYTE);
      return;
    }
    if (page.status() != 302) {
      assertThat(page.body()).as("at %s, %d", page.at(), page.status()).contains("lang=\"da\"");
      assertThat(page.body()).doesNotContain("\u0000", "\u202e");
      var texts = TEXT.matcher(page.body());
      while (texts.find()) {
        assertThat(texts.group(1).replaceAll("<[^>]*>", "").strip())
            .doesNotMatch(NO_SENTENCE)
            .doesNotContain("??");
      }
    }
  }

  private static String pair(String name, String value) {
    return name + "=" + URLEncoder.encode(value, UTF_8);
  }

  /**
   * Keycloak's own word, with a trace of its own, before any step of a flow is asked: the flow has
   * no such step.
   */
  private static final String NO_SUCH_STEP =
      "AuthenticationFlowException: Requested authentication execution is not allowed";

  /** Keycloak says three times of each new passkey that it has looked at and refused it. */
  private static final String NO_PASSKEY = "WebAuthnRegister] ";

  /** What the server has said since. */
  private static final class LogSince {

    private final Path log;
    private final long begin;

    LogSince(Path log) {
      this.log = log;
      this.begin = log.toFile().length();
    }

    /** The lines that warn of something; there is no trace of a stack among the others. */
    List<String> lines() {
      try (var file = new RandomAccessFile(log.toFile(), "r")) {
        var bytes = new byte[(int) (file.length() - begin)];
        file.seek(begin);
        file.readFully(bytes);
        var text = new String(bytes, ISO_8859_1);
        var lines = text.lines().filter(line -> line.contains(" WARN ")).toList();
        if (lines.stream().anyMatch(line -> line.contains(NO_SUCH_STEP))) {
          return lines.stream().filter(line -> !line.contains(NO_SUCH_STEP)).toList();
        }
        assertThat(text).doesNotContain("\tat ").doesNotContain(" ERROR ");
        return lines.stream().anyMatch(line -> line.contains(NO_PASSKEY))
            ? lines.subList(0, 1)
            : lines;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
