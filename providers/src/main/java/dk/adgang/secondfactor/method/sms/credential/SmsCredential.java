package dk.adgang.secondfactor.method.sms.credential;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.util.JsonSerialization;

/** A proven mobile number, stored among the employee's credentials. */
public final class SmsCredential extends CredentialModel {

  /** The credential type. */
  public static final String TYPE = "adgang-sms";

  /** The part that is stored as JSON. */
  record Data(@JsonProperty("number") String number) {}

  /** A new credential for a number that was just proven. */
  public static SmsCredential of(PhoneNumber number) {
    SmsCredential credential = new SmsCredential();
    credential.setType(TYPE);
    credential.setCreatedDate(Time.currentTimeMillis());
    credential.setUserLabel(number.masked());
    credential.setSecretData("{}");
    try {
      credential.setCredentialData(JsonSerialization.writeValueAsString(new Data(number.e164())));
    } catch (IOException e) {
      throw new IllegalStateException("A number can always be written as JSON", e);
    }
    return credential;
  }

  /** The stored credential as one of ours. */
  public static SmsCredential of(CredentialModel stored) {
    SmsCredential credential = new SmsCredential();
    credential.setId(stored.getId());
    credential.setType(TYPE);
    credential.setCreatedDate(stored.getCreatedDate());
    credential.setUserLabel(stored.getUserLabel());
    credential.setSecretData(stored.getSecretData());
    credential.setCredentialData(stored.getCredentialData());
    return credential;
  }

  /**
   * The proven number; empty when the stored data cannot be read, or an SMS may no longer be sent
   * to the number.
   *
   * @param countries where numbers may be
   */
  Optional<PhoneNumber> number(Set<String> countries) {
    try {
      Data data = JsonSerialization.readValue(getCredentialData(), Data.class);
      return Optional.ofNullable(data)
          .map(read -> PhoneNumber.parse(read.number(), countries).number());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
