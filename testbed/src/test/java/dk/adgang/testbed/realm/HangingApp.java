package dk.adgang.testbed.realm;

import static org.assertj.core.api.Assertions.assertThat;

import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.web.Response;
import dk.adgang.testbed.web.WebServer;
import dk.adgang.testbed.wire.CodeFlow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An app that does not answer when Keycloak tells it that somebody is logged out. */
public final class HangingApp implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;

  private final Adgang adgang;
  private final WebServer web;
  private final String id = "hanging-" + UUID.randomUUID();
  private final String path;
  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch answers = new CountDownLatch(1);

  public HangingApp(Adgang adgang) {
    this.adgang = adgang;
    try {
      web = WebServer.start(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    web.on(
        "/logout",
        request -> {
          told.countDown();
          await(answers);
          return Response.noContent();
        });
    path =
        "/adgang/clients/"
            + adgang
                .admin()
                .post(
                    "/adgang/clients",
                    Map.of(
                        "clientId",
                        id,
                        "publicClient",
                        true,
                        "redirectUris",
                        List.of(web.url() + "/callback"),
                        "attributes",
                        Map.of("backchannel.logout.url", web.url() + "/logout")))
                .createdId();
  }

  /** A login to it. */
  public CodeFlow login() {
    return new CodeFlow(
        URI.create(adgang.server().issuer() + "/"), id, web.url().resolve("/callback").toString());
  }

  /** Waits until Keycloak calls it; it hangs from then on. */
  public void awaitHanging() {
    assertThat(await(told)).as("the app is told of the logout").isTrue();
  }

  /** From now on it answers. */
  public void answer() {
    answers.countDown();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    answer();
    adgang.admin().delete(path);
    web.close();
  }
}
