package dk.adgang.testbed.secondfactor.directory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.realm.OwnRealm;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A directory that does not answer troubles its own realm, and no other. */
@WithAdgang
final class DeadDirectoryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int EMPLOYEES = 60;
  private static final int OTHERS = 120;

  /**
   * Two tries log this many lines. Without the pause between tries there was one a second, of a
   * hundred lines each.
   */
  private static final int LINES_OF_TWO_TRIES = 2;

  @Test
  void its_welcomes_wait_and_those_of_another_realm_go_out(Adgang adgang) throws IOException {
    var directory = UUID.randomUUID().toString();
    var port = closedPort();
    try (var stuck =
            new OwnRealm(
                adgang.project(),
                adgang.admin(),
                EMPLOYEES,
                Map.of(),
                realm -> addDirectory(realm, directory, port));
        var other = new OwnRealm(adgang.project(), adgang.admin(), OTHERS, Map.of())) {
      var log = adgang.server().log();
      var begin = log.toFile().length();
      var waiting = stuck.sendWelcomes();
      await().atMost(PATIENCE).until(() -> about(waiting, log, begin) == 1);

      var going = other.sendWelcomes();

      await().atMost(PATIENCE).until(() -> pending(other, going) == 0);
      assertThat(other.welcomes(going).path("failures")).isEmpty();
      await().atMost(PATIENCE).until(() -> about(waiting, log, begin) == LINES_OF_TWO_TRIES);
      assertThat(pending(stuck, waiting)).as("not looked at yet").isEqualTo(EMPLOYEES);
      assertThat(stuck.welcomes(waiting).path("failures")).isEmpty();
      assertThat(traces(log, begin))
          .as("Keycloak's own traces about the directory, one a try")
          .hasSizeLessThanOrEqualTo(LINES_OF_TWO_TRIES);

      adgang.admin().delete("/" + stuck.name() + "/components/" + directory);
      await().atMost(PATIENCE).until(() -> pending(stuck, waiting) == 0);
    }
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** All employees of the realm are from a directory that does not answer. */
  private static void addDirectory(ObjectNode realm, String id, int port) {
    var component =
        realm
            .withObject("/components")
            .withArray("/org.keycloak.storage.UserStorageProvider")
            .addObject()
            .put("id", id)
            .put("name", "directory")
            .put("providerId", "ldap");
    Map.ofEntries(
            Map.entry("enabled", "true"),
            Map.entry("vendor", "other"),
            Map.entry("connectionUrl", "ldap://127.0.0.1:" + port),
            Map.entry("authType", "none"),
            Map.entry("usersDn", "ou=people,dc=example"),
            Map.entry("usernameLDAPAttribute", "uid"),
            Map.entry("rdnLDAPAttribute", "uid"),
            Map.entry("uuidLDAPAttribute", "entryUUID"),
            Map.entry("userObjectClasses", "inetOrgPerson"),
            Map.entry("searchScope", "1"),
            Map.entry("editMode", "READ_ONLY"),
            Map.entry("importEnabled", "true"),
            Map.entry("cachePolicy", "NO_CACHE"))
        .forEach((name, value) -> component.withObject("/config").putArray(name).add(value));
    for (var user : realm.withArray("/users")) {
      ((ObjectNode) user).put("federationLink", id);
      ((ObjectNode) user)
          .withObject("/attributes")
          .putArray("LDAP_ID")
          .add("id-of-" + user.path("id").asText());
    }
  }

  private static int pending(OwnRealm realm, String welcomes) {
    return realm.welcomes(welcomes).path("states").path("PENDING").asInt();
  }

  private static long about(String welcomes, Path log, long begin) {
    return lines(log, begin).stream().filter(line -> line.contains("Welcomes " + welcomes)).count();
  }

  private static List<String> traces(Path log, long begin) {
    return lines(log, begin).stream()
        .filter(line -> line.contains("(adgang-welcomes)"))
        .filter(line -> line.contains("failed during federated user validation"))
        .toList();
  }

  private static List<String> lines(Path log, long begin) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      var bytes = new byte[(int) (file.length() - begin)];
      file.seek(begin);
      file.readFully(bytes);
      return new String(bytes, ISO_8859_1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
