package dk.adgang.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.testbed.inbox.Inbox;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Properties;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The inbox by itself, without the product. */
final class InboxTest {

  @AutoClose private Inbox inbox;

  @BeforeEach
  void start() {
    var ports = Ports.free();
    inbox = Inbox.start(ports.inbox(), ports.smtp());
  }

  @Test
  void a_mail_to_two_is_listed_for_each_newest_first() throws Exception {
    mail("Først", "hej", "<p>hej</p>", "ida@kaffehuset.example");
    mail("Velkommen æøå", "hej\r\nigen", "<p>hej</p>", "ida@kaffehuset.example", "b@x.example");

    var toIda = json(get("/api/messages?to=IDA@kaffehuset.example"));

    assertThat(json(get("/api/messages"))).hasSize(3);
    assertThat(toIda).hasSize(2);
    var newest = toIda.path(0);
    assertThat(newest.path("channel").asText()).isEqualTo("email");
    assertThat(newest.path("to").asText()).isEqualTo("ida@kaffehuset.example");
    assertThat(newest.path("from").asText()).isEqualTo("Adgang <velkommen@adgang.example>");
    assertThat(newest.path("subject").asText()).isEqualTo("Velkommen æøå");
    assertThat(newest.path("text").asText().strip()).isEqualTo("hej\nigen");
    assertThat(newest.path("html").asText()).contains("<p>hej</p>");
    assertThat(newest.path("at").asText()).matches("[0-9-]+T[0-9:.]+Z");
  }

  @Test
  void an_sms_is_accepted_and_found_by_its_number_with_or_without_an_encoded_plus()
      throws Exception {
    var answer =
        send("POST", "/sms", "{\"to\":\"+4520123456\",\"from\":\"Adgang\",\"text\":\"123456\"}");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(json(answer).path("id").asText()).isNotEmpty();
    assertThat(json(get("/api/messages?to=%2B4520123456"))).hasSize(1);
    assertThat(json(get("/api/messages?to=+4520123456"))).hasSize(1);
    assertThat(send("DELETE", "/api/messages", "").statusCode()).isEqualTo(204);
    assertThat(json(get("/api/messages"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                                      | body",
        "[]                                                     | body",
        "{\"from\":\"A\",\"text\":\"x\"}                        | to",
        "{\"to\":4520123456,\"from\":\"A\",\"text\":\"x\"}      | to",
        "{\"to\":\"20123456\",\"from\":\"A\",\"text\":\"x\"}    | to",
        "{\"to\":\"+4520123456\",\"from\":\"\",\"text\":\"x\"}  | from",
        "{\"to\":\"+4520123456\",\"from\":\"A\"}                | text"
      })
  void a_malformed_sms_is_refused_naming_the_field(String body, String field) throws Exception {
    var answer = send("POST", "/sms", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("field").asText()).isEqualTo(field);
    assertThat(json(get("/api/messages"))).isEmpty();
  }

  @Test
  void the_gateway_fails_as_it_is_told_for_one_number_or_for_all() throws Exception {
    var sms = "{\"to\":\"+4520123456\",\"from\":\"Adgang\",\"text\":\"123456\"}";

    send("PUT", "/api/gateway", "{\"mode\":\"error\",\"to\":\"+4520123456\"}");
    assertThat(send("POST", "/sms", sms).statusCode()).isEqualTo(500);
    assertThat(send("POST", "/sms", sms.replace("3456", "9999")).statusCode()).isEqualTo(202);
    send("PUT", "/api/gateway", "{\"mode\":\"garbage\",\"to\":\"+4520123456\"}");
    assertThat(send("POST", "/sms", sms).body()).startsWith("<html>");
    send("PUT", "/api/gateway", "{\"mode\":\"busy\",\"to\":\"+4520123456\"}");
    assertThat(send("POST", "/sms", sms).statusCode()).isEqualTo(429);
    send("PUT", "/api/gateway", "{\"mode\":\"refuse\",\"to\":\"+4520123456\"}");
    var refused = send("POST", "/sms", sms);
    assertThat(refused.statusCode()).isEqualTo(200);
    assertThat(json(refused).has("error")).isTrue();
    send("PUT", "/api/gateway", "{\"mode\":\"huge\",\"to\":\"+4520123456\"}");
    assertThat(send("POST", "/sms", sms).body()).hasSizeGreaterThan(10 * 1024 * 1024);
    send("PUT", "/api/gateway", "{\"mode\":\"ok\",\"to\":\"+4520123456\"}");
    assertThat(send("POST", "/sms", sms).statusCode()).isEqualTo(202);
    assertThat(send("PUT", "/api/gateway", "{\"mode\":\"x\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void markup_of_a_message_is_text_on_the_page_and_harmless_in_its_frame() throws Exception {
    mail(
        "<script>alert(1)</script>",
        "<b>x</b> http://localhost/?a=1&b=2.",
        "<p>hej</p>",
        "a@x.example");
    var id = json(get("/api/messages")).path(0).path("id").asText();

    var page = get("/?message=" + id);
    var frame = get("/messages/" + id + "/html");

    assertThat(page.body())
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b&gt;x&lt;/b&gt;")
        .contains("<a href=\"http://localhost/?a=1&amp;b=2\"");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("script-src 'self'")
        .doesNotContain("unsafe-inline");
    assertThat(frame.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "sandbox");
  }

  @Test
  void the_button_below_a_message_deletes_it_alone() throws Exception {
    mail("Ét", "hej", "<p>hej</p>", "a@x.example");
    mail("To", "hej", "<p>hej</p>", "a@x.example");
    var id = json(get("/api/messages")).path(0).path("id").asText();
    var page = Jsoup.parse(get("/?message=" + id).body());

    send("POST", page.select("article form").attr("action"), "");

    assertThat(json(get("/api/messages"))).hasSize(1);
    assertThat(get("/").body()).contains("Ét").doesNotContain("To</strong>");
  }

  @Test
  void an_empty_inbox_says_so_and_a_page_that_is_not_there_too() throws Exception {
    assertThat(get("/").body()).contains("Her er tomt.");
    assertThat(get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(get("/messages/77/html").statusCode()).isEqualTo(404);
  }

  private void mail(String subject, String text, String html, String... to)
      throws MessagingException {
    var settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", Integer.toString(inbox.smtpPort()));
    var message = new MimeMessage(Session.getInstance(settings));
    message.setFrom("Adgang <velkommen@adgang.example>");
    for (var each : to) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(each));
    }
    message.setSubject(subject, "UTF-8");
    var plain = new MimeBodyPart();
    plain.setText(text, "UTF-8");
    var rich = new MimeBodyPart();
    rich.setContent(html, "text/html; charset=UTF-8");
    message.setContent(new MimeMultipart("alternative", plain, rich));
    Transport.send(message);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    var publisher =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(inbox.web().url() + path))
                .method(method, publisher)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }
}
