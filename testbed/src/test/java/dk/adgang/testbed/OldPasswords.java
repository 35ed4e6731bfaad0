package dk.adgang.testbed;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Employees who come from an older system, with their hashed passwords: no rule sees those. */
final class OldPasswords {

  private static final int ITERATIONS = 1000;
  private static final AtomicInteger COUNT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(1000) * 100);

  private final AdminRest admin;

  OldPasswords(AdminRest admin) {
    this.admin = admin;
  }

  Employee imported(String title, String password) {
    var email = "asta.%d@kaffehuset.example".formatted(COUNT.incrementAndGet());
    var id =
        admin
            .post(
                "/adgang/users",
                Map.of(
                    "username",
                    email,
                    "email",
                    email,
                    "firstName",
                    "Asta",
                    "lastName",
                    "Munk",
                    "enabled",
                    true,
                    "emailVerified",
                    true,
                    "attributes",
                    Map.of("title", List.of(title)),
                    "credentials",
                    List.of(hashed(password))))
            .createdId();
    for (var each : admin.get("/adgang/organizations?max=500")) {
      if (each.path("alias").asText().equals(Employees.KAFFEHUSET)) {
        admin.post("/adgang/organizations/" + each.path("id").asText() + "/members", id);
      }
    }
    return new Employee(id, email, "Asta", Employees.KAFFEHUSET, title, password);
  }

  /** A credential as an older system hands it over. */
  static Map<String, Object> hashed(String password) {
    var salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    try {
      var hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
              .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, 512))
              .getEncoded();
      var base64 = Base64.getEncoder();
      return Map.of(
          "type",
          "password",
          "secretData",
          "{\"value\":\"%s\",\"salt\":\"%s\"}"
              .formatted(base64.encodeToString(hash), base64.encodeToString(salt)),
          "credentialData",
          "{\"hashIterations\":%d,\"algorithm\":\"pbkdf2-sha512\"}".formatted(ITERATIONS));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
