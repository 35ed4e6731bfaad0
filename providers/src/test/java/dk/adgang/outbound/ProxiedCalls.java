package dk.adgang.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/** Calls addresses in a process with an environment of its own, and prints the outcome. */
final class ProxiedCalls {

  private ProxiedCalls() {}

  public static void main(String[] addresses) {
    // A machine that has much to do takes its time to begin.
    OutboundHttp caller = new OutboundHttp(1000, Duration.ofSeconds(20));
    for (String address : addresses) {
      try {
        OutboundHttp.Answer answer =
            caller.call(
                HttpRequest.newBuilder(URI.create(address)),
                "POST",
                "hello".getBytes(UTF_8),
                Duration.ofSeconds(30));
        System.out.println(answer.status() + " " + answer.body());
      } catch (NoAnswerException e) {
        System.out.println((e.surelyNotSent() ? "not sent: " : "perhaps: ") + e.getMessage());
      }
    }
  }
}
