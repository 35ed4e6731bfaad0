package dk.adgang.testbed.attack.matrix;

import static dk.adgang.testbed.wire.HttpEmployee.Asked.CHOICE;
import static dk.adgang.testbed.wire.HttpEmployee.Asked.CODE_BY_SMS;
import static dk.adgang.testbed.wire.HttpEmployee.Asked.CODE_OF_APP;
import static dk.adgang.testbed.wire.HttpEmployee.Asked.CODE_OF_CARD;
import static dk.adgang.testbed.wire.HttpEmployee.Asked.PASSKEY;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.attack.matrix.MatrixTable.Factor;
import dk.adgang.testbed.attack.matrix.MatrixTable.Requirement;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.RememberedRows;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.HttpEmployee;
import dk.adgang.testbed.wire.HttpEmployee.Asked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** One row and column of one path, and those who go it. */
final class MatrixCell implements Callable<Optional<Throwable>> {

  final Adgang adgang;
  final MatrixRealm realm;
  final MatrixPath path;
  private final Requirement requirement;
  private final Factor factor;
  final HttpEmployee attacked;
  final HttpEmployee employee;
  private final Map<HttpEmployee, String> ids = new LinkedHashMap<>();

  MatrixCell(
      Adgang adgang, MatrixRealm realm, MatrixPath path, Requirement requirement, Factor factor) {
    this.adgang = adgang;
    this.realm = realm;
    this.path = path;
    this.requirement = requirement;
    this.factor = factor;
    this.attacked = plan("a");
    // Where the attack leads to a token or to a new password, the employee is another one.
    this.employee = mayAlone() || path.beginsByMail() ? plan("b") : attacked;
  }

  String id(HttpEmployee of) {
    return ids.get(of);
  }

  private HttpEmployee plan(String who) {
    var email =
        "%s-%s-%s.%s@%s.example"
            .formatted(path, requirement, factor, who, employer())
            .toLowerCase(Locale.ROOT)
            .replace('_', '-');
    var plain =
        new HttpEmployee(
            adgang.mailbox(), email, path == MatrixPath.WELCOME ? null : Employee.USUAL_PASSWORD);
    ids.put(
        plain,
        realm.employee(
            email,
            employer(),
            path != MatrixPath.WELCOME,
            path.beginsAlive() ? Map.of("title", List.of(Employees.SALGSASSISTENT)) : attributes(),
            path.beginsAlive() ? List.of() : factors(plain)));
    return plain;
  }

  String employer() {
    var grace = requirement == Requirement.GRACE_OVER || requirement == Requirement.GRACE_RUNNING;
    return MatrixEmployer.of(factor != Factor.SMS_OFF, grace);
  }

  Map<String, List<String>> attributes() {
    var attributes = new LinkedHashMap<String, List<String>>();
    attributes.put(
        "title",
        List.of(
            requirement == Requirement.OPTIONAL ? Employees.SALGSASSISTENT : Employees.BUTIKSCHEF));
    return attributes;
  }

  /** A requirement that was met for the first time long ago. */
  void remember(HttpEmployee of) {
    if (requirement == Requirement.GRACE_OVER) {
      RememberedRows.write(
          realm.url(),
          ids.get(of),
          RememberedRows.SINCE,
          "2020-01-01 " + employer() + ": butikschef");
    }
  }

  List<Map<String, Object>> factors(HttpEmployee of) {
    return switch (factor) {
      case NONE -> List.of();
      case SMS, SMS_OFF -> List.of(of.sms());
      case APP -> List.of(of.app());
      case PASSKEY -> List.of(of.passkey());
      case CARD -> List.of(of.card());
    };
  }

  boolean mayAlone() {
    return MatrixTable.cell(path.alone, requirement, factor).equals("T");
  }

  /** The proofs that the employee is asked for; empty when no token can be had. */
  Optional<List<Asked>> expected() {
    var asked = new ArrayList<Asked>();
    for (var letter : MatrixTable.cell(path.asked, requirement, factor).split("", -1)) {
      switch (letter) {
        case "c" -> asked.add(CHOICE);
        case "s" -> asked.add(CODE_BY_SMS);
        case "a" -> asked.add(CODE_OF_APP);
        case "p" -> asked.add(PASSKEY);
        case "k" -> asked.add(CODE_OF_CARD);
        case "-" -> {
          return Optional.empty();
        }
        default -> assertThat(letter).isIn("0", "+", "");
      }
    }
    return Optional.of(asked);
  }

  @Override
  public Optional<Throwable> call() {
    try {
      if (!path.beginsAlive()) {
        Stream.of(attacked, employee).distinct().forEach(this::remember);
      }
      var logins = new MatrixLogins(this);
      var grants = new MatrixGrants(this, logins);
      switch (path) {
        case DIRECT_GRANT -> grants.direct(MatrixRealm.DIRECT);
        case DIRECT_GRANT_STOCK -> grants.direct(MatrixRealm.DIRECT_STOCK);
        case EXCHANGE_FOR_ANOTHER -> grants.exchangeForAnother();
        case CIBA -> grants.ciba();
        case FORGOTTEN, WELCOME -> logins.mailed();
        case EXCHANGE -> grants.exchange();
        default -> logins.visits();
      }
      return Optional.empty();
    } catch (RuntimeException | AssertionError e) {
      return Optional.of(new AssertionError(this + ": " + e.getMessage(), e));
    }
  }

  @Override
  public String toString() {
    return path.words + ", " + requirement + ", " + factor;
  }
}
