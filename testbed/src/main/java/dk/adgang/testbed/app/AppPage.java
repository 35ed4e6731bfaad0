package dk.adgang.testbed.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.adgang.testbed.web.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The sample app's pages. */
final class AppPage {

  private static final Map<String, String> LABELS = labels();

  private AppPage() {}

  private enum Shown {
    WELCOME,
    LOGGED_IN,
    FAILED,
    NOT_FOUND
  }

  static Response welcome() {
    return page(200, Shown.WELCOME, "Prøveappen", Map.of());
  }

  static Response loggedIn(LoginService.Done login) {
    var claims = login.claims().toJSONObject();
    var rows = new ArrayList<Map<String, String>>();
    LABELS.forEach(
        (claim, label) -> {
          if (claims.get(claim) != null) {
            rows.add(Map.of("label", label, "name", claim, "value", plain(claims.get(claim))));
          }
        });
    return page(
        200,
        Shown.LOGGED_IN,
        "Hej " + plain(claims.getOrDefault("given_name", claims.get("preferred_username"))),
        Map.of("claims", rows, "token", pretty(claims)));
  }

  static Response failed(String why) {
    return page(200, Shown.FAILED, "Du er ikke logget ind", Map.of("why", why));
  }

  static Response notFound() {
    return page(404, Shown.NOT_FOUND, "Siden findes ikke", Map.of());
  }

  private static Response page(int status, Shown shown, String title, Map<String, ?> more) {
    var model = new HashMap<String, Object>(more);
    model.put("shown", shown.name());
    model.put("title", title);
    return Response.page(status, "app/page.ftlh", model);
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
