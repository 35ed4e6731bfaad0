package dk.adgang.trusteddevice;

import dk.adgang.policy.PolicyReader;
import dk.adgang.policy.SecondFactorPolicy.Decision;
import dk.adgang.policy.Title;
import dk.adgang.secondfactor.method.SecondFactorMethods;
import dk.adgang.trusteddevice.DeviceCookie.Token;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.representations.account.DeviceRepresentation;

/**
 * The devices on which an employee has proven a second factor and wants not to be asked for it for
 * some days. The token of a browser is worth nothing without the password: it stands for the second
 * factor alone.
 */
public final class RememberedDevices {

  /** One cookie a realm. */
  static final String COOKIE = "ADGANG_DEVICE";

  /** The most devices of an employee; the next one replaces the oldest. */
  static final int MOST = 10;

  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeycloakSession session;
  private final UserModel employee;
  private final Decision decision;
  private final RealmCookie cookie;

  public RememberedDevices(KeycloakSession session, RealmModel realm, UserModel employee) {
    this.session = session;
    this.employee = employee;
    this.decision = new PolicyReader(session).decide(realm, employee);
    this.cookie = new RealmCookie(session, realm, COOKIE);
  }

  /** For how many days a device may be remembered, as the employers decide now; 0 is not at all. */
  public int days() {
    return decision.rememberDeviceDays();
  }

  /**
   * Whether the browser of this request is a remembered device. Devices that no longer count are
   * forgotten.
   */
  boolean knowThisOne() {
    List<Token> tokens = cookie().tokens();
    if (tokens.isEmpty()) {
      return false;
    }
    Instant now = now();
    TrustConditions today = today();
    boolean known = false;
    for (DeviceCredential device : all()) {
      if (!device.holds(days(), today, now)) {
        employee.credentialManager().removeStoredCredentialById(device.getId());
      } else {
        known |= tokens.stream().anyMatch(device::is);
      }
    }
    return known;
  }

  /** Remembers the browser that asks, from now on. */
  void rememberThisOne() {
    Set<String> presented = cookie().tokens().stream().map(Token::id).collect(Collectors.toSet());
    List<DeviceCredential> before = all();
    // The same browser once more does not become a second device.
    Set<String> same =
        before.stream()
            .map(CredentialModel::getId)
            .filter(presented::contains)
            .collect(Collectors.toSet());
    before.stream()
        .sorted(Comparator.comparing(CredentialModel::getCreatedDate).reversed())
        .skip(MOST - 1L)
        .map(CredentialModel::getId)
        .forEach(employee.credentialManager()::removeStoredCredentialById);
    same.forEach(employee.credentialManager()::removeStoredCredentialById);
    byte[] random = new byte[SECRET_BYTES];
    RANDOM.nextBytes(random);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    CredentialModel stored =
        employee
            .credentialManager()
            .createStoredCredential(DeviceCredential.of(secret, today(), label(), now()));
    keep(cookie().without(same).with(new Token(stored.getId(), secret)));
  }

  /** Forgets every device of an employee. */
  public static void forget(UserModel employee) {
    List<String> ids =
        employee
            .credentialManager()
            .getStoredCredentialsByTypeStream(DeviceCredential.TYPE)
            .map(CredentialModel::getId)
            .toList();
    ids.forEach(employee.credentialManager()::removeStoredCredentialById);
  }

  private List<DeviceCredential> all() {
    return employee
        .credentialManager()
        .getStoredCredentialsByTypeStream(DeviceCredential.TYPE)
        .map(DeviceCredential::of)
        .toList();
  }

  private TrustConditions today() {
    List<CredentialModel> stored =
        employee.credentialManager().getStoredCredentialsStream().toList();
    long password =
        stored.stream()
            .filter(c -> PasswordCredentialModel.TYPE.equals(c.getType()))
            .mapToLong(c -> c.getCreatedDate() == null ? 0 : c.getCreatedDate())
            .max()
            .orElse(0);
    Set<String> factors =
        stored.stream()
            .filter(c -> SecondFactorMethods.isFactor(session, c.getType()))
            .map(CredentialModel::getId)
            .collect(Collectors.toSet());
    return new TrustConditions(password, factors, requirement());
  }

  private String requirement() {
    return decision.requirement()
        + "|"
        + decision.title().map(Title::text).orElse("")
        + "|"
        + decision.employer().orElse("")
        + "|"
        + decision
            .methods()
            .map(all -> all.stream().sorted().collect(Collectors.joining(",")))
            .orElse("");
  }

  private String label() {
    DeviceRepresentationProvider devices = session.getProvider(DeviceRepresentationProvider.class);
    DeviceRepresentation device = devices == null ? null : devices.deviceRepresentation();
    if (device == null) {
      device = DeviceRepresentation.unknown();
    }
    // The version tells the owner nothing, and changes.
    return device.getBrowser().replaceFirst("/.*", "") + ", " + device.getOs();
  }

  private DeviceCookie cookie() {
    return DeviceCookie.read(cookie.read());
  }

  private void keep(DeviceCookie tokens) {
    cookie.keep(tokens.value(), Duration.ofDays(days()));
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
