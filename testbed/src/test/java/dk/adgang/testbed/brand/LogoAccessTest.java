package dk.adgang.testbed.brand;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.admin.employees.StaffAdmin;
import dk.adgang.testbed.admin.employees.StaffRealm;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.WithAdgang;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The logo over REST: who may send it, what is taken, and what everybody gets of it. */
@WithAdgang
final class LogoAccessTest {

  @AutoClose private static StaffRealm realm;
  private static StaffAdmin admin;

  @BeforeAll
  static void makeRealm(Adgang adgang) {
    realm = new StaffRealm(adgang);
    admin = new StaffAdmin(adgang, realm);
  }

  private static String shop(String alias) {
    return realm.employer(alias, Map.of("adgang.admins.group", List.of("Chefer")));
  }

  private static Employee person(String first, String shop) {
    return realm.withApp(first, shop.substring(0, 8), null, shop);
  }

  @Test
  void it_is_sent_seen_by_everybody_replaced_and_removed(Adgang adgang) {
    var shop = shop("torvet");
    var logo = new LogoRest(realm, "torvet");
    assertThat(logo.see(admin.token()).statusCode()).isEqualTo(404);

    var sent = logo.send(admin.token(), LogoFiles.DARK);

    assertThat(sent.status()).as("%s", sent.json()).isEqualTo(200);
    assertThat(sent.json().path("employer").asText()).isEqualTo("torvet");
    assertThat(sent.json().path("plate").asText()).isEqualTo("light");
    var url = URI.create(sent.json().path("url").asText());
    assertThat(url.toString()).startsWith(realm.url() + "adgang/logo/");
    var seen = LogoRest.get(url);
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(seen.body()).startsWith(0x89, 'P', 'N', 'G').isNotEqualTo(LogoFiles.DARK);
    var headers = seen.headers();
    assertThat(headers.firstValue("Content-Type")).hasValue("image/png");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Content-Security-Policy"))
        .hasValue("default-src 'none'; sandbox");
    assertThat(headers.firstValue("Cache-Control"))
        .hasValueSatisfying(
            value -> assertThat(value).contains("public", "max-age=31536000", "immutable"));
    assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    assertThat(headers.firstValue("ETag")).hasValue(sent.etag());
    assertThat(LogoRest.get(url, "If-None-Match", sent.etag()).statusCode()).isEqualTo(304);
    assertThat(logo.see(admin.token()).body()).isEqualTo(seen.body());
    var event =
        adgang
            .admin()
            .get(realm.path("/admin-events?max=1&operationTypes=UPDATE&resourceTypes=ORGANIZATION"))
            .path(0);
    assertThat(event.path("resourcePath").asText()).isEqualTo("organizations/" + shop);

    assertThat(logo.send(admin.token(), LogoFiles.OTHER).status())
        .as("there is one")
        .isEqualTo(412);
    assertThat(logo.send(admin.token(), LogoFiles.OTHER, Map.of()).status()).isEqualTo(428);
    var other = logo.send(admin.token(), LogoFiles.OTHER, Map.of("If-Match", sent.etag()));
    assertThat(other.status()).as("%s", other.json()).isEqualTo(200);
    assertThat(LogoRest.get(url).statusCode()).as("the one before").isEqualTo(404);
    assertThat(logo.send(admin.token(), LogoFiles.JPEG, Map.of("If-Match", sent.etag())).status())
        .isEqualTo(412);

    var now = URI.create(other.json().path("url").asText());
    assertThat(logo.remove(admin.token(), Map.of()).status()).isEqualTo(428);
    assertThat(logo.remove(admin.token(), Map.of("If-Match", sent.etag())).status()).isEqualTo(412);
    assertThat(LogoRest.get(now).statusCode()).isEqualTo(200);
    assertThat(logo.remove(admin.token(), Map.of("If-Match", other.etag())).status())
        .isEqualTo(204);
    assertThat(LogoRest.get(now).statusCode()).isEqualTo(404);
    assertThat(logo.see(admin.token()).statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_no_picture_is_refused_with_its_reason_and_nothing_is_stored() {
    shop("kajen");
    var logo = new LogoRest(realm, "kajen");
    var svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    for (var wrong :
        List.of(
            svg.getBytes(StandardCharsets.UTF_8),
            LogoFiles.GIF,
            new byte[0],
            Arrays.copyOf(LogoFiles.DARK, LogoFiles.DARK.length - 20),
            "<html>".getBytes(StandardCharsets.UTF_8))) {
      var refused = logo.send(admin.token(), wrong);

      assertThat(refused.status()).as("%s", refused.json()).isEqualTo(400);
      assertThat(refused.json().path("field").asText()).isEqualTo("logo");
      assertThat(refused.json().path("detail").asText()).isNotEmpty();
    }
    assertThat(logo.send(admin.token(), Arrays.copyOf(LogoFiles.DARK, 64 * 1024 + 1)).status())
        .isEqualTo(413);
    assertThat(logo.see(admin.token()).statusCode()).isEqualTo(404);
  }

  @Test
  void a_manager_with_settings_sends_it_and_nobody_else() {
    var shop = shop("molen");
    var other = shop("bakken");
    var logo = new LogoRest(realm, "molen");
    var chief = realm.token(realm.inGroup(person("Ole", shop), shop, "Chefer"));
    var sent = logo.send(chief, LogoFiles.DARK);
    assertThat(sent.status()).as("%s", sent.json()).isEqualTo(200);
    var known = Map.of("If-Match", sent.etag());

    var manager = realm.token(realm.manager(person("Ida", shop), shop));
    var plain = realm.token(person("Eva", shop));
    var chiefOfApp = realm.inGroup(person("Ove", shop), shop, "Chefer");
    for (var token : List.of(manager, plain, realm.appToken(chiefOfApp))) {
      assertThat(logo.see(token).statusCode()).isEqualTo(403);
      assertThat(logo.send(token, LogoFiles.OTHER, known).status()).isEqualTo(403);
      assertThat(logo.remove(token, known).status()).isEqualTo(403);
    }
    var chiefElsewhere = realm.token(realm.inGroup(person("Alma", other), other, "Chefer"));
    assertThat(logo.see(chiefElsewhere).statusCode()).isEqualTo(404);
    assertThat(logo.send(chiefElsewhere, LogoFiles.OTHER, known).status()).isEqualTo(404);
    assertThat(logo.remove(chiefElsewhere, known).status()).isEqualTo(404);
    assertThat(LogoRest.get(URI.create(sent.json().path("url").asText())).statusCode())
        .as("it is still the one")
        .isEqualTo(200);
    assertThat(logo.see(admin.token()).headers().firstValue("ETag")).hasValue(sent.etag());
  }

  @Test
  void it_goes_with_the_organization(Adgang adgang) {
    var shop = shop("skuret");
    var sent = new LogoRest(realm, "skuret").send(admin.token(), LogoFiles.JPEG);
    var url = URI.create(sent.json().path("url").asText());
    assertThat(LogoRest.get(url).statusCode()).isEqualTo(200);

    adgang.admin().delete(realm.path("/organizations/" + shop));

    assertThat(LogoRest.get(url).statusCode()).isEqualTo(404);
  }

  @Test
  void an_address_that_is_none_tells_nothing() {
    shop("lageret");
    for (var guess :
        List.of("lageret", "no-such", "0".repeat(64), "..%2f..", "A".repeat(64), "%00")) {
      var answer = LogoRest.get(realm.url().resolve("adgang/logo/" + guess));

      assertThat(answer.statusCode()).as(guess).isIn(400, 404);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("lageret");
    }
    var known = LogoRest.get(realm.url().resolve("adgang/logo/lageret"));
    var unknown = LogoRest.get(realm.url().resolve("adgang/logo/no-such"));
    assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(404);
    assertThat(known.body()).isEqualTo(unknown.body());
  }
}
