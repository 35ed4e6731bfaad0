package dk.adgang.testbed.admin.employees;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.AtOnce;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.inbox.Message;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reminders to add a second factor: who gets one, what it says, and who may ask for it. */
@WithAdgang
final class RemindersTest {

  static final String SUBJECT = "Husk at tilføje 2-faktor";

  private static Adgang adgang;
  private static StaffRealm realm;
  private static StaffAdmin admin;
  private static String shop;
  private static String other;

  @BeforeAll
  static void makeRealm(Adgang running) {
    adgang = running;
    realm = new StaffRealm(adgang);
    admin = new StaffAdmin(adgang, realm);
    var config = (ObjectNode) admin.get("/events/config");
    var path = realm.path("/events/config");
    adgang.admin().put(path, config.put("adminEventsDetailsEnabled", true));
    shop =
        realm.employer(
            "torvet",
            Map.of(
                "adgang.secondFactor.requiredTitles", List.of("Kok"),
                "adgang.secondFactor.graceDays", List.of("7")));
    other = realm.employer("havnen", Map.of());
  }

  @AfterAll
  static void removeRealm() {
    realm.close();
  }

  private static Employee withPassword(String first, String title, String... employers) {
    return realm.withPassword(realm.employee(first, "Prøve", title, employers));
  }

  private static StaffRealm.Answer remind(String token, Employee... employees) {
    return realm.ask(token, "POST", "reminders", body(employees));
  }

  private static Map<String, Object> body(Employee... employees) {
    return Map.of("userIds", Arrays.stream(employees).map(Employee::id).toList());
  }

  /** The answer, in words: the ids of those who are reminded, and the reason of each other. */
  private static void isAnswered(
      StaffRealm.Answer answer, List<Employee> reminded, Map<String, String> others) {
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(202);
    assertThat(StaffAdmin.texts(answer.json().path("reminded")))
        .containsExactlyElementsOf(reminded.stream().map(Employee::id).toList());
    var reasons = new TreeMap<String, String>();
    for (JsonNode each : answer.json().path("notReminded")) {
      reasons.put(each.path("userId").asText(), each.path("reason").asText());
    }
    assertThat(reasons).isEqualTo(new TreeMap<>(others));
  }

  private static Message mailTo(Employee employee) {
    return adgang.mailbox().withSubject(employee, SUBJECT);
  }

  private static long mails(Employee employee) {
    return Collections.frequency(adgang.mailbox().subjects(employee), SUBJECT);
  }

  @Test
  void a_reminder_says_why_by_when_and_how_and_holds_no_token() {
    var employee = withPassword("Ane", "Kok", shop);

    isAnswered(remind(admin.token(), employee), List.of(employee), Map.of());

    var mail = mailTo(employee);
    assertThat(mail.raw()).contains("multipart/alternative");
    for (var body : List.of(Jsoup.parse(mail.html()).text(), mail.text())) {
      assertThat(body)
          .contains("Ane", "torvet kræver 2-faktor af alle med titlen Kok.")
          .containsPattern("Du skal have tilføjet det senest \\d{1,2}\\. [a-z]+ 20\\d\\d\\.");
    }
    var link = realm.url() + "account/account-security/signing-in";
    assertThat(mail.text()).contains(link);
    assertThat(Jsoup.parse(mail.html()).select("a[href^=http]").eachAttr("href"))
        .isNotEmpty()
        .allMatch(link::equals);
    assertThat(mail.raw()).doesNotContain("token=", "key=", "session_code");
    var events = adgang.admin().get(realm.path("/admin-events?operationTypes=ACTION&max=100"));
    assertThat(events)
        .filteredOn(event -> event.path("resourcePath").asText().endsWith("reminders"))
        .anyMatch(event -> event.path("representation").asText().contains(employee.id()));
  }

  @Test
  void nobody_else_is_reminded_and_the_answer_says_why() {
    var due = withPassword("Bo", null, shop);
    var hasOne = realm.withApp("Carl", "Prøve", "Kok", shop);
    var noPassword = realm.employee("Dina", "Prøve", "Kok", shop);
    var ended = withPassword("Eva", "Kok", shop);
    realm.change(ended, "enabled", false);

    var answer =
        realm.admin(
            "POST",
            "reminders",
            Map.of(
                "userIds",
                List.of(hasOne.id(), noPassword.id(), ended.id(), "nobody", due.id(), due.id())));

    isAnswered(
        answer,
        List.of(due),
        Map.of(
            hasOne.id(),
            "HAS_SECOND_FACTOR",
            noPassword.id(),
            "NO_PASSWORD",
            ended.id(),
            "DISABLED",
            "nobody",
            "UNKNOWN"));
    assertThat(mailTo(due).text()).contains("Det er frivilligt, men vi anbefaler det.");
    for (var nobody : List.of(hasOne, noPassword, ended)) {
      assertThat(mails(nobody)).as(nobody.firstName()).isZero();
    }
  }

