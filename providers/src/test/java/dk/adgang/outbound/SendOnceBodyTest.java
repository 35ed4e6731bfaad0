package dk.adgang.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A body that is handed over once at most. */
final class SendOnceBodyTest {

  private static final byte[] BODY = "hello".getBytes(UTF_8);

  @Test
  void a_withdrawn_body_is_handed_to_nobody() {
    SendOnceBody body = new SendOnceBody(BODY);
    assertThat(body.withdraw()).isTrue();
    assertThat(taken(body)).isEqualTo("refused");
  }

  @Test
  void a_body_is_handed_over_once_and_not_withdrawn_afterwards() {
    SendOnceBody body = new SendOnceBody(BODY);
    assertThat(taken(body)).isEqualTo("hello");
    assertThat(body.withdraw()).isFalse();
    assertThat(taken(body)).isEqualTo("refused");
  }

  private static String taken(SendOnceBody body) {
    StringBuilder all = new StringBuilder();
    body.subscribe(
        new java.util.concurrent.Flow.Subscriber<java.nio.ByteBuffer>() {
          @Override
          public void onSubscribe(java.util.concurrent.Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(java.nio.ByteBuffer bytes) {
            all.append(UTF_8.decode(bytes));
          }

          @Override
          public void onError(Throwable cause) {
            all.append("refused");
          }

          @Override
          public void onComplete() {}
        });
    return all.toString();
  }
}
