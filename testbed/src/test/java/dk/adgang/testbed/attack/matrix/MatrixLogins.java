package dk.adgang.testbed.attack.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpEmployee;
import dk.adgang.testbed.wire.HttpLink;
import dk.adgang.testbed.wire.HttpVisit;

/**
 * The paths that lead through a browser: an attack by password alone, and then what the employee
 * does.
 */
final class MatrixLogins {

  private final MatrixCell cell;

  MatrixLogins(MatrixCell cell) {
    this.cell = cell;
  }

  void visits() {
    var visit = visit(cell.attacked);
    assertThat(alone(visit, cell.attacked))
        .as("a token by password alone")
        .isEqualTo(cell.mayAlone());
    // A live session goes on; elsewhere the employee comes with a browser of their own.
    var own =
        cell.path.beginsAlive() && cell.attacked == cell.employee ? visit : visit(cell.employee);
    own.open();
    assertThat(cell.employee.obey(own)).as("asked for").isEqualTo(cell.expected().orElseThrow());
    assertThat(own.hasToken()).as("a token, at %s", own.page().trail()).isTrue();
  }

  /** A way to a token, in a browser in which all has happened that the path says. */
  private HttpVisit visit(HttpEmployee of) {
    var web = cell.realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK);
    return switch (cell.path) {
      case BROWSER -> HttpVisit.of(web, "scope", "openid");
      case APP ->
          HttpVisit.of(cell.realm.flow(MatrixRealm.APP, MatrixRealm.APP_BACK), "scope", "openid");
      case CONSOLE -> HttpVisit.of(cell.realm.console(), "scope", "openid");
      case DEVICE -> new DeviceVisit(cell.realm);
      case COOKIE -> alive(of, web, MatrixRealm.WEB, "scope", "openid");
      case LEVEL -> alive(of, web, MatrixRealm.WEB, "scope", "openid", "acr_values", "2");
      case ESSENTIAL_LEVEL ->
          alive(
              of,
              web,
              MatrixRealm.WEB,
              "scope",
              "openid",
              "claims",
              "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"2\"]}}}");
      case PROMPT_LOGIN -> alive(of, web, MatrixRealm.WEB, "scope", "openid", "prompt", "login");
      case MAX_AGE -> alive(of, web, MatrixRealm.WEB, "scope", "openid", "max_age", "0");
      case REFRESH -> alive(of, web, MatrixRealm.WEB, "scope", "openid");
      case OFFLINE ->
          alive(
              of,
              cell.realm.flow(MatrixRealm.APP, MatrixRealm.APP_BACK),
              MatrixRealm.APP,
              "scope",
              "openid offline_access");
      default -> throw new IllegalStateException(cell.path.toString());
    };
  }

  /** Somebody has logged in with the password, and then title and factor changed. */
  private HttpVisit alive(HttpEmployee of, CodeFlow flow, String client, String... question) {
    var before =
        beginning(of, flow, cell.path == MatrixPath.OFFLINE ? "openid offline_access" : "openid");
    if (cell.path == MatrixPath.REFRESH || cell.path == MatrixPath.OFFLINE) {
      var refreshed =
          cell.realm.token(
              "grant_type",
              "refresh_token",
              "client_id",
              client,
              "refresh_token",
              before.path("refresh_token").asText());
      assertThat(refreshed.hasNonNull("access_token")).as("a refresh goes on working").isTrue();
    }
    return HttpVisit.of(flow, question);
  }

  JsonNode beginning(HttpEmployee of, CodeFlow flow, String scope) {
    var first = HttpVisit.of(flow, "scope", scope);
    first.open();
    of.typePassword(first);
    first.submit("skip", "true");
    var tokens = flow.tokens();
    cell.realm.change(cell.id(of), cell.attributes(), cell.factors(of));
    cell.remember(of);
    return tokens;
  }

  /** The attacker reads the mail; only the second factor is missing. */
  void mailed() {
    var link = HttpVisit.of(link(cell.attacked, false));
    link.open();
    if (link.page().has("password-new")) {
      cell.attacked.obey(link);
    } else {
      alone(link, cell.attacked);
      assertThat(link.page().has("password-new")).as("a new password").isFalse();
    }
    var login =
        HttpVisit.of(cell.realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK), "scope", "openid");
    var token = cell.attacked.hasPassword() && alone(login, cell.attacked);
    assertThat(token).as("a token without proof").isEqualTo(cell.mayAlone());

    var own = HttpVisit.of(link(cell.employee, cell.path == MatrixPath.FORGOTTEN));
    own.open();
    cell.employee.obey(own);
    assertThat(own.isOver()).as("a new password, at %s", own.page().at()).isTrue();
    var visit =
        HttpVisit.of(cell.realm.flow(MatrixRealm.WEB, MatrixRealm.WEB_BACK), "scope", "openid");
    visit.open();
    assertThat(cell.employee.obey(visit)).as("asked for").isEqualTo(cell.expected().orElseThrow());
    assertThat(visit.hasToken()).as("a token").isTrue();
  }

  private HttpLink link(HttpEmployee of, boolean asked) {
    var account =
        new Employee(
            cell.id(of), of.email(), "Freja", cell.employer(), "", Employee.USUAL_PASSWORD);
    if (asked) {
      var browser = new HttpBrowser();
      browser.submit(
          browser.open(
              cell.realm.url().resolve("login-actions/reset-credentials?client_id=adgang-web")),
          "username",
          of.email());
    } else {
      cell.realm.send(cell.id(of), cell.path == MatrixPath.WELCOME);
    }
    return new HttpLink(
        cell.path == MatrixPath.WELCOME
            ? cell.adgang.mailbox().welcomeTo(account).link()
            : cell.adgang.mailbox().resetTo(account).link());
  }

  /** Everything that costs nothing. */
  private static boolean alone(HttpVisit visit, HttpEmployee attacked) {
    visit.open();
    press(visit, attacked);
    if (!visit.isOver() && visit.hasForm()) {
      visit.submit("method", "", "code", "", "otp", "", "totp", "");
    }
    if (!visit.isOver()) {
      visit.open();
      press(visit, attacked);
    }
    if (!visit.isOver() && visit.hasForm()) {
      visit.restart();
      press(visit, attacked);
    }
    return visit.hasToken();
  }

  private static void press(HttpVisit visit, HttpEmployee attacked) {
    attacked.typePassword(visit);
    if (!visit.isOver() && visit.hasForm()) {
      visit.submit("skip", "true");
    }
  }
}
