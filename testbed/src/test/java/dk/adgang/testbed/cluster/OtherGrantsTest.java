package dk.adgang.testbed.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.realm.GrantsRealm;
import dk.adgang.testbed.realm.GrantsRealm.Person;
import dk.adgang.testbed.realm.TokenProvider;
import dk.adgang.testbed.web.Response;
import dk.adgang.testbed.wire.CodeFlow;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Grants that run no flow, on a server on which all of them work: each gives a token in a realm
 * that is not ours, and none in our realm to an employee who owes a second factor.
 */
@WithCluster
@Tag("attack")
final class OtherGrantsTest {

  /** The requests that the server sent to the phone on which somebody confirms a login. */
  private static final BlockingQueue<String> PHONE = new LinkedBlockingQueue<>();

  private static GrantsRealm plain;
  private static GrantsRealm ours;

  @BeforeEach
  void make(TwoNodes nodes) throws IOException {
    if (plain == null) {
      nodes
          .inbox()
          .web()
          .on(
              "/ciba",
              request -> {
                PHONE.add(request.header("Authorization").orElseThrow());
                return Response.of(201, "text/plain", "");
              });
      var office = new TokenProvider(nodes);
      plain = new GrantsRealm(nodes, office, "fremmed", false);
      ours = new GrantsRealm(nodes, office, "vores", true);
    }
  }

  /** Tries it in both realms for everybody. */
  private static void each(Attempt attempt) throws Exception {
    for (var realm : List.of(plain, ours)) {
      for (var person : Person.values()) {
        attempt.by(realm, person);
      }
    }
  }

  private interface Attempt {
    void by(GrantsRealm realm, Person person) throws Exception;
  }

  @Test
  void ciba_gives_no_token_where_a_factor_is_owed() throws Exception {
    each(
        (realm, person) -> {
          var begun =
              realm.ask(
                  "protocol/openid-connect/ext/ciba/auth",
                  "client_id",
                  "ciba",
                  "client_secret",
                  GrantsRealm.SECRET,
                  "scope",
                  "openid",
                  "login_hint",
                  person.email());
          assertThat(begun.hasNonNull("auth_req_id")).as("%s", begun).isTrue();
          realm.approve(PHONE.poll(20, TimeUnit.SECONDS));

          var answer =
              realm.token(
                  "grant_type",
                  "urn:openid:params:grant-type:ciba",
                  "client_id",
                  "ciba",
                  "client_secret",
                  GrantsRealm.SECRET,
                  "auth_req_id",
                  begun.path("auth_req_id").asText());

          realm.gives(answer, person);
        });
  }

  @Test
  void an_assertion_of_an_identity_provider_gives_no_token_where_a_factor_is_owed()
      throws Exception {
    each(
        (realm, person) -> {
          var answer =
              realm.token(
                  "grant_type",
                  "urn:ietf:params:oauth:grant-type:jwt-bearer",
                  "client_id",
                  "assertion",
                  "client_secret",
                  GrantsRealm.SECRET,
                  "assertion",
                  realm.signedFor(person));

          realm.gives(answer, person);
        });
  }

  @Test
  void an_exchange_of_an_identity_providers_token_gives_none_where_a_factor_is_owed()
      throws Exception {
    each(
        (realm, person) -> {
          var signed = realm.signedFor(person);
          realm.gives(realm.exchange(signed, "jwt"), person);
          realm.gives(realm.exchange(signed, "jwt", "subject_issuer", TokenProvider.NAME), person);
          var itself = realm.exchange(signed, "access_token");
          assertThat(itself.hasNonNull("access_token")).as("%s", itself).isFalse();
        });
  }

  @Test
  void an_exchange_for_somebody_who_is_not_there_gives_no_token() throws Exception {
    each(
        (realm, person) -> {
          var answer =
              realm.token(
                  "grant_type",
                  GrantsRealm.EXCHANGE,
                  "client_id",
                  "exchange",
                  "client_secret",
                  GrantsRealm.SECRET,
                  "requested_subject",
                  person.email());

          realm.gives(answer, person);
        });
  }

  @Test
  void an_exchange_of_a_token_from_before_the_second_factor_gives_no_token() {
    for (var realm : List.of(plain, ours)) {
      var login = realm.login();
      login.open();
      login.submit("username", Person.LATER.email(), "password", Employee.USUAL_PASSWORD);
      if (!login.isDone()) {
        login.submit("skip", "true");
      }
      var token = login.tokens().path("access_token").asText();
      assertThat(realm.ownExchange(token).hasNonNull("access_token")).as("before").isTrue();

      realm.addApp(Person.LATER);

      realm.gives(realm.ownExchange(token), Person.LATER);
    }
  }

  /** Impersonating is an administrator's own permission; it is no proof of a second factor. */
  @Test
  void an_administrator_who_impersonates_somebody_gets_no_further_than_the_second_factor() {
    for (var person : List.of(Person.REQUIRED, Person.ENROLLED)) {
      var login = ours.impersonate(person);
      login.open();
      if (person == Person.REQUIRED) {
        assertThat(login.page().has("adgang-choose")).isTrue();
        login.submit("skip", "true");
        assertThat(login.isDone()).as("without a factor that is required").isFalse();
        login.submit("method", "otp");
      }
      assertThat(login.isDone()).as("a token of %s", person).isFalse();
      assertThat(login.page().has("password")).as("the password is asked for").isTrue();
      assertThat(login.page().has("totpSecret")).as("a factor is enrolled").isFalse();
    }

    var free = ours.impersonate(Person.FREE);
    free.open();
    free.submit("skip", "true");
    var token = CodeFlow.claims(free.tokens().path("access_token").asText());
    assertThat(token.path("sub").asText()).isEqualTo(ours.id(Person.FREE));
    assertThat(token.path("amr").toString()).doesNotContain("sms", "otp", "swk", "hwk", "mfa");
    assertThat(token.path("acr").asText()).isIn("", "0", "1");
    for (var action : List.of("CONFIGURE_TOTP", "enrol-sms", "webauthn-register")) {
      free.open("scope", "openid", "kc_action", action);
      assertThat(free.page().has("password")).as("%s asks for the password", action).isTrue();
    }

    assertThat(ours.credentials(Person.REQUIRED)).containsExactly("password");
    assertThat(ours.credentials(Person.ENROLLED)).containsExactlyInAnyOrder("password", "otp");
    assertThat(ours.credentials(Person.FREE)).containsExactly("password");
    assertThat(ours.impersonators()).hasSize(3).containsOnly("admin");
    List.of(Person.REQUIRED, Person.ENROLLED, Person.FREE).forEach(ours::logOut);
  }
}
