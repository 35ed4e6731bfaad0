package dk.adgang.loginqueue;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Answers the requests of one login one after the other, at one node. Keycloak would answer them
 * side by side, and each would see the half-done work of the others: a button that is pressed
 * twice, or a page shown again while a code is looked at, could be sent back to the app twice, or
 * end the login.
 *
 * <p>No thread waits. No limit depends on this class: the database counts that a code works once,
 * and how many are sent. Hence a request that has waited long is let through.
 */
@Singleton
final class LoginQueue {

  private static final Pattern STEPS = Pattern.compile(".*/realms/[^/]+/login-actions/.*");

  /** Keycloak's cookie of a login: a signed id, and after a dot the node that it was begun at. */
  private static final String LOGIN = "AUTH_SESSION_ID";

  private static final String NODE = ".";

  /** Comes after the server's own checks, and right before the handler that answers requests. */
  private static final int PRIORITY = 1;

  /** No browser that people use has as many under way. */
  private static final int LONGEST = 50;

  /** Longer than a page takes, gateways that hang included. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String TURNED_AWAY =
      """
      For mange på én gang. Vent et øjeblik, og prøv igen.
      Too many at once. Wait a moment, and try again.
      """;

  private static final int TOO_MANY_REQUESTS = 429;

  private final KeyedQueue<Turn> lines = new KeyedQueue<>(LONGEST);

  void register(@Observes Filters filters) {
    filters.register(this::look, PRIORITY);
  }

  private void look(RoutingContext request) {
    Cookie login =
        STEPS.matcher(request.normalizedPath()).matches()
            ? request.request().getCookie(LOGIN)
            : null;
    if (login == null) {
      request.next();
      return;
    }
    String value = login.getValue();
    new Turn(value.contains(NODE) ? value.substring(0, value.indexOf(NODE)) : value, request)
        .come();
  }

  /**
   * One request. It is begun in its own event loop, also when the request before it ran in another
   * one.
   */
  private final class Turn {

    private final String login;
    private final RoutingContext request;
    private final Context own = Vertx.currentContext();
    private boolean begun;

    Turn(String login, RoutingContext request) {
      this.login = login;
      this.request = request;
    }

    void come() {
      switch (lines.join(login, this)) {
        case SERVED -> {
          leaveAtTheEnd();
          begin();
        }
        case WAITING -> {
          leaveAtTheEnd();
          own.owner()
              .setTimer(
                  PATIENCE.toMillis(),
                  timer -> {
                    if (lines.jump(login, this)) {
                      own.runOnContext(now -> begin());
                    }
                  });
        }
        case TURNED_AWAY ->
            request
                .response()
                .setStatusCode(TOO_MANY_REQUESTS)
                .putHeader(HttpHeaders.RETRY_AFTER, "1")
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_PLAIN + ";charset=UTF-8")
                .end(TURNED_AWAY);
      }
    }

    /** Leaves the queue when the request was answered, or the browser has gone. */
    private void leaveAtTheEnd() {
      request.addEndHandler(
          done ->
              lines
                  .leave(login, this)
                  .ifPresent(next -> next.own.runOnContext(now -> next.begin())));
    }

    private void begin() {
      if (!begun) {
        begun = true;
        request.next();
      }
    }
  }
}
