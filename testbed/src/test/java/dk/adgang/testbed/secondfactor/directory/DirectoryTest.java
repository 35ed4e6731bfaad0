package dk.adgang.testbed.secondfactor.directory;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.RememberedRows;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.Directory.Kind;
import dk.adgang.testbed.wire.HttpPasskey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Employees whom an employer's directory knows, read-only or not, imported or not. */
@WithAdgang
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DirectoryTest {

  @AutoClose private DirectoryRealms realms;
  private Adgang adgang;

  @BeforeAll
  void joinDirectory(Adgang running) {
    adgang = running;
    realms = new DirectoryRealms(running);
  }

  @ParameterizedTest
  @EnumSource
  void a_skip_is_remembered(Kind kind) {
    var email = realms.newcomer(Employees.SALGSASSISTENT);
    var first = realms.login(kind, email);
    assertThat(first.page().has("adgang-skip")).as(first.page().body()).isTrue();
    first.submit("skip", "true");
    assertThat(first.tokens().has("access_token")).isTrue();

    // As an HR system does each night.
    write(kind, email);

    assertThat(realms.login(kind, email).isDone()).as("not asked again").isTrue();
    assertThat(memory(kind, email).path("skippedAt").asText()).startsWith("20");
    adgang.admin().delete(realms.employee(kind, email) + "/memory?fact=skipped");
    assertThat(realms.login(kind, email).page().has("adgang-skip")).as("asked again").isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void days_of_grace_are_counted_from_the_first_login(Kind kind) {
    grace(kind, "14");
    var today = LocalDate.now(ZoneId.of("Europe/Copenhagen")).toString();
    try {
      var email = realms.newcomer(Employees.BUTIKSCHEF);
      var first = realms.login(kind, email);
      first.submit("skip", "true");
      assertThat(first.tokens().has("access_token")).as("put off").isTrue();
      assertThat(memory(kind, email).path("requiredSince").toString()).contains(today);

      write(kind, email);
      RememberedRows.write(
          realms.url(kind),
          realms.id(kind, email),
          RememberedRows.SINCE,
          memory(kind, email).path("requiredSince").path(0).asText().replace(today, "2020-01-01"));

      var late = realms.login(kind, email);
      late.submit("skip", "true");
      assertThat(late.isDone()).as("the days are over").isFalse();
    } finally {
      grace(kind, "0");
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_method_is_enrolled_and_asked_for(Kind kind) {
    var app = realms.newcomer(Employees.BUTIKSCHEF);
    var flow = realms.login(kind, app);
    flow.submit("method", "otp");
    var key = flow.page().value("totpSecret");
    var totp = new Totp(key.getBytes(US_ASCII));
    flow.submit("totp", totp.codeAt(Instant.now()), "totpSecret", key);
    flow.submit("generatedAt", flow.page().value("generatedAt"), "step", "saved");
    assertThat(flow.tokens().has("access_token")).as("enrolled an app").isTrue();
    var next = realms.login(kind, app);
    next.submit("otp", totp.codeAfter(Instant.now()));
    assertThat(next.tokens().has("access_token")).as("proved an app").isTrue();
    assertThat(credentials(kind, app)).contains("otp", "recovery-authn-codes");

    var phone = realms.newcomer(Employees.BUTIKSCHEF);
    var number = adgang.mailbox().newNumber();
    flow = realms.login(kind, phone);
    flow.submit("method", "sms");
    flow.submit("number", number, "step", "send");
    flow.submit("code", adgang.mailbox().codeTo(number, 1), "step", "verify");
    flow.submit("step", "skip");
    assertThat(flow.tokens().has("access_token")).as("enrolled a phone").isTrue();
    next = realms.login(kind, phone);
    next.submit("code", adgang.mailbox().codeTo(number, 2), "step", "verify");
    assertThat(next.tokens().has("access_token")).as("proved a phone").isTrue();

    var passkey = new HttpPasskey();
    var holder = realms.newcomer(Employees.BUTIKSCHEF);
    flow = realms.login(kind, holder);
    flow.submit("method", "passkey");
    flow.submit(passkey.added(flow.page(), "Min nøgle"));
    flow.submit("step", "skip");
    assertThat(flow.tokens().has("access_token")).as("enrolled a passkey").isTrue();
    next = realms.login(kind, holder);
    next.submit(passkey.answer(next.page()));
    assertThat(next.tokens().has("access_token")).as("proved a passkey").isTrue();
  }

  /** Writes the whole employee, without the fields that a writer may not set. */
  private void write(Kind kind, String email) {
    var path = realms.user(kind, email);
    var user = (ObjectNode) adgang.admin().get(path);
    var title = user.path("attributes").path("title");
    user.putObject("attributes").set("title", title);
    try {
      adgang.admin().put(path, user);
    } catch (AdminRest.Refused e) {
      assertThat(kind.takesPasswords()).as("a directory that is only read: %s", e).isFalse();
    }
  }

  private void grace(Kind kind, String days) {
    var path = "/" + realms.name(kind) + "/authentication/required-actions/choose-second-factor";
    var action = (ObjectNode) adgang.admin().get(path);
    DirectoryRealms.settings(action, days);
    adgang.admin().put(path, action);
  }

  private List<String> credentials(Kind kind, String email) {
    return adgang.admin().get(realms.user(kind, email) + "/credentials").findValuesAsText("type");
  }

  private JsonNode memory(Kind kind, String email) {
    return adgang.admin().get(realms.employee(kind, email) + "/memory");
  }
}
