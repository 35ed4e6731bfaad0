package dk.adgang.sms.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Posts JSON, and takes any answer of the 200 family as accepted. */
final class HttpSmsGateway implements SmsGateway {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Service service;
  private final Optional<URI> address;
  private final String sender;
  private final String token;

  /**
   * @param token null when the service asks for none
   */
  HttpSmsGateway(Service service, Optional<URI> address, String sender, String token) {
    this.service = service;
    this.address = address;
    this.sender = sender;
    this.token = token;
  }

  @Override
  public boolean configured() {
    return address.isPresent();
  }

  @Override
  public Sent send(Sms sms, Duration within) throws SmsGatewayException {
    URI where =
        address.orElseThrow(
            () -> new SmsGatewayException(SendFailure.PERMANENT, "the setting url is missing"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(where)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("Accept", "application/json");
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    Service.Reply reply = service.ask(request, "POST", body(sms), within);
    if (!reply.ok()) {
      throw new SmsGatewayException(
          StatusMeaning.of(reply.status()), "the service answered with status " + reply.status());
    }
    return new Sent(HttpSmsGatewayFactory.ID, reply.body().path("id").asText(""));
  }

  private byte[] body(Sms sms) throws SmsGatewayException {
    try {
      return JSON.writeValueAsBytes(Map.of("to", sms.to(), "from", sender, "text", sms.text()));
    } catch (JsonProcessingException e) {
      throw new SmsGatewayException(
          SendFailure.PERMANENT, "the message could not be written as JSON");
    }
  }
}
