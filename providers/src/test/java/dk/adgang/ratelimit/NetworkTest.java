package dk.adgang.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The network that an address is counted as. */
final class NetworkTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "' 192.0.2.7 ', 192.0.2.7",
    "2001:db8:1:2::7, 20010db800010002",
    "2001:DB8:1:2:ffff::1, 20010db800010002",
    "2001:0db8:0001:0002:0000:0000:0000:0007, 20010db800010002",
    "[2001:db8:1:2::7], 20010db800010002",
    "2001:db8:1:2::7%eth0, 20010db800010002",
    "2001:db8:1:3::7, 20010db800010003",
    "fe80::1%no-such-interface, fe80000000000000",
    "::ffff:192.0.2.7, 192.0.2.7",
    "::ffff:c000:207, 192.0.2.7",
    "0:0:0:0:0:FFFF:192.0.2.7, 192.0.2.7",
    "[::ffff:192.0.2.7], 192.0.2.7",
    "::1, 0000000000000000",
    "a:b, a:b",
    "unknown:80, unknown:80",
    "shop.example, shop.example",
    "'', ''",
  })
  void of_ipv6_the_first_64_bits_count_and_of_ipv4_the_address(String address, String counted) {
    assertThat(Network.of(address)).isEqualTo(counted);
  }

  @Test
  void a_budget_of_an_address_is_that_of_its_network() {
    assertThat(Budget.ofAddress("b", "2001:db8::1", List.of()))
        .isEqualTo(Budget.ofAddress("b", "2001:db8::2", List.of()))
        .isNotEqualTo(Budget.ofAddress("b", "2001:db8:0:1::1", List.of()));
    assertThat(Budget.ofAddress("b", null, List.of()).of()).isEmpty();
  }
}
