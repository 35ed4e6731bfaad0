package dk.adgang.ratelimit;

import dk.adgang.common.PureRule;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * The network that an address is counted as. Everybody with IPv6 has at least a network of 64 bits
 * to choose addresses from, so that counting single ones would limit nobody.
 */
@PureRule
final class Network {

  private static final int IPV6_BYTES = 8;

  private Network() {}

  /**
   * Returns the first 64 bits of an address of IPv6, and an address of IPv4 as it is, also where it
   * is written as one of IPv6. A text that is no address counts as it is written.
   */
  static String of(String address) {
    String text = address.strip().replaceFirst("^\\[(.*)]$", "$1").replaceFirst("%.*$", "");
    if (!text.contains(":")) {
      return text;
    }
    try {
      // In brackets it is an address or nothing; without them a name would be looked up.
      InetAddress parsed = InetAddress.getByName("[" + text + "]");
      byte[] bytes = parsed.getAddress();
      return bytes.length > IPV6_BYTES
          ? HexFormat.of().formatHex(bytes, 0, IPV6_BYTES)
          : parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return text;
    }
  }
}
