package dk.adgang.testbed.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.Mailbox;
import dk.adgang.testbed.fixture.Totp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.keycloak.jose.jws.crypto.HashUtils;

/** An employee at a browser without a screen, with all that they log in with. */
public final class HttpEmployee {

  /** The proof or choice that a page asks for, apart from the password. */
  public enum Asked {
    CODE_BY_SMS,
    CODE_OF_APP,
    CODE_OF_CARD,
    PASSKEY,
    CHOICE
  }

  private static final int MOST_PAGES = 12;
  private static final String NEW_PASSWORD = "kaffe-til-to-9";

  private final Mailbox mailbox;
  private final String email;
  private String password;
  private final Totp app = Totp.ofTest();
  private final HttpPasskey key = new HttpPasskey();
  private final String number;
  private String card = "KODEKORTKODEKORT";
  private int read;
  private Instant lastCode = Instant.EPOCH;

  /**
   * An employee with a phone, also one that the server does not know of.
   *
   * @param password null when there is none yet
   */
  public HttpEmployee(Mailbox mailbox, String email, String password) {
    this.mailbox = mailbox;
    this.email = email;
    this.password = password;
    this.number = mailbox.newNumber();
  }

  public String email() {
    return email;
  }

  public String number() {
    return number;
  }

  /** The app as the admin REST takes it, enrolled. */
  public Map<String, Object> app() {
    return Factors.app(app);
  }

  /** The number as the admin REST takes it, enrolled. */
  public Map<String, Object> sms() {
    return Map.of(
        "type",
        "adgang-sms",
        "secretData",
        "{}",
        "credentialData",
        AdminRest.text(Map.of("number", number)));
  }

  /** The passkey as the admin REST takes it, enrolled. */
  public Map<String, Object> passkey() {
    return key.factor();
  }

  /** A printed card as the admin REST takes it, enrolled: the example of a method of one's own. */
  public Map<String, Object> card() {
    return Map.of(
        "type",
        "example-card",
        "secretData",
        AdminRest.text(HexFormat.of().formatHex(HashUtils.hash("SHA-256", card.getBytes(UTF_8)))),
        "credentialData",
        "{}");
  }

  /** Takes a new card in place of the old one. */
  public void card(String code) {
    card = code;
  }

  public boolean hasPassword() {
    return password != null;
  }

  public String codeOfApp() {
    return codeOf(app);
  }

  /** Types the password where a page asks for it. */
  public void typePassword(HttpVisit visit) {
    if (password != null && !visit.isOver() && visit.page().has("password")) {
      visit.submit("username", email, "password", password);
    }
  }

  /**
   * Obeys each page, until none is left.
   *
   * @return the things that were asked for, in their order
   */
  public List<Asked> obey(HttpVisit visit) {
    var asked = new ArrayList<Asked>();
    for (var i = 0; i < MOST_PAGES && !visit.isOver(); i++) {
      if (!obeyOnce(visit, asked)) {
        break;
      }
    }
    return asked;
  }

  /** Does what the page asks for; false when the page is unknown. */
  public boolean obeyOnce(HttpVisit visit) {
    return obeyOnce(visit, new ArrayList<>());
  }

  private boolean obeyOnce(HttpVisit visit, List<Asked> asked) {
    var page = visit.page();
    if (page.has("password")) {
      typePassword(visit);
    } else if (page.has("code")) {
      asked.add(Asked.CODE_BY_SMS);
      visit.submit("code", codeBySms());
    } else if (page.has("card")) {
      asked.add(Asked.CODE_OF_CARD);
      visit.submit("card", card);
    } else if (page.has("otp")) {
      asked.add(Asked.CODE_OF_APP);
      visit.submit("otp", codeOf(app));
    } else if (page.has("adgang-passkey-use")) {
      asked.add(Asked.PASSKEY);
      visit.submit(touch(page));
    } else if (page.has("adgang-choose")) {
      asked.add(Asked.CHOICE);
      visit.submit("method", "otp");
    } else if (page.has("totpSecret")) {
      enrol(visit);
    } else if (page.has("password-new")) {
      password = NEW_PASSWORD;
      visit.submit("password-new", password);
    } else if (page.has("adgang-codes-form")) {
      visit.submit("step", "skip");
    } else {
      return false;
    }
    return true;
  }

  /** The fields that the page for a passkey sends when the passkey was touched. */
  public String[] touch(HttpBrowser.Page page) {
    return key.answer(page);
  }

  private static void enrol(HttpVisit visit) {
    var secret = visit.page().value("totpSecret");
    var fresh = new Totp(secret.getBytes(US_ASCII));
    visit.submit("totp", fresh.codeAt(Instant.now()), "totpSecret", secret);
  }

  private String codeBySms() {
    await().atMost(Duration.ofSeconds(20)).until(() -> mailbox.to(number).size() > read);
    read = mailbox.to(number).size();
    return mailbox.codeTo(number, read);
  }

  /** A code works once: the second one is that of the next half minute. */
  private String codeOf(Totp app) {
    var now = Instant.now();
    var used = app.codeAt(lastCode).equals(app.codeAt(now));
    lastCode = now;
    return used ? app.codeAfter(now) : app.codeAt(now);
  }

  @Override
  public String toString() {
    return email;
  }
}
