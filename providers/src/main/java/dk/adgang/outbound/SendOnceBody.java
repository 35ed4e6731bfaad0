package dk.adgang.outbound;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The body of a request, which a connection gets once, and not after it was withdrawn. The JDK's
 * client asks for it when the connection is there; a server cannot act on headers that promise a
 * body which never comes. A request without a body is all in its headers: these are written right
 * after the client has asked for the length, so that the second asking is refused. Without that the
 * client would repeat a GET by itself whenever the first was not answered.
 */
final class SendOnceBody implements HttpRequest.BodyPublisher {

  private enum State {
    WAITING,
    HANDED_OVER,
    WITHDRAWN
  }

  private final int length;
  private final HttpRequest.BodyPublisher bytes;
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

  /**
   * @param body may be empty
   */
  SendOnceBody(byte[] body) {
    this.length = body.length;
    this.bytes = HttpRequest.BodyPublishers.ofByteArray(body);
  }

  /** Keeps the request from going out. False when it is too late. */
  boolean withdraw() {
    return state.compareAndSet(State.WAITING, State.WITHDRAWN) || state.get() == State.WITHDRAWN;
  }

  private boolean take() {
    return state.compareAndSet(State.WAITING, State.HANDED_OVER);
  }

  @Override
  public long contentLength() {
    if (length == 0 && !take()) {
      throw new IllegalStateException("this request does not go out (again)");
    }
    return length;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> connection) {
    if (take()) {
      bytes.subscribe(connection);
      return;
    }
    connection.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long n) {}

          @Override
          public void cancel() {}
        });
    connection.onError(new IOException("this request does not go out (again)"));
  }
}
