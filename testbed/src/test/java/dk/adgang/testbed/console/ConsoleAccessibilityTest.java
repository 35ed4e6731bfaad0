package dk.adgang.testbed.console;

import dk.adgang.testbed.admin.employees.JoinMails;
import dk.adgang.testbed.admin.employees.StaffAdmin;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.ChoicePage;
import dk.adgang.testbed.pages.ConsolePage;
import dk.adgang.testbed.pages.LoginPage;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.pages.Window;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each page of the console, in both languages, by the rules of WCAG, by keyboard, and narrow. */
@WithAdgang
final class ConsoleAccessibilityTest {

  @Test
  void each_page_is_accessible_in_danish(Adgang adgang, Visitor visitor) {
    each(adgang, visitor.onPhone());
  }

  @Test
  void each_page_is_accessible_in_english(Adgang adgang, Visitor visitor) {
    each(adgang, visitor.inEnglish().onDesktop());
  }

  private static void each(Adgang adgang, Window window) {
    try (var realm = new StaffRealm(adgang)) {
      var shop =
          realm.employer(
              "torvet", Map.of("adgang.secondFactor.requiredTitles", List.of("Butikschef")));
      var employee = realm.withApp("Mads", "Krogh", "Butikchef", shop);
      var without = realm.employee("Sofie", "Lund", "Butikschef", shop);
      var administrator =
          new StaffAdmin(adgang, realm)
              .role(realm.withPassword(realm.employee("Anders", "Admin", null)), "realm-admin");
      var page = opened(window, console(realm, ""), administrator);
      for (var address :
          List.of(
              "employees",
              "employees?filter=missing",
              "new-employee",
              "new-employee/asked",
              "import",
              "titles",
              "titles/" + shop,
              "titles/realm",
              "titles/" + shop + "/rename",
              "settings",
              "settings/" + shop,
              "overview",
              "realm",
              "realm/setup",
              "proven",
              "employees/" + employee.id(),
              "employees/" + employee.id() + "/events",
              "employees/" + without.id(),
              "employees/" + without.id() + "/lost-phone",
              "employees/" + employee.id() + "/address",
              "employees/" + employee.id() + "/lost-phone")) {
        page = page.open(console(realm, address)).isAccessible().isReachedByKeyboard();
        page.picture(nameOf(address, shop, employee, without));
        List.of(320, 390, 1280).forEach(page::fits);
      }
      page = page.open(question(adgang, realm)).isAccessible().isReachedByKeyboard();
      page.picture("console-question");
      List.of(320, 390, 1280).forEach(page::fits);
      page.press("adgang-join-yes").isAccessible();
    }
  }

  /** The name of a page's picture: its address with words in place of ids. */
  private static String nameOf(String address, String shop, Employee employee, Employee without) {
    return ("console-" + address)
        .replace(shop, "employer")
        .replace(employee.id(), "one")
        .replace(without.id(), "without")
        .replaceAll("\\W+", "-");
  }

  /** The link by which somebody says yes to the employer. */
  private static URI question(Adgang adgang, StaffRealm realm) {
    var owner = realm.employee("Ellen", "Ejer", null);
    realm.admin("POST", "employees", Map.of("email", owner.email(), "employer", "torvet"));
    return JoinMails.link(adgang, owner, 1);
  }

  private static URI console(StaffRealm realm, String page) {
    return realm.url().resolve("adgang/console/" + page);
  }

  private static ConsolePage opened(Window window, URI address, Employee reader) {
    window.open(address);
    var app =
        window
            .shows(LoginPage::new)
            .as(reader, Employee.USUAL_PASSWORD)
            .shows(ChoicePage::new)
            .chooseApp();
    return app.enter(app.typeKeyIntoApp().codeAt(Instant.now())).shows(ConsolePage::new);
  }
}
