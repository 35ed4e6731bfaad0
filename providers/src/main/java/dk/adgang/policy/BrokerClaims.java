package dk.adgang.policy;

import dk.adgang.common.PureRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The claims of an identity provider about how somebody logged in there: {@code amr} and {@code
 * acr} of OpenID Connect Core 1.0, section 2.
 *
 * @param amr the methods, as RFC 8176 names them; empty when the claim is missing or malformed
 * @param acr the class of the login; empty when the claim is missing or malformed
 */
@PureRule
public record BrokerClaims(Set<String> amr, Optional<String> acr) {

  /** Nobody logs in by more methods; a longer list is no list of methods. */
  static final int MOST_METHODS = 20;

  /** The word that says that more than one factor was used. */
  private static final String SEVERAL = "mfa";

  /** The kinds of factors. Two methods of the same kind are one factor. */
  private enum Kind {
    KNOWN,
    HELD,
    BODY
  }

  /**
   * The methods of RFC 8176 that prove a factor. The others ({@code geo}, {@code mca}, {@code rba},
   * {@code user}, {@code wia}) prove none, and neither does {@code kba}: the answers to such
   * questions are no secret, because many could find them out.
   */
  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("pwd", Kind.KNOWN),
          Map.entry("pin", Kind.KNOWN),
          Map.entry("otp", Kind.HELD),
          Map.entry("sms", Kind.HELD),
          Map.entry("tel", Kind.HELD),
          Map.entry("pop", Kind.HELD),
          Map.entry("hwk", Kind.HELD),
          Map.entry("swk", Kind.HELD),
          Map.entry("sc", Kind.HELD),
          Map.entry("face", Kind.BODY),
          Map.entry("fpt", Kind.BODY),
          Map.entry("iris", Kind.BODY),
          Map.entry("retina", Kind.BODY),
          Map.entry("vbm", Kind.BODY));

  public BrokerClaims {
    amr = Set.copyOf(amr);
  }

  /**
   * Reads the claims as they are in a token. A claim in another form than the standard's counts as
   * missing.
   *
   * @param amr must be a list of strings
   * @param acr must be a string
   */
  public static BrokerClaims read(Object amr, Object acr) {
    return new BrokerClaims(
        methods(amr), acr instanceof String value ? Optional.of(value) : Optional.empty());
  }

  private static Set<String> methods(Object amr) {
    if (!(amr instanceof List<?> list) || list.size() > MOST_METHODS) {
      return Set.of();
    }
    List<String> methods = new ArrayList<>();
    for (Object method : list) {
      if (!(method instanceof String name)) {
        return Set.of();
      }
      methods.add(name);
    }
    return Set.copyOf(methods);
  }

  /**
   * True when the claims say that two factors were proven: {@code mfa}, methods of two kinds, or a
   * class that stands for it.
   *
   * @param classes the values of {@code acr} that stand for two factors
   */
  public boolean twoFactors(Set<String> classes) {
    long kinds =
        amr.stream().map(KINDS::get).filter(Objects::nonNull).collect(Collectors.toSet()).size();
    return amr.contains(SEVERAL) || kinds > 1 || acr.filter(classes::contains).isPresent();
  }

  /**
   * How somebody logged in there, once {@link #twoFactors} were proven: {@code mfa}, and those of
   * the methods that prove a factor, in alphabetical order. Other values of the identity provider
   * are not passed on.
   */
  public List<String> methods() {
    return Stream.concat(Stream.of(SEVERAL), amr.stream().filter(KINDS::containsKey).sorted())
        .toList();
  }
}
