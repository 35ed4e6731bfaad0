package dk.adgang.testbed.console;

import static dk.adgang.testbed.console.ConsoleMatrixRows.ELSEWHERE;
import static dk.adgang.testbed.console.ConsoleMatrixRows.FORMS;
import static dk.adgang.testbed.console.ConsoleMatrixRows.PAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.adgang.testbed.admin.employees.StaffAdmin;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.console.ConsoleMatrixRows.Reader;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.HttpBrowser;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each page and each form of the console, for each kind of reader. */
@WithAdgang
final class ConsoleMatrixTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<Reader> READERS = List.of(Reader.values());

  @AutoClose private static StaffRealm realm;
  private static Map<String, String> ids;
  private static final Map<Reader, ConsoleBrowser> BROWSERS = new EnumMap<>(Reader.class);
  private static final Map<Reader, String> TOKENS = new EnumMap<>(Reader.class);

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    var admin = new StaffAdmin(adgang, realm);
    var a = realm.employer("torvet", Map.of("adgang.admins.group", List.of("Chefer")));
    var b = realm.employer("havnen", Map.of());
    var boss = realm.employee("Bodil", "Boss", "Kok", a);
    admin.role(boss, "realm-admin");
    ids =
        Map.of(
            "{A}", a,
            "{B}", b,
            "{a}", realm.withApp("Asta", "Ansat", "Kok", a).id(),
            "{b}", realm.withApp("Bent", "Ansat", "Kok", b).id(),
            "{both}", realm.withApp("Dora", "Begge", "Kok", a, b).id(),
            "{boss}", boss.id());
    var former = realm.manager(realm.withApp("Frank", "Forhen", null, a), a);
    var managerOfBoth = realm.manager(realm.withApp("Mona", "Begge", null, a, b), a);
    var readers =
        Map.of(
            Reader.ADMINISTRATOR,
            admin.role(realm.withApp("Anders", "Admin", null), "realm-admin"),
            Reader.SETTINGS_OF_A,
            realm.inGroup(realm.withApp("Siri", "Leder", null, a), a, "Chefer"),
            Reader.MANAGER_OF_A,
            realm.manager(realm.withApp("Max", "Leder", null, a), a),
            Reader.MANAGER_OF_BOTH,
            realm.manager(managerOfBoth, b),
            Reader.MANAGER_OF_B,
            realm.manager(realm.withApp("Mie", "Leder", null, b), b),
            Reader.EMPLOYEE,
            realm.withApp("Emil", "Ansat", null, a),
            Reader.FORMER_MANAGER,
            former);
    readers.forEach(
        (reader, employee) -> {
          var browser = new ConsoleBrowser(realm).open("new-employee").as(employee);
          BROWSERS.put(reader, browser);
          TOKENS.put(
              reader,
              browser.page().document().select("input[name=form]").stream()
                  .map(each -> each.attr("value"))
                  .findFirst()
                  .orElse("none"));
        });
    realm.leave(former, a);
    // A welcome that is sent between two looks would be taken for a change.
    await().atMost(PATIENCE).until(ConsoleMatrixTest::state, all -> !all.contains("QUEUED"));
  }

  @Test
  void every_page_and_form_is_in_the_matrix() {
    assertThat(EveryConsolePage.of(GET.class)).hasSizeGreaterThan(15);
    assertThat(EveryConsolePage.of(GET.class))
        .filteredOn(address -> !Set.of("", "login").contains(address))
        .allMatch(address -> EveryConsolePage.isIn(PAGES, address));
    assertThat(EveryConsolePage.of(POST.class))
        .filteredOn(address -> !ELSEWHERE.contains(address))
        .allMatch(address -> EveryConsolePage.isIn(FORMS, address));
  }

  static Stream<String> pages() {
    return PAGES.stream();
  }

  static Stream<String> forms() {
    return FORMS.stream();
  }

  private static String filled(String address) {
    var text = address;
    for (var each : ids.entrySet()) {
      text = text.replace(each.getKey(), each.getValue());
    }
    return text;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_opens_for_its_readers_alone(String row) {
    var cells = row.split(" +", -1);
    for (var column = 0; column < READERS.size(); column++) {
      var reader = READERS.get(column);
      var page = BROWSERS.get(reader).open(filled(cells[0])).page();
      assertThat(page.status())
          .as("%s for %s: %s", cells[0], reader, page.document().text())
          .isEqualTo(Integer.parseInt(cells[1 + column]));
      if (page.status() != 200) {
        assertThat(page.document().text()).doesNotContain("Ansat", "Boss", "Kok");
      }
    }
    var nobody = new ConsoleBrowser(realm).open(filled(cells[0])).page();
    assertThat(nobody.has("password")).as("nobody is led to the login").isTrue();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void a_form_of_a_reader_who_may_not_send_it(String row) {
    var cells = row.split(" +", -1);
    var before = state();
    for (var column = 0; column < READERS.size(); column++) {
      if (column < cells[1].length() && cells[1].charAt(column) == '1') {
        continue;
      }
      var reader = READERS.get(column);
      var browser = BROWSERS.get(reader);
      var answer =
          browser
              .browser()
              .post(
                  browser.at(filled(cells[0])),
                  "form",
                  TOKENS.get(reader),
                  "sure",
                  "true",
                  "block",
                  "on",
                  "firstName",
                  "Nyt",
                  "title",
                  "Kok",
                  "required",
                  "on",
                  "from",
                  "Kok",
                  "to",
                  "Kokke",
                  "graceDays",
                  "3");
      assertThat(answer.status()).as("%s of %s", cells[0], reader).isIn(403, 404);
    }
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void a_form_without_a_session_changes_nothing() {
    var before = state();
    for (var row : FORMS) {
      var address = new ConsoleBrowser(realm).at(filled(row.replaceAll(" .*", "")));
      new HttpBrowser().post(address, "form", TOKENS.get(Reader.ADMINISTRATOR), "sure", "true");
    }
    assertThat(state()).isEqualTo(before);
  }

  /** All that a form could change. */
  private static String state() {
    var text = new StringBuilder();
    for (var id : List.of("{a}", "{b}", "{both}", "{boss}")) {
      text.append(realm.user(ids.get(id)))
          .append(realm.get("employees/" + ids.get(id) + "/links"))
          .append(realm.get("employees/" + ids.get(id) + "/second-factor"))
          .append('\n');
    }
    return text.append(realm.get("employers/torvet/settings"))
        .append(realm.get("employers/havnen/settings"))
        .append(realm.get("setup"))
        .toString();
  }
}
