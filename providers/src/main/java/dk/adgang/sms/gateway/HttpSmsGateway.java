package dk.adgang.sms.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.http.ShortBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts JSON, and takes any answer of the 200 family as accepted. */
final class HttpSmsGateway implements SmsGateway {

  static final Duration CONNECT = Duration.ofSeconds(2);
  private static final int LONGEST = 64 * 1024;
  static final Duration TOTAL = Duration.ofSeconds(5);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;
  private final Optional<URI> address;
  private final String sender;
  private final String token;

  /**
   * @param token null when the service asks for none
   */
  HttpSmsGateway(HttpClient client, Optional<URI> address, String sender, String token) {
    this.client = client;
    this.address = address;
    this.sender = sender;
    this.token = token;
  }

  @Override
  public boolean configured() {
    return address.isPresent();
  }

  @Override
  public String send(String to, String text) throws SmsGatewayException {
    URI where = address.orElseThrow(() -> new SmsGatewayException("the setting url is missing"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(where)
            .timeout(TOTAL)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body(to, text)));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<byte[]> answer = exchange(request.build());
    if (answer.statusCode() / 100 != 2) {
      throw new SmsGatewayException("the service answered with status " + answer.statusCode());
    }
    return id(answer.body());
  }

  private String body(String to, String text) throws SmsGatewayException {
    try {
      return JSON.writeValueAsString(Map.of("to", to, "from", sender, "text", text));
    } catch (JsonProcessingException e) {
      throw new SmsGatewayException("the message could not be written as JSON", e);
    }
  }

  /** The client's own time-out ends with the headers; this one covers the body too. */
  private HttpResponse<byte[]> exchange(HttpRequest request) throws SmsGatewayException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, info -> new ShortBody(LONGEST));
    try {
      return answer.get(TOTAL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new SmsGatewayException("no answer within " + TOTAL.toSeconds() + " seconds");
    } catch (ExecutionException e) {
      throw new SmsGatewayException("the service could not be reached", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SmsGatewayException("interrupted while waiting for the service");
    } finally {
      answer.cancel(true);
    }
  }

  private static String id(byte[] body) {
    try {
      return JSON.readTree(body).path("id").asText("");
    } catch (IOException e) {
      // The status said that it was accepted; the id is only for looking it up later.
      return "";
    }
  }
}
