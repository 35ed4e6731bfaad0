package dk.adgang.sms.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.vault.DefaultVaultRawSecret;
import org.keycloak.vault.DefaultVaultTranscriber;
import org.keycloak.vault.VaultProvider;
import org.keycloak.vault.VaultRawSecret;
import org.keycloak.vault.VaultTranscriber;

/** A session of Keycloak's that has a vault and nothing else. */
public final class Vault {

  private Vault() {}

  /** A session whose vault is empty. */
  public static KeycloakSession empty() {
    return with(Map.of());
  }

  public static KeycloakSession with(Map<String, String> secrets) {
    VaultTranscriber vault =
        new DefaultVaultTranscriber(
            new VaultProvider() {
              @Override
              public VaultRawSecret obtainSecret(String name) {
                return DefaultVaultRawSecret.forBuffer(
                    Optional.ofNullable(secrets.get(name))
                        .map(secret -> ByteBuffer.wrap(secret.getBytes(UTF_8))));
              }

              @Override
              public void close() {}
            });
    return (KeycloakSession)
        Proxy.newProxyInstance(
            Vault.class.getClassLoader(),
            new Class<?>[] {KeycloakSession.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("vault")) {
                return vault;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
