package dk.adgang.policy;

import dk.adgang.PureRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A method of second factor that an employer may leave out. Recovery codes are none: they are a
 * backup of what was chosen.
 */
@PureRule
public enum AllowedMethod {
  /** A code by SMS. */
  SMS("sms"),
  /** An authenticator app. */
  OTP("otp"),
  /** A passkey or a security key. */
  PASSKEY("passkey");

  private final String id;

  AllowedMethod(String id) {
    this.id = id;
  }

  /** The name in settings, forms and REST answers. */
  public String id() {
    return id;
  }

  /** The names of all of them. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(AllowedMethod::id).toList();
  }

  /** Returns the method of that name, or empty when there is none. */
  static Optional<AllowedMethod> of(String id) {
    return Arrays.stream(values()).filter(method -> method.id.equals(id)).findFirst();
  }
}
