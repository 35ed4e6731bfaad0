package dk.adgang.testbed.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.pages.Pages;
import dk.adgang.testbed.realm.OwnRealm;
import dk.adgang.testbed.wire.HttpBrowser;
import dk.adgang.testbed.wire.HttpLink;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An import into a new server brings the realm's people, and leaves our tables empty. */
@WithAdgang
final class MovedRealmTest {

  private static final String PROVIDERS = "org.keycloak.keys.KeyProvider";

  @ParameterizedTest(name = "the keys move too: {0}")
  @ValueSource(booleans = {true, false})
  void a_link_from_before_says_so_and_offers_help(boolean keys, Adgang adgang) {
    var exported = new AtomicReference<ObjectNode>();
    var mail = Map.of("port", Integer.toString(adgang.inbox().smtpPort()));
    try (var realm =
        new OwnRealm(
            adgang.project(),
            adgang.admin(),
            1,
            mail,
            planned -> {
              addKeys(planned);
              exported.set(planned.deepCopy());
            })) {
      var employee = realm.employee();
      realm.sendWelcome(employee);
      var link = new HttpLink(adgang.mailbox().welcomeTo(employee).link());
      assertThat(link.goOn(new HttpBrowser()).has("password-new")).as("before").isTrue();

      adgang.admin().delete("/" + realm.name());
      if (!keys) {
        exported.get().withObject("/components").remove(PROVIDERS);
      }
      adgang.admin().post("", exported.get());

      var browser = new HttpBrowser();
      var page = link.goOn(browser);
      assertThat(HttpLink.problem(page)).as(page.body()).contains("gone");
      assertThat(page.status()).isEqualTo(400);
      assertThat(page.body()).contains("Linket gælder ikke længere", "+45 70 70 70 27");
      assertThat(link.straight(new HttpBrowser(), realm.name()).has("password-new")).isFalse();
      var help = Pages.follow(browser, page, "adgang-forgotten");
      assertThat(help.has("kc-reset-password-form")).as(help.body()).isTrue();
      browser.submit(help, "username", employee.email());
      var another = new HttpLink(adgang.mailbox().resetTo(employee).link());
      var created = another.create(new HttpBrowser(), "kaffe-til-tre-7");
      assertThat(HttpLink.succeeded(created)).as(created.body()).isTrue();
    }
  }

  /**
   * The keys of the realm, as in an export of the whole realm: those that sign the links, and those
   * that Keycloak needs beside them.
   */
  private static void addKeys(ObjectNode realm) {
    var providers = realm.withObject("/components").putArray(PROVIDERS);
    for (var kind : new String[] {"rsa-generated", "rsa-enc-generated", "aes-generated"}) {
      providers.addObject().put("name", kind).put("providerId", kind).putObject("config");
    }
    var secret = new byte[64];
    new SecureRandom().nextBytes(secret);
    var config =
        providers
            .addObject()
            .put("name", "hmac-generated-hs512")
            .put("providerId", "hmac-generated")
            .putObject("config");
    config.putArray("kid").add(UUID.randomUUID().toString());
    config.putArray("algorithm").add("HS512");
    config.putArray("secret").add(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }
}
