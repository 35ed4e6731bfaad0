package dk.adgang.testbed.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.testbed.web.BadRequest;
import dk.adgang.testbed.web.Request;
import dk.adgang.testbed.web.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The receiving end of the product's HTTP gateway, which can also be told to misbehave; and of
 * GatewayAPI's REST API, which it plays without errors.
 */
final class SmsReceiver {

  /** How the gateway answers. */
  private enum Mode {
    OK,
    /** Status 500. */
    ERROR,
    /** Status 429. */
    BUSY,
    /** Status 200, with an error inside. */
    REFUSE,
    /** Status 200, with a page. */
    GARBAGE,
    /** Status 200, with 10 MB. */
    HUGE,
    /** Status 200, a byte at a time. */
    DRIP,
    /** No answer for a minute. */
    HANG
  }

  private static final String MODES =
      Arrays.stream(Mode.values())
          .map(mode -> mode.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining("|"));

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final int LONGEST_TEXT = 1600;
  private static final int HUGE = 10 * 1024 * 1024;
  private static final int DRIPS = 200;
  private static final Duration DRIP = Duration.ofMillis(200);
  private static final Duration HANG = Duration.ofMinutes(1);
  private static final String EVERY_NUMBER = "";

  private final MessageStore store;
  private final Map<String, Mode> modes = new ConcurrentHashMap<>();
  private final Set<String> hanging = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);

  SmsReceiver(MessageStore store) {
    this.store = store;
  }

  /** {@code POST /sms} with {@code {"to":…,"from":…,"text":…}}. */
  Response receive(Request request) {
    if (!request.method().equals("POST")) {
      return error(405, "method", "An sms is sent with POST.").with("Allow", "POST");
    }
    JsonNode sms;
    try {
      sms = JSON.readTree(request.body());
    } catch (JsonProcessingException e) {
      return error(400, "body", "The body is not JSON.");
    }
    if (!sms.isObject()) {
      return error(400, "body", "The body must be a JSON object.");
    }
    for (var field : new String[] {"to", "from", "text"}) {
      if (!sms.path(field).isTextual() || sms.path(field).asText().isBlank()) {
        return error(400, field, "«%s» must be a text that is not empty.".formatted(field));
      }
    }
    var to = sms.path("to").asText();
    if (!INTERNATIONAL.matcher(to).matches()) {
      return error(400, "to", "«to» must be a number in international form, such as +4520123456.");
    }
    if (sms.path("text").asText().length() > LONGEST_TEXT) {
      return error(400, "text", "«text» is longer than %d characters.".formatted(LONGEST_TEXT));
    }
    return switch (mode(to)) {
      case OK -> accept(to, sms.path("from").asText(), sms.path("text").asText());
      case ERROR -> error(500, "gateway", "The gateway was told to fail.");
      case BUSY -> error(429, "gateway", "The gateway was told to have too much to do.");
      case REFUSE -> error(200, "gateway", "The gateway was told to refuse.");
      case HUGE -> Response.json(200, "\"" + "x".repeat(HUGE) + "\"");
      case DRIP -> error(200, "gateway", "x".repeat(DRIPS)).dripping(DRIP);
      case GARBAGE -> Response.of(200, "text/html", "<html><body>It works!</body></html>");
      case HANG -> hang(to);
    };
  }

  /** {@code POST /rest/mtsms}, as GatewayAPI describes it, for one receiver. */
  Response receiveAsGatewayApi(Request request) {
    try {
      var sms = JSON.readTree(request.body());
      var to = "+" + sms.at("/recipients/0/msisdn").asText();
      if (!INTERNATIONAL.matcher(to).matches() || !sms.path("message").isTextual()) {
        return Response.json(422, "{\"code\":\"0x0213\",\"message\":\"Nobody to send it to\"}");
      }
      var id = keep(to, sms.path("sender").asText(), sms.path("message").asText());
      var answer = JSON.createObjectNode();
      answer.putArray("ids").add(Long.valueOf(id));
      return Response.json(200, answer.toString());
    } catch (JsonProcessingException e) {
      return Response.json(400, "{\"code\":\"0x0100\",\"message\":\"Not JSON\"}");
    }
  }

  /**
   * {@code PUT /api/gateway} with {@code {"mode":MODE,"to":NUMBER or nothing for all}}; {@code GET}
   * tells whose messages hang: {@code {"hanging":[NUMBER…]}}.
   */
  Response gateway(Request request) {
    if (request.method().equals("GET")) {
      var answer = JSON.createObjectNode();
      hanging.forEach(answer.putArray("hanging")::add);
      return Response.json(200, answer.toString());
    }
    if (!request.method().equals("PUT")) {
      return error(405, "method", "The mode is set with PUT.").with("Allow", "GET, PUT");
    }
    try {
      var wanted = JSON.readTree(request.body());
      var mode = Mode.valueOf(wanted.path("mode").asText().toUpperCase(Locale.ROOT));
      modes.put(wanted.path("to").asText(EVERY_NUMBER), mode);
      return Response.noContent();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new BadRequest(400, "Expected {\"mode\":\"%s\"}.".formatted(MODES));
    }
  }

  void close() {
    closed.countDown();
  }

  private Mode mode(String number) {
    return modes.getOrDefault(number, modes.getOrDefault(EVERY_NUMBER, Mode.OK));
  }

  private Response accept(String to, String from, String text) {
    return Response.json(202, JSON.createObjectNode().put("id", keep(to, from, text)).toString());
  }

  private String keep(String to, String from, String text) {
    var id = store.nextId();
    store.add(new Message(id, Channel.SMS, to, from, "", text, "", Instant.now(), ""));
    return id;
  }

  private Response hang(String to) {
    hanging.add(to);
    try {
      closed.await(HANG.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      hanging.remove(to);
    }
    return error(503, "gateway", "The gateway was told to hang.");
  }

  private static Response error(int status, String field, String message) {
    return Response.json(
        status, JSON.createObjectNode().put("error", message).put("field", field).toString());
  }
}
