package dk.adgang.testbed.inbox;

import dk.adgang.testbed.web.Request;
import dk.adgang.testbed.web.Response;
import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The page on which a person reads what the product sent. */
final class InboxPage {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d. MMM HH:mm:ss", Locale.forLanguageTag("da"))
          .withZone(ZoneId.systemDefault());
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");
  private static final Pattern HEAD =
      Pattern.compile("<head(\\s[^>]*)?>", Pattern.CASE_INSENSITIVE);
  private static final int MOST_LISTED = 200;

  /**
   * A mail may only show itself in its frame. No script, no form; its links open beside the inbox.
   * A strict policy on the answer holds even where somebody opens the frame's address alone.
   */
  private static final String MAIL_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data: http://localhost:*"
          + " http://127.0.0.1:*; base-uri 'none'; form-action 'none'; frame-ancestors 'self';"
          + " sandbox allow-popups allow-popups-to-escape-sandbox";

  private final MessageStore store;

  InboxPage(MessageStore store) {
    this.store = store;
  }

  /** {@code /}, optionally with {@code ?message=ID} and {@code ?to=ADDRESS}. */
  Response index(Request request) {
    if (!request.path().equals("/")) {
      return notFound();
    }
    var to = request.query("to").map(String::strip).orElse("");
    var messages = to.isEmpty() ? store.all() : store.to(to);
    var chosen = request.query("message").flatMap(store::byId);
    var model = new HashMap<String, Object>();
    model.put("to", to);
    model.put(
        "messages", messages.stream().limit(MOST_LISTED).map(each -> shown(each, chosen)).toList());
    chosen.ifPresent(message -> model.put("chosen", shown(message, chosen)));
    return Response.page(200, "inbox/index.ftlh", model);
  }

  private static Map<String, Object> shown(Message message, Optional<Message> chosen) {
    return Map.of(
        "message", message,
        "mail", message.channel() == Channel.EMAIL,
        "time", TIME.format(message.at()),
        "chosen", chosen.filter(message::equals).isPresent(),
        "parts", parts(message.text()));
  }

  /** A text, in which each address is a part of its own. */
  private static List<Map<String, Object>> parts(String text) {
    var parts = new ArrayList<Map<String, Object>>();
    var from = 0;
    var matcher = ADDRESS.matcher(text);
    while (matcher.find()) {
      parts.add(Map.of("link", false, "text", text.substring(from, matcher.start())));
      parts.add(Map.of("link", true, "text", matcher.group()));
      from = matcher.end();
    }
    parts.add(Map.of("link", false, "text", text.substring(from)));
    return parts;
  }

  /** {@code /messages/ID/html}, {@code /messages/ID/raw} and the buttons. */
  Response message(Request request) {
    var steps = request.path().split("/", -1);
    if (request.method().equals("POST")) {
      return delete(steps);
    }
    if (steps.length != 4) {
      return notFound();
    }
    var message = store.byId(steps[2]);
    if (message.isEmpty()) {
      return notFound();
    }
    return switch (steps[3]) {
      case "html" ->
          Response.of(200, "text/html; charset=utf-8", openingBeside(message.get().html()))
              .with("Content-Security-Policy", MAIL_POLICY);
      case "raw" -> Response.of(200, "text/plain; charset=utf-8", message.get().raw());
      default -> notFound();
    };
  }

  private static String openingBeside(String html) {
    var base = "<base target=\"_blank\">";
    var head = HEAD.matcher(html);
    return head.find()
        ? html.substring(0, head.end()) + base + html.substring(head.end())
        : base + html;
  }

  private Response delete(String[] steps) {
    if (steps.length == 4 && steps[3].equals("delete")) {
      store.delete(steps[2]);
    } else if (steps.length == 3 && steps[2].equals("delete")) {
      store.clear();
    } else {
      return notFound();
    }
    return Response.goTo(URI.create("/"));
  }

  private static Response notFound() {
    return Response.page(404, "inbox/missing.ftlh", Map.of());
  }
}
