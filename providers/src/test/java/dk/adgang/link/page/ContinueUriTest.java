package dk.adgang.link.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContinueUriTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          https://web.example/start,              true,  true
          HTTPS://web.example,                    true,  true
          http://127.0.0.1:8025/app,              true,  true
          dk.adgang.app:/,                        true,  false
          dk.adgang.app:/callback?x=1,            true,  false
          dk.adgang.app://start/here,             true,  false
          dk.adgang.app:start,                    false, false
          https:///nowhere,                       false, false
          https://ida:kode@web.example/,          false, false
          /start,                                 false, false
          //web.example/start,                    false, false
          javascript:alert(1),                    false, false
          data:text/html,                         false, false
          file:///etc/passwd,                     false, false
          mailto:ida@kaffehuset.example,          false, false
          app:/start,                             false, false
          'https://web.example/ space',           false, false
          'java\tscript.x:/y',                   false, false
          '',                                     false, false
          ,                                       false, false
          """)
  void the_success_page_leads_to_pages_and_apps(String text, boolean allowed, boolean web) {
    assertThat(ContinueUri.read(text).isPresent()).isEqualTo(allowed);
    assertThat(ContinueUri.read(text).map(ContinueUri::web).orElse(false)).isEqualTo(web);
  }

  @Test
  void an_address_may_not_go_on_for_ever() {
    assertThat(ContinueUri.read("https://web.example/" + "a".repeat(1980))).isPresent();
    assertThat(ContinueUri.read("https://web.example/" + "a".repeat(1981))).isEmpty();
  }
}
