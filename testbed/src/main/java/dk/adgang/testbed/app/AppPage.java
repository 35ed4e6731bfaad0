package dk.adgang.testbed.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.testbed.web.Html;
import dk.adgang.testbed.web.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The sample app's pages. */
final class AppPage {

  private static final Map<String, String> LABELS = labels();

  private AppPage() {}

  static Response welcome() {
    return page(
        200,
        "Prøveappen",
        Html.of(
            """
            <p>Her logger du ind med samme e-mail og adgangskode som på nettet.</p>
            <p><a class="button" id="app-login" href="/app/login">Log ind</a></p>
            """));
  }

  static Response loggedIn(LoginService.Done login) {
    var claims = login.claims().toJSONObject();
    var rows = new ArrayList<Html>();
    LABELS.forEach(
        (claim, label) -> {
          if (claims.get(claim) != null) {
            rows.add(
                Html.of(
                    "<tr><th scope=\"row\">{}</th><td data-claim=\"{}\">{}</td></tr>",
                    label,
                    claim,
                    plain(claims.get(claim))));
          }
        });
    return page(
        200,
        "Hej " + plain(claims.getOrDefault("given_name", claims.get("preferred_username"))),
        Html.of(
            """
            <p>Du er logget ind. Det ved appen om dig:</p>
            <table id="app-claims">{}</table>
            <details><summary>Hele id-tokenet</summary><pre id="app-token">{}</pre></details>
            <form action="/app/logout" method="post"><button id="app-logout">Log ud</button></form>
            """,
            Html.join(rows),
            pretty(claims)));
  }

  static Response failed(String why) {
    return page(
        200,
        "Du er ikke logget ind",
        Html.of(
            """
            <p class="notice" id="app-problem" role="alert">{}</p>
            <p><a class="button" id="app-login" href="/app/login">Prøv igen</a></p>
            """,
            why));
  }

  static Response notFound() {
    return page(
        404,
        "Siden findes ikke",
        Html.of("<p><a class=\"button\" href=\"/app\">Til forsiden</a></p>"));
  }

  private static Response page(int status, String title, Html content) {
    return Response.page(
        status,
        Html.of(
            """
            <!doctype html>
            <html lang="da">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{} · Prøveappen</title>
            <link rel="stylesheet" href="/assets/testbed.css">
            <link rel="icon" href="data:,">
            </head>
            <body class="app"><main>
            <h1 id="app-title">{}</h1>
            <div class="card">{}</div>
            <p class="quiet"><a href="/">Indbakken</a> har den e-mail og sms, som denne server har sendt.</p>
            </main></body>
            </html>
            """,
            title,
            title,
            content));
  }

  private static String plain(Object value) {
    return value instanceof Collection<?> many
        ? many.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : String.valueOf(value);
  }

  private static String pretty(Map<String, Object> claims) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(claims);
    } catch (JsonProcessingException e) {
      return claims.toString();
    }
  }

  private static Map<String, String> labels() {
    var labels = new LinkedHashMap<String, String>();
    labels.put("name", "Navn");
    labels.put("email", "E-mail");
    labels.put("employer", "Arbejdsgiver");
    labels.put("title", "Titel");
    labels.put("amr", "Logget ind med (amr)");
    labels.put("acr", "Sikkerhedsniveau (acr)");
    labels.put("preferred_username", "Brugernavn");
    return labels;
  }
}
