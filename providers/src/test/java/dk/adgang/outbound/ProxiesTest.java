package dk.adgang.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which proxy a host is reached by. */
final class ProxiesTest {

  private static String to(Proxies proxies, String host) {
    return proxies.to(host).map(Proxies.Proxy::toString).orElse("direct");
  }

  @ParameterizedTest
  @CsvSource({
    "sms.example, proxy:3128",
    "shop.internal, direct",
    "internal, direct",
    "notinternal, proxy:3128",
    "internal.example, proxy:3128",
    "127.0.0.1, direct",
    "127.0.0.11, proxy:3128",
  })
  void the_proxy_of_the_environment_counts(String host, String proxy) {
    Proxies proxies = Proxies.of(List.of(), "http://proxy:3128", "internal,127.0.0.1");
    assertThat(to(proxies, host)).isEqualTo(proxy);
  }

  @ParameterizedTest
  @CsvSource({
    "www.google.com, big:8080",
    "google.com, direct",
    "api.acme.example, direct",
    "sms.example, fallback:80",
  })
  void of_mappings_the_first_that_matches_counts(String host, String proxy) {
    Proxies proxies =
        Proxies.of(
            List.of(
                ".*\\.(google\\.com|googleapis\\.com);http://big:8080",
                ".*\\.acme\\.example;NO_PROXY",
                "google\\.com;NO_PROXY",
                ".*;http://fallback"),
            "http://environment:1",
            "sms.example");
    assertThat(to(proxies, host)).isEqualTo(proxy);
  }

  @Test
  void a_host_that_no_mapping_names_is_reached_directly() {
    assertThat(to(Proxies.of(List.of("a;http://p:1"), "http://q:1", null), "b"))
        .isEqualTo("direct");
  }

  @Test
  void without_settings_there_is_no_proxy() {
    assertThat(Proxies.of(List.of(), null, null).none()).isTrue();
    assertThat(Proxies.of(List.of(), " ", "x").none()).isTrue();
    assertThat(Proxies.of(List.of(), "http://p", null).none()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "http://user:secret@p:1, Basic dXNlcjpzZWNyZXQ=",
    "http://user:s%3Aecret@p:1, Basic dXNlcjpzOmVjcmV0",
    "http://user:@p:1, Basic dXNlcjo=",
    "http://user@p:1, ",
    "http://p:1, ",
  })
  void credentials_are_sent_where_they_are_set(String proxy, String told) {
    Proxies proxies = Proxies.of(List.of(), proxy, null);
    assertThat(proxies.to("x").orElseThrow().authorization().orElse(null)).isEqualTo(told);
    assertThat(proxies.authorize()).isEqualTo(told != null);
    assertThat(proxies.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p:3128",
        "https://user:secret@p:1",
        "http://user:secret@",
        "",
        "http://user:se cret@p"
      })
  void a_broken_proxy_is_refused_without_its_password(String proxy) {
    assertThatThrownBy(() -> Proxies.of(List.of(".*;" + proxy), null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "(;http://user:secret@p:1"})
  void a_broken_mapping_is_refused(String mapping) {
    assertThatThrownBy(() -> Proxies.of(List.of(mapping), null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }
}
