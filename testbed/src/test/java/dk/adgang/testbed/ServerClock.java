package dk.adgang.testbed;

import dk.adgang.testbed.clock.TestingClockFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/**
 * The clock by which the server measures life times. It is one for everybody: a class that moves it
 * is {@link WithSecondServer}, or {@code Isolated}, and sets it right again.
 */
final class ServerClock {

  private final URI server;
  private final HttpClient client = HttpClient.newHttpClient();
  private Duration ahead = Duration.ZERO;

  ServerClock(URI server) {
    this.server = server;
  }

  void forward(Duration time) {
    set(ahead.plus(time));
  }

  /**
   * Sets the server's time; it runs on from there. The clock moves by whole seconds only, so that
   * it is set up to a second before that moment, never after.
   */
  void set(Instant moment) {
    set(
        Duration.ofSeconds(
            Math.floorDiv(Duration.between(Instant.now(), moment).toMillis(), 1000)));
  }

  /** The server's time. */
  Instant now() {
    return Instant.now().plus(ahead);
  }

  void right() {
    if (!ahead.isZero()) {
      set(Duration.ZERO);
    }
  }

  private void set(Duration wanted) {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "%s/realms/master/%s?seconds=%d"
                        .formatted(server, TestingClockFactory.ID, wanted.toSeconds())))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      var status = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (status.statusCode() != 204) {
        throw new AssertionError("The clock did not move: " + status.statusCode() + status.body());
      }
      ahead = wanted;
    } catch (IOException e) {
      throw new AssertionError("The clock did not move", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