  @Test
  void an_employee_without_an_address_is_told_of() {
    // The realm's profile asks for an address; an import brings people without one.
    var id = admin.imported(1, "Kok").get(0);
    adgang
        .admin()
        .put(
            realm.path("/users/" + id + "/reset-password"),
            Map.of("type", "password", "value", Employee.USUAL_PASSWORD, "temporary", false));

    var answer = realm.admin("POST", "reminders", Map.of("userIds", List.of(id)));

    isAnswered(answer, List.of(), Map.of(id, "NO_ADDRESS"));
  }

  @Test
  void once_a_day_is_enough_whoever_asks() throws Exception {
    var employee = withPassword("Finn", null, shop);
    var boss = realm.token(realm.manager(realm.withApp("Gerda", "Leder", null, shop), shop));

    var answers = AtOnce.each(6, () -> remind(admin.token(), employee));
    isAnswered(remind(boss, employee), List.of(), Map.of(employee.id(), "TODAY"));

    assertThat(answers)
        .filteredOn(each -> each.json().path("reminded").size() == 1)
        .as("%s", answers)
        .hasSize(1);
    mailTo(employee);
    var later = withPassword("Grete", null, shop);
    remind(admin.token(), later);
    mailTo(later);
    assertThat(mails(employee)).isOne();
  }

  @Test
  void the_same_key_reminds_once_and_is_answered_as_before() {
    var employee = withPassword("Hans", null, shop);
    var key = Map.of("Idempotency-Key", "uge-48");

    var first = realm.ask(admin.token(), "POST", "reminders", body(employee), key);
    var again = realm.ask(admin.token(), "POST", "reminders", body(employee), key);

    isAnswered(first, List.of(employee), Map.of());
    assertThat(again.json()).isEqualTo(first.json());
  }

  @Test
  void a_manager_reminds_their_own_employees_and_nobody_else() {
    var own = withPassword("Ida", "Kok", shop);
    var foreign = withPassword("Jens", null, other);
    var boss = realm.manager(realm.withApp("Karl", "Leder", null, shop), shop);
    var chief = realm.manager(withPassword("Lis", null, shop, other), other);
    var token = realm.token(boss);

    isAnswered(
        remind(token, foreign, boss, chief, own),
        List.of(own),
        Map.of(foreign.id(), "UNKNOWN", boss.id(), "NOT_ALLOWED", chief.id(), "NOT_ALLOWED"));
    mailTo(own);
    assertThat(mails(foreign)).isZero();
    assertThat(mails(chief)).isZero();

    var colleague = realm.token(realm.withApp("Mads", "Kollega", null, shop));
    assertThat(remind(colleague, own).status()).isEqualTo(403);
  }

  @Test
  void too_many_mails_to_one_stop_only_that_one() {
    var mailed = realm.employee("Nora", "Prøve", null, shop);
    var token = realm.token(realm.manager(realm.withApp("Olga", "Leder", null, shop), shop));
    for (var i = 0; i < 5; i++) {
      assertThat(realm.ask(token, "POST", "employees/" + mailed.id() + "/welcome", null).status())
          .isEqualTo(202);
    }
    realm.withPassword(mailed);
    var free = withPassword("Per", null, shop);

    isAnswered(remind(token, mailed, free), List.of(free), Map.of(mailed.id(), "TOO_MANY_MAILS"));
    isAnswered(remind(admin.token(), mailed), List.of(mailed), Map.of());
  }

  @Test
  void a_request_that_makes_no_sense_names_the_field() {
    for (var ids : List.of(List.of(), Collections.nCopies(1, "<b>"), "all", many())) {
      var answer = realm.admin("POST", "reminders", Map.of("userIds", ids));

      assertThat(answer.status()).as("%s", ids).isEqualTo(400);
      assertThat(answer.json().path("field").asText()).isEqualTo("userIds");
    }
  }

  private static List<String> many() {
    return IntStream.rangeClosed(0, 200).mapToObj(i -> "id-" + i).toList();
  }
}
