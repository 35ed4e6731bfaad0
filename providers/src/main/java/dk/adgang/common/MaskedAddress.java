package dk.adgang.common;

/** Masks an address, so that its owner recognises it and others do not. */
@PureRule
public final class MaskedAddress {

  private MaskedAddress() {}

  /**
   * Shows the first character and, of an e-mail address, what comes after the @: {@code
   * m…@kaffehuset.example}.
   *
   * @param address an e-mail address or another name to log in with; not empty
   */
  public static String of(String address) {
    int at = address.lastIndexOf('@');
    String domain = at > 0 ? address.substring(at) : "";
    return Character.toString(address.codePointAt(0)) + "…" + domain;
  }
}
