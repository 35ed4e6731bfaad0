package dk.adgang.testbed.attack.through;

import static dk.adgang.testbed.attack.through.GuardedRealm.ANSWERS_OTHERWISE;
import static dk.adgang.testbed.attack.through.GuardedRealm.givesToken;
import static dk.adgang.testbed.attack.through.GuardedRealm.goThrough;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.AdminRest;
import dk.adgang.testbed.attack.through.GuardedRealm.Somebody;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.MatrixRealm;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpEmployee;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The exits let everybody through who has done what is due, whatever the app wants as an answer:
 * SAML, a fragment, a signed answer, or one that is posted.
 */
@WithAdgang
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AnswersLetThroughTest {

  private static final String SAML = "client-of-saml";
  private static final URI SAML_BACK = URI.create("http://localhost:8025/app/saml");

  /** A way of a login, with what makes it one. */
  private enum Way {
    SAML_FROM_HERE,
    SAML_FROM_THE_APP,
    SAML_AFTER_AN_APP,
    HYBRID,
    IMPLICIT,
    FORM_POST,
    JARM,
    PAR
  }

  @AutoClose private GuardedRealm guarded;
  private MatrixRealm realm;

  @BeforeAll
  void makeRealm(Adgang running) {
    guarded = new GuardedRealm(running);
    realm = guarded.realm();
    for (var way : Way.values()) {
      guarded.plan(way);
    }
    guarded.client(ANSWERS_OTHERWISE, false, true);
    realm.samlClient(SAML, SAML_BACK);
    realm.make();
  }

  @ParameterizedTest
  @EnumSource
  void saml_that_begins_here(Somebody somebody) {
    var flow = guarded.flow(MatrixRealm.WEB);
    flow.go(realm.url().resolve("protocol/saml/clients/" + SAML));
    goThrough(
        flow, guarded.employee(Way.SAML_FROM_HERE + " " + somebody), at -> isAsserted(at.page()));
    saysWho(flow, guarded.employee(Way.SAML_FROM_HERE + " " + somebody));
  }

  @ParameterizedTest
  @EnumSource
  void saml_that_begins_at_the_app(Somebody somebody) {
    var flow = guarded.flow(MatrixRealm.WEB);
    flow.go(
        URI.create(
            realm.url().resolve("protocol/saml") + "?SAMLRequest=" + AdminRest.encode(request())));
    goThrough(
        flow,
        guarded.employee(Way.SAML_FROM_THE_APP + " " + somebody),
        at -> isAsserted(at.page()));
    saysWho(flow, guarded.employee(Way.SAML_FROM_THE_APP + " " + somebody));
  }

  @ParameterizedTest
  @EnumSource
  void saml_in_the_session_of_another_app_is_let_through(Somebody somebody) {
    var employee = guarded.employee(Way.SAML_AFTER_AN_APP + " " + somebody);
    var flow = guarded.flow(MatrixRealm.WEB);
    flow.open();
    goThrough(flow, employee);
    givesToken(flow);
    flow.go(realm.url().resolve("protocol/saml/clients/" + SAML));
    saysWho(flow, employee);
  }

  /** By the binding with a redirect: deflated, and in Base64. */
  private String request() {
    var request =
        """
        <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"
            xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_%s" Version="2.0"
            IssueInstant="%s" Destination="%s" AssertionConsumerServiceURL="%s"
            ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST">
          <saml:Issuer>%s</saml:Issuer>
        </samlp:AuthnRequest>\
        """
            .formatted(
                UUID.randomUUID(),
                Instant.now(),
                realm.url().resolve("protocol/saml"),
                SAML_BACK,
                SAML);
    var bytes = new ByteArrayOutputStream();
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (var out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(request.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static boolean isAsserted(HttpBrowser.Page page) {
    return !page.values("SAMLResponse").isEmpty();
  }

  private static void saysWho(CodeFlow flow, HttpEmployee employee) {
    var answer = flow.page().value("SAMLResponse");
    assertThat(new String(Base64.getMimeDecoder().decode(answer), UTF_8))
        .contains("Assertion")
        .contains(employee.email());
  }

  @ParameterizedTest
  @CsvSource({
    "HYBRID, WHO_SKIPS, code id_token token, fragment, access_token=",
    "HYBRID, WHO_PROVES, code id_token token, fragment, access_token=",
    "IMPLICIT, WHO_SKIPS, id_token token, fragment, access_token=",
    "IMPLICIT, WHO_PROVES, id_token token, fragment, access_token=",
    "JARM, WHO_SKIPS, code, jwt, response=",
    "JARM, WHO_PROVES, code, jwt, response="
  })
  void another_kind_of_answer(Way way, Somebody somebody, String type, String mode, String answer) {
    var flow = guarded.flow(ANSWERS_OTHERWISE);
    flow.go(question(type, mode));
    goThrough(
        flow,
        guarded.employee(way + " " + somebody),
        at -> HttpBrowser.last(at.page()).filter(AnswersLetThroughTest::isBack).isPresent());
    assertThat(HttpBrowser.last(flow.page()).orElseThrow().toString())
        .as(flow.page().body())
        .contains(answer);
  }

  private static boolean isBack(URI address) {
    return address.toString().startsWith(MatrixRealm.WEB_BACK.toString());
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_that_is_posted(Somebody somebody) {
    var flow = guarded.flow(ANSWERS_OTHERWISE);
    flow.go(question("code", "form_post"));
    goThrough(
        flow,
        guarded.employee(Way.FORM_POST + " " + somebody),
        at -> !at.browser().handed().isEmpty());
    assertThat(flow.browser().handed()).as(flow.page().body()).hasSize(1);
    assertThat(flow.browser().handed().get(0).body()).contains("NAME=\"code\"");
  }

  private URI question(String type, String mode) {
    return realm
        .url()
        .resolve(
            "protocol/openid-connect/auth?"
                + HttpBrowser.form(
                    "client_id",
                    ANSWERS_OTHERWISE,
                    "redirect_uri",
                    MatrixRealm.WEB_BACK.toString(),
                    "response_type",
                    type,
                    "response_mode",
                    mode,
                    "scope",
                    "openid",
                    "nonce",
                    "n",
                    "state",
                    "s"));
  }

  @ParameterizedTest
  @EnumSource
  void a_question_that_was_pushed(Somebody somebody) {
    var pushed =
        realm.ask(
            "protocol/openid-connect/ext/par/request",
            "client_id",
            ANSWERS_OTHERWISE,
            "redirect_uri",
            MatrixRealm.WEB_BACK.toString(),
            "response_type",
            "code",
            "scope",
            "openid");
    assertThat(pushed.has("request_uri")).as(pushed.toString()).isTrue();
    var flow = guarded.flow(ANSWERS_OTHERWISE);
    flow.go(
        realm
            .url()
            .resolve(
                "protocol/openid-connect/auth?"
                    + HttpBrowser.form(
                        "client_id",
                        ANSWERS_OTHERWISE,
                        "request_uri",
                        pushed.path("request_uri").asText())));
    goThrough(flow, guarded.employee(Way.PAR + " " + somebody));
    assertThat(flow.isDone()).as(flow.page().body()).isTrue();
  }
}
