package dk.adgang.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The content security policy of the login theme lets no inline script run, so that no page may
 * need one, neither ours nor those that are inherited from Keycloak.
 */
final class EveryPageTest {

  /** Templates of Keycloak's that were reviewed, and are good as they are. */
  private static final Set<String> INHERITED =
      Set.of(
          "code.ftl",
          "delete-account-confirm.ftl",
          "delete-credential.ftl",
          "idp-review-user-profile.ftl",
          "link-idp-action.ftl",
          "login-idp-link-confirm-override.ftl",
          "login-idp-link-email.ftl",
          "login-oauth-grant.ftl",
          "login-oauth2-device-verify-user-code.ftl",
          "login-reset-otp.ftl",
          "login-update-profile.ftl",
          "login-verify-email.ftl",
          "login-x509-info.ftl",
          "select-organization.ftl",
          "terms.ftl",
          "update-email.ftl",
          // Parts of pages.
          "cli_splash.ftl",
          "password-commons.ftl",
          "register-commons.ftl",
          "theme-resources.ftl",
          "user-profile-commons.ftl");

  private static LoginTheme theme;

  static Stream<String> pages() throws IOException {
    theme = new LoginTheme();
    Set<String> all = new TreeSet<>(LoginTheme.ours());
    all.addAll(LoginTheme.inherited());
    List<String> pages = all.stream().filter(EveryPageTest::isPage).toList();
    assertThat(pages).contains("login.ftl", "choose-second-factor.ftl", "terms.ftl");
    return pages.stream();
  }

  private static boolean isPage(String name) {
    try {
      return theme.isPage(name);
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }

  @Test
  void every_template_of_keycloaks_was_looked_at() throws IOException {
    assertThat(LoginTheme.inherited()).isEqualTo(INHERITED);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void no_page_has_a_script_or_a_handler_in_it(String page) throws Exception {
    for (boolean answer : List.of(true, false)) {
      String html = theme.render(page, answer);
      assertThat(html).contains("script-src 'self'");
      assertThat(html.toLowerCase(java.util.Locale.ROOT))
          .doesNotContainPattern("<script(?![^>]*\\ssrc=)")
          .doesNotContainPattern("<[^>]*\\son[a-z]+\\s*=")
          .doesNotContain("javascript:")
          .doesNotContain("srcdoc");
    }
  }
}
