package dk.adgang.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.secondfactor.method.SecondFactorMethod;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.AuthenticatorFactory;

/**
 * Every step of Keycloak's and ours is classified: a step that verifies a password or a second
 * factor counts as a proof, all others do not. A step that a newer Keycloak adds for such a
 * credential has to be classified, too.
 */
final class ProvingStepsTest {

  /** Names of credentials in the ids and categories of Keycloak's steps. */
  private static final Set<String> ABOUT_PROOFS =
      Set.of(
          "password",
          "otp",
          "webauthn",
          "webauthn-passwordless",
          "recovery-authn-codes",
          "kerberos",
          "adgang-sms");

  /** Steps that are about such a credential, but prove none that counts here. */
  private static final Map<String, String> NO_PROOF =
      Map.of(
          "auth-username-form", "asks for the name alone",
          "auth-conditional-otp-form", "succeeds by skipping, too",
          "webauthn-authenticator-passwordless", "stands in for the password, not for the factor",
          "passkeys-authenticator", "stands in for the password, not for the factor",
          "auth-spnego", "stands in for the password, not for the factor");

  @Test
  void every_step_is_judged() throws IOException {
    Set<String> proveFactor = new TreeSet<>(Set.of(LoginProofs.PROVES_BACKUP));
    for (SecondFactorMethod method : ServiceLoader.load(SecondFactorMethod.class)) {
      proveFactor.addAll(method.provenBy());
    }
    Map<String, String> unjudged = new TreeMap<>();
    Set<String> seen = new TreeSet<>();
    for (AuthenticatorFactory step : steps()) {
      seen.add(step.getId());
      boolean judged =
          proveFactor.contains(step.getId())
              || LoginProofs.PROVE_PASSWORD.contains(step.getId())
              || NO_PROOF.containsKey(step.getId());
      if (!judged && ABOUT_PROOFS.contains(String.valueOf(step.getReferenceCategory()))) {
        unjudged.put(step.getId(), step.getReferenceCategory());
      }
    }
    assertThat(unjudged).isEmpty();
    assertThat(seen)
        .containsAll(proveFactor)
        .containsAll(LoginProofs.PROVE_PASSWORD)
        .containsAll(NO_PROOF.keySet());
  }

  private static List<AuthenticatorFactory> steps() throws IOException {
    List<AuthenticatorFactory> steps = new ArrayList<>();
    String services = "META-INF/services/" + AuthenticatorFactory.class.getName();
    for (URL url :
        Collections.list(ProvingStepsTest.class.getClassLoader().getResources(services))) {
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(url.openStream(), StandardCharsets.UTF_8))) {
        for (String line : lines.lines().map(String::strip).toList()) {
          if (!line.isEmpty() && !line.startsWith("#")) {
            steps.add(make(line));
          }
        }
      }
    }
    return steps;
  }

  private static AuthenticatorFactory make(String type) {
    try {
      return Class.forName(type)
          .asSubclass(AuthenticatorFactory.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new AssertionError(type + " cannot be made, and so not judged", e);
    }
  }
}
