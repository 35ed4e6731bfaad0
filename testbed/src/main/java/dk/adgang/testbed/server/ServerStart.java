package dk.adgang.testbed.server;

import dk.adgang.testbed.Ports;
import dk.adgang.testbed.UserError;
import dk.adgang.testbed.server.ServerProcess.Life;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a server is started, as often as that is.
 *
 * @param environment where it finds its database among other things
 * @param log the file for all that it logs
 * @param options options of Keycloak's {@code start}, beside those that all have
 */
public record ServerStart(
    Life life,
    PreparedServer prepared,
    Ports ports,
    Map<String, String> environment,
    Path log,
    List<String> options) {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration STEP = Duration.ofMillis(100);

  /** The options of a server that is no part of a cluster. */
  public static List<String> alone(Ports ports, List<String> options) {
    return Stream.concat(
            Stream.of("--cache=local", "--hostname=http://localhost:" + ports.http()),
            options.stream())
        .toList();
  }

  /** The base address, as in {@code --hostname}. */
  public URI url() {
    return URI.create("http://localhost:" + ports.http());
  }

  /** Starts the server, and returns when a realm is there. */
  public ServerProcess untilThereIs(String realm) {
    var process = ServerProcess.start(life, prepared.home(), log, environment, arguments());
    try {
      await(process, url().resolve("/realms/" + realm));
      return process;
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  private List<String> arguments() {
    return Stream.concat(
            Stream.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + ports.http(),
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + ports.management(),
                "--spi-sms-gateway--http--url=http://127.0.0.1:" + ports.inbox() + "/sms",
                "--spi-sms-gateway--http--sender=Adgang",
                // The id in the inbox's answer says that it took the SMS; it can be told to refuse
                // with
                // status 200.
                "--spi-sms-gateway--http--success-pointer=/id"),
            options.stream())
        .toList();
  }

  private static void await(ServerProcess process, URI realm) {
    var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    var deadline = Instant.now().plus(PATIENCE);
    while (!isReady(client, realm)) {
      if (process.hasEndedWithin(STEP)) {
        throw new UserError(
            "Keycloak ended while starting. The end of %s:%n%s"
                .formatted(process.log(), process.tail(25)));
      }
      if (Instant.now().isAfter(deadline)) {
        throw new UserError(
            "Keycloak is not ready after %d seconds. The end of %s:%n%s"
                .formatted(PATIENCE.toSeconds(), process.log(), process.tail(25)));
      }
    }
  }

  // Until the realms are there the server answers 503. (Asking for its health would fill the log
  // with «DOWN».)
  private static boolean isReady(HttpClient client, URI realm) {
    var request = HttpRequest.newBuilder(realm).timeout(Duration.ofSeconds(10)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("Interrupted while waiting for Keycloak.", e);
    }
  }
}
