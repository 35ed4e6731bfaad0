package dk.adgang.trusteddevice;

import dk.adgang.common.PureRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cookie by which a browser is recognised: a token for each of the last employees who had it
 * remembered, newest first. Several employees share a tablet in a shop.
 */
@PureRule
record DeviceCookie(List<Token> tokens) {

  /** How many employees' tokens one browser keeps. */
  static final int MOST = 5;

  private static final Pattern TOKEN = Pattern.compile("([0-9a-f-]{36})\\.([A-Za-z0-9_-]{43})");

  private static final String BETWEEN = "~";

  /** An id is a UUID, a secret 256 bits; a longer cookie cannot be right. */
  private static final int LONGEST = MOST * (36 + 1 + 43 + 1);

  /**
   * One employee's token.
   *
   * @param id of the stored device
   * @param secret 256 random bits in Base64 for URLs
   */
  record Token(String id, String secret) {

    private static Optional<Token> read(String text) {
      var parts = TOKEN.matcher(text);
      return parts.matches()
          ? Optional.of(new Token(parts.group(1), parts.group(2)))
          : Optional.empty();
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return id;
    }
  }

  /** Reads what a browser sent. All that is no token is left out. */
  static DeviceCookie read(String value) {
    if (value == null || value.length() > LONGEST) {
      return new DeviceCookie(List.of());
    }
    return new DeviceCookie(
        Stream.of(value.split(BETWEEN)).flatMap(text -> Token.read(text).stream()).toList());
  }

  /** This one with another token in front; the oldest one goes where there are too many. */
  DeviceCookie with(Token token) {
    return new DeviceCookie(
        Stream.concat(Stream.of(token), tokens.stream().filter(t -> !t.id().equals(token.id())))
            .limit(MOST)
            .toList());
  }

  /** This one without the tokens of some devices. */
  DeviceCookie without(Set<String> ids) {
    return new DeviceCookie(tokens.stream().filter(t -> !ids.contains(t.id())).toList());
  }

  /** The value of the cookie. */
  String value() {
    return tokens.stream().map(t -> t.id() + "." + t.secret()).collect(Collectors.joining(BETWEEN));
  }
}
