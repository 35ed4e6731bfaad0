package dk.adgang.admin.console.visitor;

import dk.adgang.common.RealmHmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.keycloak.models.KeycloakSession;

/**
 * Seals the texts that pages send along. The key is that of the visitor's realm, and the
 * administered realm is part of each text, so that a form of one realm changes nothing in another.
 */
public record SealedText(
    KeycloakSession session, VisitorsRealm visitors, AdministeredRealm administered) {

  /**
   * Seals a text.
   *
   * @param purpose what it is for, so that it cannot be used for another purpose
   */
  public String of(String purpose, String text) {
    return RealmHmac.of(session, visitors.realm())
        .hex(purpose + " " + administered.realm().getId() + " " + text);
  }

  /** Whether somebody has sent the sealed text. */
  public boolean is(String sent, String purpose, String text) {
    return sent != null && MessageDigest.isEqual(bytes(sent), bytes(of(purpose, text)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
