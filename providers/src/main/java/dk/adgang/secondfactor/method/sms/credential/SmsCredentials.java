package dk.adgang.secondfactor.method.sms.credential;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/**
 * The numbers that an employee has proven; there is one, most often.
 *
 * @param stored as they are stored, whether they can be read or not
 */
public record SmsCredentials(List<CredentialModel> stored) {

  public static SmsCredentials of(UserModel employee) {
    return new SmsCredentials(
        employee.credentialManager().getStoredCredentialsByTypeStream(SmsCredential.TYPE).toList());
  }

  public boolean any() {
    return !stored.isEmpty();
  }

  /**
   * The first number that can be read and is allowed.
   *
   * @param countries where it may be
   */
  public Optional<PhoneNumber> number(Set<String> countries) {
    return stored.stream()
        .map(SmsCredential::of)
        .flatMap(each -> each.number(countries).stream())
        .findFirst();
  }
}
