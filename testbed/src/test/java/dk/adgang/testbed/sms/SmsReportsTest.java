package dk.adgang.testbed.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import dk.adgang.testbed.fixture.Adgang;
import dk.adgang.testbed.fixture.WithAdgang;
import dk.adgang.testbed.wire.HttpBrowser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Delivery reports of SMS services: only reports that are surely theirs are accepted, and only
 * once.
 */
@WithAdgang
public final class SmsReportsTest {

  /** The secret with which the services of the tests' server sign. */
  public static final String SECRET = "a-secret-of-the-tests-with-32-bytes-or-more";

  private static final String FORGED = "another-secret-that-has-32-bytes-or-more-too";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void a_report_that_gatewayapi_signed_is_counted_once(Adgang adgang) {
    var failed = count(adgang, "gatewayapi", "failed");
    var body = "{\"id\":\"%s\",\"status\":\"UNDELIVERABLE\"}".formatted(UUID.randomUUID());

    assertThat(gatewayApi(adgang, FORGED, body)).isEqualTo(403);
    assertThat(count(adgang, "gatewayapi", "failed")).isEqualTo(failed);

    assertThat(gatewayApi(adgang, SECRET, body)).isEqualTo(200);
    assertThat(gatewayApi(adgang, SECRET, body)).as("once more").isEqualTo(200);
    assertThat(count(adgang, "gatewayapi", "failed")).isEqualTo(failed + 1);
  }

  @Test
  void a_report_that_twilio_signed_is_counted_once(Adgang adgang) {
    var delivered = count(adgang, "twilio", "delivered");
    var address = address(adgang, "twilio").toString();
    var id = "SM" + UUID.randomUUID();

    assertThat(twilio(adgang, address, FORGED, id)).isEqualTo(403);
    assertThat(twilio(adgang, address + "?x=1", SECRET, id)).isEqualTo(403);
    assertThat(count(adgang, "twilio", "delivered")).isEqualTo(delivered);

    assertThat(twilio(adgang, address, SECRET, id)).isEqualTo(200);
    assertThat(twilio(adgang, address, SECRET, id)).as("once more").isEqualTo(200);
    assertThat(count(adgang, "twilio", "delivered")).isEqualTo(delivered + 1);
  }

  /**
   * The signature is over the address that Twilio was given, not over one that the request claims.
   */
  @Test
  void a_report_to_another_host_is_refused(Adgang adgang) {
    var fields = twilioFields("SM" + UUID.randomUUID());
    var forged = "http://elsewhere.example/realms/adgang/adgang-sms/reports/twilio";
    var page =
        new HttpBrowser()
            .sending("X-Forwarded-Host", "elsewhere.example")
            .sending("X-Forwarded-Proto", "http")
            .sending("X-Twilio-Signature", twilioSignature(forged, SECRET, fields))
            .post(
                address(adgang, "twilio"),
                fields.entrySet().stream()
                    .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                    .toArray(String[]::new));
    assertThat(page.status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "failover", "vonage", "nobody", "..%2Fhttp"})
  void gateways_without_reports_refuse_every_report(String gateway, Adgang adgang) {
    assertThat(
            status(
                HttpRequest.newBuilder(address(adgang, gateway))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build()))
        .isIn(403, 404);
  }

  @Test
  void every_request_that_is_no_report_is_refused(Adgang adgang) {
    var where = address(adgang, "gatewayapi");
    var signed = token(SECRET, "{\"id\":\"1\",\"status\":\"DELIVERED\"}");

    assertThat(status(HttpRequest.newBuilder(where).build())).isIn(404, 405);
    assertThat(
            status(
                HttpRequest.newBuilder(where)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .header("Content-Type", FORM)
                    .build()))
        .isEqualTo(403);
    assertThat(
            status(
                HttpRequest.newBuilder(where)
                    .header("X-Gwapi-Signature", signed)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("x".repeat(1024 * 1024)))
                    .build()))
        .as("well signed, and too long")
        .isEqualTo(403);
  }

  private static URI address(Adgang adgang, String gateway) {
    return URI.create(adgang.server().issuer() + "/adgang-sms/reports/" + gateway);
  }

  private int gatewayApi(Adgang adgang, String secret, String body) {
    return status(
        HttpRequest.newBuilder(address(adgang, "gatewayapi"))
            .header("Content-Type", "application/json")
            .header("X-Gwapi-Signature", token(secret, body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** A token as GatewayAPI signs it, with the report in it. */
  public static String token(String secret, String claims) {
    try {
      var token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(claims));
      token.sign(new MACSigner(secret));
      return token.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private int twilio(Adgang adgang, String signed, String secret, String id) {
    var fields = twilioFields(id);
    return status(
        HttpRequest.newBuilder(address(adgang, "twilio"))
            .header("Content-Type", FORM)
            .header("X-Twilio-Signature", twilioSignature(signed, secret, fields))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    HttpBrowser.form(
                        fields.entrySet().stream()
                            .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                            .toArray(String[]::new))))
            .build());
  }

  private static Map<String, String> twilioFields(String id) {
    return new TreeMap<>(
        Map.of("MessageSid", id, "MessageStatus", "delivered", "To", "+4520123456", "From", "Æ&"));
  }

  private static String twilioSignature(String address, String secret, Map<String, String> fields) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA1"));
      var form =
          fields.entrySet().stream()
              .map(each -> each.getKey() + each.getValue())
              .collect(Collectors.joining());
      return Base64.getEncoder().encodeToString(mac.doFinal((address + form).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A counter in the server's metrics. */
  private int count(Adgang adgang, String gateway, String outcome) {
    var metrics =
        answer(HttpRequest.newBuilder(adgang.server().managementUrl().resolve("/metrics")).build());
    return Pattern.compile(
            "(?m)^adgang_sms_reports_total\\{[^}]*gateway=\"%s\",outcome=\"%s\"[^}]*\\} ([0-9]+)"
                .formatted(gateway, outcome))
        .matcher(metrics.body())
        .results()
        .mapToInt(line -> Integer.parseInt(line.group(1)))
        .sum();
  }

  private int status(HttpRequest request) {
    return answer(request).statusCode();
  }

  private HttpResponse<String> answer(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
