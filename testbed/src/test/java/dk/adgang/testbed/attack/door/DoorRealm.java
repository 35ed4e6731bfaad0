package dk.adgang.testbed.attack.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Employers;
import dk.adgang.testbed.fixture.ImportedEmployees;
import dk.adgang.testbed.realm.BrokerRealm;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.HttpBrowser.Page;
import dk.adgang.testbed.wire.HttpEmployee;
import dk.adgang.testbed.wire.LoginAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The realm and the identity provider at whose logins every endpoint is tried. */
final class DoorRealm implements AutoCloseable {

  static final String EMPLOYER = "matrix";

  private static final String CLIENT = "client_id=" + MatrixRealm.WEB;

  final Adgang adgang;
  final MatrixRealm realm;
  final BrokerRealm office;
  final HttpEmployee colleague;
  private final Map<LoginStage, HttpEmployee> employees = new EnumMap<>(LoginStage.class);
  private final Map<LoginStage, String> ids = new EnumMap<>(LoginStage.class);

  DoorRealm(Adgang running) {
    adgang = running;
    realm = new MatrixRealm(running);
    realm.employer(EMPLOYER, Employers.STRICT);
    realm.with(
        planned -> {
          for (var action : planned.withArray("/requiredActions")) {
            if (action.path("alias").asText().equals("enrol-sms")) {
              var config = action.<ObjectNode>require();
              for (var budget : List.of("perNumber", "perEmployee")) {
                for (var time : List.of("Hour", "Day")) {
                  config.withObject("/config").put("adgang.sms." + budget + time, "100");
                }
              }
            }
          }
        });
    for (var stage : LoginStage.values()) {
      if (!stage.isByBroker()) {
        var email = "dora.%d@%s.example".formatted(ids.size(), EMPLOYER);
        var employee = new HttpEmployee(running.mailbox(), email, stage.password());
        employees.put(stage, employee);
        var credentials = new ArrayList<>(stage.factors(employee));
        credentials.add(ImportedEmployees.hashed(stage.password()));
        ids.put(stage, plan(email, stage.title(), credentials));
      }
    }
    var email = "freja.colleague@%s.example".formatted(EMPLOYER);
    colleague = new HttpEmployee(running.mailbox(), email, Employee.USUAL_PASSWORD);
    plan(email, Employees.BUTIKSCHEF, List.of(ImportedEmployees.hashed(Employee.USUAL_PASSWORD)));
    realm.make();
    office = new BrokerRealm(running);
  }

  private String plan(String email, String title, List<Map<String, Object>> credentials) {
    return realm.employee(email, EMPLOYER, false, Map.of("title", List.of(title)), credentials);
  }

  HttpEmployee employee(LoginStage stage) {
    return employees.get(stage);
  }

  String id(LoginStage stage) {
    return ids.get(stage);
  }

  /** The page of a link is not yet a page of a login; the next page is. */
  LoginAddress address(Page page) {
    var action = page.action();
    return new LoginAddress(
        action.getPath().contains("/login-actions/")
            ? action
            : realm.url().resolve("login-actions/authenticate?" + CLIENT));
  }

  @Override
  public void close() {
    office.close();
    realm.close();
  }
}
