package dk.adgang.testbed.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.Visitor;
import dk.adgang.testbed.pages.Window;
import dk.adgang.testbed.realm.Elsewhere;
import dk.adgang.testbed.realm.PolicyRealm;
import dk.adgang.testbed.wire.HttpBrowser;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Keycloak's pages use inline scripts, which our content security policy stops. Their work is done
 * all the same.
 */
@WithAdgang
final class StrictPolicyTest {

  @Test
  void a_login_by_saml_comes_to_its_end(Adgang adgang, Visitor visitor) throws Exception {
    try (var elsewhere = new Elsewhere();
        var realm = new PolicyRealm(adgang)) {
      realm.samlService(elsewhere.at("/loenseddel"));
      var window = visitor.onPhone();

      window.open(realm.url().resolve("protocol/saml/clients/loenseddel"));
      realm.logIn(window);
      window.await("#app", "the service that the login was for");

      hasLoggedIn(elsewhere, realm);
    }
  }

  @Test
  void without_scripts_a_login_by_saml_has_a_button(Adgang adgang, Visitor visitor)
      throws Exception {
    try (var elsewhere = new Elsewhere();
        var realm = new PolicyRealm(adgang)) {
      realm.samlService(elsewhere.at("/loenseddel"));
      var window = visitor.withoutJavaScript().onPhone();

      window.open(realm.url().resolve("protocol/saml/clients/loenseddel"));
      realm.logIn(window);
      window.picture("saml");
      window.leaving(() -> window.find("#adgang-go-on button").click());
      window.await("#app", "the service that the login was for");

      hasLoggedIn(elsewhere, realm);
    }
  }

  private static void hasLoggedIn(Elsewhere elsewhere, PolicyRealm realm) {
    var brought = elsewhere.at("/loenseddel/saml", "POST");
    assertThat(brought).hasSize(1);
    var response = brought.get(0).body().replaceAll("^SAMLResponse=|&.*$", "");
    var xml = new String(Base64.getMimeDecoder().decode(URLDecoder.decode(response, UTF_8)), UTF_8);
    assertThat(xml).contains("status:Success", realm.employee().email());
  }

  @Test
  void a_logout_tells_every_app_and_goes_on_although_one_hangs(Adgang adgang, Visitor visitor)
      throws Exception {
    var apps = List.of("vagtplan", "haenger", "ferie");
    try (var elsewhere = new Elsewhere();
        var realm = new PolicyRealm(adgang)) {
      var window = visitor.onPhone();
      for (var app : apps) {
        realm.app(app, elsewhere.at("/" + app));
        window.open(realm.authorization(app, elsewhere.at("/" + app + "/callback")));
        if (window.has("#password")) {
          realm.logIn(window);
        }
        window.await("#app", "the app " + app);
      }
      assertThat(adgang.admin().get(realm.sessions()).size()).isEqualTo(1);

      var bye = elsewhere.at("/vagtplan/farvel");
      var question = HttpBrowser.form("client_id", "vagtplan", "post_logout_redirect_uri", bye);
      window.open(realm.url().resolve("protocol/openid-connect/logout?" + question));
      window.leaving(() -> window.find("#kc-logout").click());
      window.page().waitForURL(bye + "**");

      for (var app : apps) {
        assertThat(elsewhere.at("/" + app + "/logout", "GET"))
            .as(app)
            .singleElement()
            .satisfies(asked -> assertThat(asked.query()).contains("sid=", "iss="));
      }
      assertThat(adgang.admin().get(realm.sessions()).size()).isZero();
    }
  }

  @Test
  void a_passkey_logs_in_from_the_login_page_by_its_button(Adgang adgang, Visitor visitor)
      throws Exception {
    try (var elsewhere = new Elsewhere();
        var realm = new PolicyRealm(adgang)) {
      realm.app("vagtplan", elsewhere.at("/vagtplan"));
      var window = visitor.onPhone();
      realm.passkeyOn(window, "none");
      window.open(realm.authorization("vagtplan", elsewhere.at("/vagtplan/callback")));
      window.await("#adgang-passkey-go:visible", "the button for a passkey");
      window.picture("login-with-passkey");
      window.leaving(() -> window.find("#adgang-passkey-go").click());
      realm.goOn(window);

      isIn(window, elsewhere, adgang, realm);
    }
  }

  @Test
  void a_passkey_logs_in_as_the_browser_suggests_it(Adgang adgang, Visitor visitor)
      throws Exception {
    try (var elsewhere = new Elsewhere();
        var realm = new PolicyRealm(adgang)) {
      realm.app("vagtplan", elsewhere.at("/vagtplan"));
      var window = visitor.onPhone();
      realm.passkeyOn(window, "conditional");
      // The owner's finger is on it: Chromium answers for who would pick the suggestion.
      window.open(realm.authorization("vagtplan", elsewhere.at("/vagtplan/callback")));
      window.await("#adgang-choose, #app", "the page after the login page");
      realm.goOn(window);

      isIn(window, elsewhere, adgang, realm);
    }
  }

  private static void isIn(Window window, Elsewhere elsewhere, Adgang adgang, PolicyRealm realm) {
    window.await("#app", "the app");
    assertThat(elsewhere.at("/vagtplan/callback", "GET"))
        .singleElement()
        .satisfies(asked -> assertThat(asked.query()).contains("code="));
    assertThat(adgang.admin().get(realm.sessions()).size()).isEqualTo(1);
  }
}
