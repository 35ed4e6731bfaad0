package dk.adgang.admin.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.common.PureRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one description of a whole realm, from which the check, the setup and the documentation come.
 * Its values are those of {@code realm-export.json}, its words those of {@code parts.txt}.
 *
 * @param parts the parts, in words
 * @param wanted the realm file, its user profile unpacked
 * @param untouched what Keycloak gives to every new realm
 * @param enrolments by the id of a step, the required action that enrols what it proves, and that
 *     an administrator may switch off
 */
@PureRule
public record Description(
    Parts parts, ObjectNode wanted, ObjectNode untouched, Map<String, String> enrolments) {

  /** The step of SMS, the one method that no administrator switches off by its action. */
  private static final String SMS = "adgang-sms";

  /** The required action that enrols what a step proves. */
  private static final Map<String, String> ENROLMENTS =
      Map.of(
          "auth-otp-form", "CONFIGURE_TOTP",
          "webauthn-authenticator", "webauthn-register",
          "auth-recovery-authn-code-form", "CONFIGURE_RECOVERY_AUTHN_CODES");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PACKED_PROFILE =
      "/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0";

  /** Reads it from the jar. */
  public static Description read() {
    try {
      ObjectNode wanted = (ObjectNode) JSON.readTree(text("realm-export.json"));
      JsonNode profile = JSON.readTree(wanted.at(PACKED_PROFILE).asText());
      wanted.remove("components");
      wanted.set(RealmDocument.PROFILE, profile);
      return new Description(
          Parts.read(text("parts.txt")),
          wanted,
          (ObjectNode) JSON.readTree(text("new-realm.json")),
          ENROLMENTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the same, with the methods of second factor that the realm file does not know. */
  Description with(List<MethodSteps> methods) {
    List<MethodSteps> others =
        methods.stream().filter(method -> !MethodSteps.isIn(wanted, method.step())).toList();
    if (others.isEmpty()) {
      return this;
    }
    ObjectNode all = wanted.deepCopy();
    Map<String, String> enrolled = new HashMap<>(enrolments);
    List<Part> added = new ArrayList<>();
    for (MethodSteps method : others) {
      method.addTo(all);
      enrolled.put(method.step(), method.action());
      added.addAll(method.parts(parts));
    }
    return new Description(parts.with(added), all, untouched, Map.copyOf(enrolled));
  }

  /** The steps that prove one method, or its backup, each. */
  public Set<String> proofs() {
    Set<String> proofs = new HashSet<>(enrolments.keySet());
    proofs.add(SMS);
    return proofs;
  }

  /** Whether an administrator may switch off what an action enrols. */
  public boolean mayBeOff(String action) {
    return enrolments.containsValue(action);
  }

  private static String text(String file) throws IOException {
    try (InputStream in = Description.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
