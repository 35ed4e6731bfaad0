package dk.adgang.testbed.inbox;

import dk.adgang.testbed.web.Html;
import dk.adgang.testbed.web.Request;
import dk.adgang.testbed.web.Response;
import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
   * What a mail may do in its frame: show itself. No script, no form; its links open beside the
   * inbox. A strict policy on the answer holds even where somebody opens the frame's address alone.
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
    return Response.page(200, frame(list(messages, chosen, to), reading(chosen, messages, to)));
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

  private static Html frame(Html list, Html reading) {
    return Html.of(
        """
        <!doctype html>
        <html lang="da">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Indbakke · Adgang</title>
        <link rel="stylesheet" href="/assets/testbed.css">
        <link rel="icon" href="data:,">
        <script src="/assets/inbox.js" defer></script>
        </head>
        <body class="inbox">
        <header class="top"><h1>Indbakke</h1><p>Al e-mail og sms fra denne server. <a href="/app">Prøv appen</a></p></header>
        {}
        {}
        </body>
        </html>
        """,
        list,
        reading);
  }

  private static Html list(List<Message> messages, Optional<Message> chosen, String to) {
    var items = new ArrayList<Html>();
    for (var message : messages.subList(0, Math.min(MOST_LISTED, messages.size()))) {
      items.add(
          Html.of(
              """
              <li><a href="/?message={}{}"{}><span class="badge {}">{}</span> <strong>{}</strong>\
              <span class="quiet">{} · {}</span></a></li>
              """,
              message.id(),
              to.isEmpty()
                  ? ""
                  : "&to="
                      + java.net.URLEncoder.encode(to, java.nio.charset.StandardCharsets.UTF_8),
              chosen.filter(message::equals).isPresent()
                  ? Html.of(" aria-current=\"true\"")
                  : Html.none(),
              message.channel().id(),
              message.channel() == Channel.EMAIL ? "E-mail" : "Sms",
              message.channel() == Channel.EMAIL ? message.subject() : message.text(),
              message.to(),
              TIME.format(message.at())));
    }
    var filter =
        Html.of(
            """
            <form class="filter" action="/" method="get" role="search"><label for="to">Kun til</label>
            <input id="to" name="to" value="{}" placeholder="e-mail eller nummer"><button>Vis</button></form>
            """,
            to);
    var body =
        items.isEmpty()
            ? Html.of(
                """
                <div class="empty"><p><strong>Her er tomt.</strong></p>
                <p>Opret en medarbejder, eller bed om en ny adgangskode: så lander e-mailen her.</p></div>
                """)
            : Html.of(
                """
                <ul class="messages">{}</ul>
                <form action="/messages/delete" method="post"><button class="plain">Slet alle</button></form>
                """,
                Html.join(items));
    return Html.of("<nav id=\"list\" aria-label=\"Beskeder\">{}{}</nav>", filter, body);
  }

  private static Html reading(Optional<Message> chosen, List<Message> messages, String to) {
    if (chosen.isEmpty()) {
      return Html.of(
          "<main class=\"reading\"><p class=\"empty\">{}</p></main>",
          messages.isEmpty()
              ? to.isEmpty() ? "Ingen beskeder endnu." : "Ingen beskeder til " + to + "."
              : "Vælg en besked for at læse den.");
    }
    var message = chosen.get();
    var mail = message.channel() == Channel.EMAIL;
    return Html.of(
        """
        <main class="reading"><article>
        <h2>{}</h2>
        <dl class="head"><dt>Til</dt><dd>{}</dd><dt>Fra</dt><dd>{}</dd><dt>Modtaget</dt><dd>{}</dd></dl>
        {}{}{}
        <form action="/messages/{}/delete" method="post"><button class="plain">Slet</button></form>
        </article></main>
        """,
        mail ? message.subject() : "Sms",
        message.to(),
        message.from(),
        TIME.format(message.at()),
        message.html().isEmpty()
            ? Html.none()
            : Html.of(
                """
                <iframe class="mail" title="E-mailens indhold" src="/messages/{}/html" \
                sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>
                """,
                message.id()),
        text(message),
        mail
            ? Html.of("<p><a href=\"/messages/{}/raw\">Vis e-mailens kilde</a></p>", message.id())
            : Html.none());
  }

  private static Html text(Message message) {
    var shown = Html.of("<pre class=\"text\">{}</pre>", withLinks(message.text()));
    return message.html().isEmpty()
        ? shown
        : Html.of("<details><summary>Ren tekst</summary>{}</details>", shown);
  }

  private static Html withLinks(String text) {
    var parts = new ArrayList<Html>();
    var from = 0;
    var matcher = ADDRESS.matcher(text);
    while (matcher.find()) {
      parts.add(Html.of("{}", text.substring(from, matcher.start())));
      parts.add(
          Html.of(
              "<a href=\"{}\" target=\"_blank\" rel=\"noopener\">{}</a>",
              matcher.group(),
              matcher.group()));
      from = matcher.end();
    }
    parts.add(Html.of("{}", text.substring(from)));
    return Html.join(parts);
  }

  private static Response notFound() {
    return Response.page(
        404,
        frame(
            Html.none(),
            Html.of(
                "<main class=\"reading\"><p>Den findes ikke (mere). <a href=\"/\">Til indbakken</a></p></main>")));
  }
}
