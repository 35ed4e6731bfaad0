package dk.adgang.secondfactor.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

final class RecoveryCodesReadTest {

  private final RecoveryAuthnCodesCredentialModel stored =
      RecoveryAuthnCodesCredentialModel.createFromValues(
          List.of("AAAA1111AAAA", "BBBB2222BBBB"), 1, null);

  @Test
  void they_are_asked_for_in_their_order() {
    RecoveryCodes all = RecoveryCodes.read(stored).orElseThrow();
    assertThat(all.left()).isEqualTo(2);
    assertThat(all.next().getNumber()).isEqualTo(1);
    assertThat(all.asksFor("AAAA1111AAAA")).isTrue();
    assertThat(all.asksFor("BBBB2222BBBB")).isFalse();

    stored.removeRecoveryAuthnCode();
    RecoveryCodes rest = RecoveryCodes.read(stored).orElseThrow();
    assertThat(rest.left()).isEqualTo(1);
    assertThat(rest.total()).isEqualTo(2);
    assertThat(rest.next().getNumber()).isEqualTo(2);
    assertThat(rest.asksFor("AAAA1111AAAA")).isFalse();

    stored.removeRecoveryAuthnCode();
    assertThat(RecoveryCodes.read(stored)).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "{", "[]", "null", "{\"codes\":null}", "{\"codes\":7}"})
  void a_row_that_cannot_be_read_holds_no_codes(String json) {
    CredentialModel broken = new CredentialModel();
    broken.setId("broken");
    broken.setCredentialData(stored.getCredentialData());
    broken.setSecretData(json);
    assertThat(RecoveryCodes.read(broken)).isEmpty();

    broken.setSecretData(stored.getSecretData());
    broken.setCredentialData(json);
    assertThat(RecoveryCodes.read(broken).filter(codes -> codes.left() > 0)).isEmpty();
  }
}
