package dk.adgang.testbed.secondfactor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.clock.TestingRowsFactory;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.Employee;
import dk.adgang.testbed.fixture.Employees;
import dk.adgang.testbed.fixture.Factors;
import dk.adgang.testbed.fixture.Totp;
import dk.adgang.testbed.wire.CodeFlow;
import dk.adgang.testbed.wire.HttpBrowser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Employees with stored factors, and rows of these that somebody has made unreadable. */
final class BrokenFactors {

  private static final String PASSKEY =
      """
      {"aaguid":"00000000-0000-0000-0000-000000000000","credentialId":"AAAA","counter":0,\
      "credentialPublicKey":"AAAA","attestationStatementFormat":"none","transports":[]}""";

  private static final String CODES =
      "{\"algorithm\":\"SHA-512\",\"totalCodes\":12,\"remainingCodes\":0}";

  private BrokenFactors() {}

  static Employee employee(Adgang adgang, List<Map<String, Object>> factors) {
    return adgang
        .employees()
        .createWithFactors(Employees.BOGHANDLEN, Employees.BUTIKSCHEF, factors);
  }

  /** A stored factor that can be read; nobody has the key of the passkey. */
  static Map<String, Object> stored(String type) {
    return switch (type) {
      case "otp" -> Factors.app(Totp.ofTest());
      case "webauthn" -> row(type, PASSKEY, "{}");
      default -> row(type, CODES, "{\"codes\":[]}");
    };
  }

  private static Map<String, Object> row(String type, String data, String secret) {
    return Map.of("type", type, "credentialData", data, "secretData", secret);
  }

  /** Writes something that cannot be read into the first stored row of this type. */
  static void write(Adgang adgang, Employee employee, String type, String data, String secret) {
    var page =
        new HttpBrowser()
            .post(
                URI.create(adgang.server().issuer() + "/" + TestingRowsFactory.ID),
                "user",
                employee.id(),
                "credential",
                adgang.employees().credentialId(employee, type),
                "data",
                data,
                "secret",
                secret);
    assertThat(page.status()).isEqualTo(204);
  }

  static CodeFlow login(Adgang adgang, Employee employee) {
    var login =
        new CodeFlow(
            URI.create(adgang.server().issuer() + "/"), "adgang-web", adgang.app() + "/callback");
    login.open();
    login.submit("username", employee.email(), "password", employee.password());
    return login;
  }

  /** The number of lines in the log that say that this row cannot be read. */
  static long said(Adgang adgang, String credential) throws IOException {
    var log = adgang.project().target().resolve("tests.log");
    try (var lines = Files.lines(log, ISO_8859_1)) {
      return lines.filter(l -> l.contains(credential) && l.contains("cannot be read")).count();
    }
  }
}
