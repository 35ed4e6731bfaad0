package dk.adgang.admin.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.PureRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What a whole realm is: the one description from which the check, the setup and the documentation
 * come. Its values are those of {@code realm-export.json}, its words those of {@code parts.txt}.
 *
 * @param parts the parts, in words
 * @param wanted the realm file, its user profile unpacked
 * @param untouched what Keycloak gives to every new realm
 */
@PureRule
record Description(Parts parts, ObjectNode wanted, ObjectNode untouched) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PACKED_PROFILE =
      "/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0";

  /** Reads it from the jar. */
  static Description read() {
    try {
      ObjectNode wanted = (ObjectNode) JSON.readTree(text("realm-export.json"));
      JsonNode profile = JSON.readTree(wanted.at(PACKED_PROFILE).asText());
      wanted.remove("components");
      wanted.set(RealmDocument.PROFILE, profile);
      return new Description(
          Parts.read(text("parts.txt")),
          wanted,
          (ObjectNode) JSON.readTree(text("new-realm.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String file) throws IOException {
    try (InputStream in = Description.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
