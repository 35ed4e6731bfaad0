package dk.adgang.testbed.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The forms that employees fill in, each with the way to it and what it is meant for. */
public final class Forms implements AutoCloseable {

  static final String EMPLOYER = "matrix";

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
  public record Form(
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
  public final class Guest {

    final String email;
    final Totp app = Totp.ofTest();
    final HttpPasskey key = new HttpPasskey();
    final String number;
    public String id;
    public HttpVisit visit;
    JsonNode device;

    public Guest(String email, String number) {
      this.email = email;
      this.number = number;
    }

    public Page page() {
      return visit.page();
    }

    /** Opens the login, and types the password. */
    public void open(String... question) {
      if (visit == null) {
        visit = HttpVisit.of(flow(), question);
      }
      visit.open();
      if (!visit.isOver() && visit.page().has("password")) {
        visit.submit("username", email, "password", Employee.USUAL_PASSWORD);
      }
    }

    public void submit(String... fields) {
      visit.submit(fields);
    }

    /** Stands before the first page of a login. */
    public void start() {
      visit = HttpVisit.of(flow(), "scope", "openid");
      visit.open();
    }

    public void choose(String method) {
      open("scope", "openid");
      submit("method", method);
    }
  }

  private final Adgang adgang;
  private final MatrixRealm realm;
  private int guests;

  /** Makes the realm's employer. The realm itself is made when all guests are planned. */
  public Forms(Adgang adgang) {
    this(adgang, "adgang");
  }

  /** The same, in another theme. */
  public Forms(Adgang adgang, String loginTheme) {
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

  public MatrixRealm realm() {
    return realm;
  }

  /** Makes somebody who is to fill in a form. */
  public Guest guest(Form form) {
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

  Adgang adgang() {
    return adgang;
  }

  @Override
  public void close() {
    realm.close();
  }

  /** All of them. */
  public List<Form> all() {
    return Stream.of(
            new PasswordForms(this).all(),
            new FactorForms(this).all(),
            new SmsForms(this).all(),
            new DeviceForms(this).all())
        .flatMap(List::stream)
        .toList();
  }

  /** Keycloak shows its pages to who wants one. */
  CodeFlow flow() {
    var flow = realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK);
    flow.browser().sending("Accept", "text/html");
    return flow;
  }
}
