package dk.adgang.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;

/**
 * Calls other services, and knows whether a request went out. The time limit covers the body of the
 * answer too, the body has a maximum length, and redirects are not followed. Connections are kept
 * for a while. One object serves all threads.
 */
public final class OutboundHttp {

  /** How long a connection may take, its TLS handshake included. */
  public static final Duration CONNECT = Duration.ofSeconds(2);

  /**
   * How long a client and its connections are used. Servers and firewalls forget idle connections,
   * some silently; a request that is then written into one may be sent or not.
   */
  private static final Duration KEPT = Duration.ofMinutes(1);

  private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

  /** The answer of a proxy that has not handed the request on. */
  private static final int PROXY_WANTS_TO_KNOW_WHO_ASKS = 407;

  private final int longest;
  private final Supplier<Route> routes;
  private Route route;
  private long made;

  /**
   * A client, and the proxies it goes through.
   *
   * @param proxies with their credentials; the client itself sends none unless it is asked
   */
  record Route(HttpClient client, Proxies proxies) {

    static Route direct(HttpClient client) {
      return new Route(client, Proxies.NONE);
    }
  }

  /**
   * @param longest how much of an answer is read, in bytes; a longer one counts as no answer
   */
  public OutboundHttp(int longest) {
    this(longest, CONNECT);
  }

  OutboundHttp(int longest, Duration connect) {
    this(longest, () -> newRoute(CompletedTls.ofTheServer(), ServerProxies.read(), connect));
    ServerProxies.mayBeTold();
  }

  OutboundHttp(int longest, Supplier<Route> routes) {
    this.longest = longest;
    this.routes = routes;
  }

  static HttpClient newClient() {
    return newRoute(CompletedTls.ofTheServer(), Proxies.NONE, CONNECT).client();
  }

  static Route newRoute(SSLContext tls, Proxies proxies, Duration connect) {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .sslContext(tls)
            .connectTimeout(connect)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1);
    if (!proxies.none()) {
      client.proxy(new ServerProxies(proxies));
    }
    return new Route(client.build(), proxies);
  }

  /**
   * An answer with any status.
   *
   * @param body read as UTF-8, at most as long as the caller reads
   */
  public record Answer(int status, String body) {}

  /**
   * Sends a request at most once. When no connection was made it is tried a second time, if there
   * is time, because nothing was written.
   *
   * @param request with address and headers; its own method and time-out do not count
   * @param body empty for none, as with GET
   * @param within for all of it
   * @throws NoAnswerException when there is no whole answer; it knows whether the request can have
   *     gone out
   */
  public Answer call(HttpRequest.Builder request, String method, byte[] body, Duration within)
      throws NoAnswerException {
    // The JDK's client asks a refused connection twice by itself; nothing is written then either.
    long started = System.nanoTime();
    try {
      return once(request, method, body, within);
    } catch (NoAnswerException e) {
      Duration left = within.minusNanos(System.nanoTime() - started);
      if (!e.worthAnother() || left.isNegative() || left.isZero()) {
        throw e;
      }
      return once(request, method, body, left);
    }
  }

  private Answer once(HttpRequest.Builder request, String method, byte[] body, Duration within)
      throws NoAnswerException {
    SendOnceBody handed = new SendOnceBody(body);
    Route way = route();
    HttpRequest.Builder own = request.copy().timeout(within).method(method, handed);
    Optional<Proxies.Proxy> proxy = way.proxies().to(own.build().uri().getHost());
    proxy
        .flatMap(Proxies.Proxy::authorization)
        .ifPresent(asks -> own.header(PROXY_AUTHORIZATION, asks));
    CompletableFuture<HttpResponse<byte[]>> answer =
        way.client().sendAsync(own.build(), info -> new BoundedBody(longest));
    try {
      // The request's own time-out ends with the headers of the answer.
      HttpResponse<byte[]> whatCame = answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
      // A proxy that refuses has not handed the request on either.
      if (proxy.isPresent()
          && (handed.withdraw() || whatCame.statusCode() == PROXY_WANTS_TO_KNOW_WHO_ASKS)) {
        throw new NoAnswerException(
            "the proxy answered with status " + whatCame.statusCode(), true, false);
      }
      return new Answer(whatCame.statusCode(), new String(whatCame.body(), UTF_8));
    } catch (TimeoutException e) {
      throw new NoAnswerException("no answer in time", handed.withdraw(), false);
    } catch (ExecutionException e) {
      throw notAnswered(handed, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswerException("interrupted while waiting", handed.withdraw(), false);
    } finally {
      answer.cancel(true);
    }
  }

  private static NoAnswerException notAnswered(SendOnceBody handed, Throwable cause) {
    boolean notSent = handed.withdraw();
    if (cause instanceof HttpConnectTimeoutException) {
      return new NoAnswerException("no connection in time", notSent, false);
    }
    if (cause instanceof HttpTimeoutException) {
      return new NoAnswerException("no answer in time", notSent, false);
    }
    if (cause instanceof SSLHandshakeException) {
      return new NoAnswerException("the TLS handshake failed", notSent, false);
    }
    if (cause instanceof BoundedBody.TooLong) {
      return new NoAnswerException("the answer is too long", notSent, false);
    }
    if (cause instanceof ConnectException) {
      return new NoAnswerException("no connection", notSent, notSent);
    }
    // Only the class: a message may hold parts of the request.
    return new NoAnswerException(
        "the connection failed (" + cause.getClass().getSimpleName() + ")", notSent, notSent);
  }

  private synchronized Route route() throws NoAnswerException {
    long now = System.nanoTime();
    if (route == null || now - made > KEPT.toNanos()) {
      try {
        route = routes.get();
      } catch (IllegalArgumentException e) {
        // A request that should go through a proxy is never sent past it.
        throw new NoAnswerException(e.getMessage(), true, false);
      }
      made = now;
    }
    return route;
  }
}
