package dk.adgang.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A browser without a screen and without JavaScript: cookies, redirects and forms. Attacks that
 * take hundreds of requests, or headers that no browser sends, are made with it.
 *
 * <p>It keeps cookies itself: the JDK's own store holds back secure ones over plain HTTP, which
 * browsers send to the machine they run on.
 */
public final class PlainBrowser {

  /**
   * A page that a script would post to an app: OpenID Connect's «form_post», and SAML's binding.
   */
  private static final Pattern POSTED_ON =
      Pattern.compile("<INPUT TYPE=\"HIDDEN\"|name=\"SAMLResponse\"");

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_REDIRECTS = 10;

  /** One for all: each has a thread of its own. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * What the browser shows.
   *
   * @param at where it came from
   * @param trail where redirects led on the way, the first one first; with an address that is not
   *     followed at its end
   */
  public record Page(int status, URI at, String body, HttpHeaders headers, List<URI> trail) {

    /** Whether an element has this id. */
    public boolean has(String id) {
      return body.contains("id=\"" + id + "\"");
    }

    /** Where the page's first form goes. */
    URI action() {
      var form = document().selectFirst("form[action]");
      if (form == null) {
        throw new AssertionError("No form on the page at " + at + ":\n" + body);
      }
      return at.resolve(form.attr("action"));
    }

    /** Its elements. */
    Document document() {
      return Jsoup.parse(body, at.toString());
    }

    /** The values of all fields and buttons of this name, in their order. */
    List<String> values(String name) {
      return document().select("[name=" + name + "][value]").eachAttr("value");
    }

    /** The value of the first field or button of this name. */
    String value(String name) {
      return values(name).stream()
          .findFirst()
          .orElseThrow(
              () -> new AssertionError("No %s on the page at %s:%n%s".formatted(name, at, body)));
    }
  }

  /** Says that a browser was led on and on, and never shown anything. */
  static final class EndlessRedirects extends AssertionError {

    private static final long serialVersionUID = 1L;

    EndlessRedirects(List<URI> trail) {
      super("Too many redirects: " + trail);
    }
  }

  /** Two realms of a server have cookies of the same names. */
  private record Place(String path, String name) {}

  private final String foreign;
  private final Map<Place, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final List<URI> led = new ArrayList<>();
  private final List<Page> handed = new ArrayList<>();
  private URI node;

  public PlainBrowser() {
    this(null);
  }

  /**
   * @param foreign what the addresses begin with that are not followed: those of the app that is
   *     waiting for an answer
   */
  public PlainBrowser(String foreign) {
    this.foreign = foreign;
  }

  /** Another one with the same cookies, for a request at the same moment. */
  PlainBrowser twin() {
    return stoppingAt(foreign);
  }

  /**
   * Another one with the same cookies.
   *
   * @param address what the addresses begin with that it does not follow
   */
  PlainBrowser stoppingAt(String address) {
    var other = new PlainBrowser(address);
    other.cookies.putAll(cookies);
    other.headers.putAll(headers);
    other.node = node;
    return other;
  }

  /** From now on each request goes to this node of a cluster, as a load balancer sends it on. */
  PlainBrowser through(URI toNode) {
    node = toNode;
    return this;
  }

  /** From now on each request carries this header, whatever browsers would send. */
  PlainBrowser sending(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /** Forgets who is logged in; other cookies stay. */
  void endSession() {
    cookies
        .keySet()
        .removeIf(
            place -> place.name().startsWith("KEYCLOAK_") || place.name().startsWith("AUTH_"));
  }

  public Page open(URI address) {
    return follow(HttpRequest.newBuilder(address).GET());
  }

  /** Asks as programs do that only look whether there is anything. */
  Page head(URI address) {
    return follow(HttpRequest.newBuilder(address).method("HEAD", BodyPublishers.noBody()));
  }

  /**
   * Submits the form of a page.
   *
   * @param fields names and values in turn
   */
  public Page submit(Page page, String... fields) {
    return post(page.action(), fields);
  }

  /**
   * Posts a form that may be nobody's.
   *
   * @param fields names and values in turn
   */
  public Page post(URI address, String... fields) {
    return postEncoded(address, form(fields));
  }

  /** Posts a form whose fields somebody has encoded, rightly or not. */
  Page postEncoded(URI address, String form) {
    return follow(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** Puts JSON somewhere; the status comes back. */
  int put(URI address, String json) {
    return follow(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)))
        .status();
  }

  static String form(String... fields) {
    var pairs = new ArrayList<String>();
    for (var i = 0; i < fields.length; i += 2) {
      pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], UTF_8));
    }
    return String.join("&", pairs);
  }

  private Page follow(HttpRequest.Builder first) {
    var trail = new ArrayList<URI>();
    var page = send(first, trail);
    for (var redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
      var location = page.headers().firstValue("Location").map(page.at()::resolve);
      if (location.isEmpty()) {
        return page;
      }
      trail.add(location.get());
      led.add(location.get());
      if (foreign != null && location.get().toString().startsWith(foreign)) {
        return page;
      }
      page = send(HttpRequest.newBuilder(location.get()), trail);
    }
    throw new EndlessRedirects(trail);
  }

  private Page send(HttpRequest.Builder request, List<URI> trail) {
    headers.forEach(request::setHeader);
    var asked = request.copy().build().uri();
    if (node != null) {
      request.uri(
          URI.create(
              asked.toString().replaceFirst("^http://[^/]*", "http://" + node.getRawAuthority())));
    }
    var sent = cookiesFor(asked);
    if (!sent.isEmpty()) {
      request.setHeader("Cookie", sent);
    }
    try {
      var answer = HTTP.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString(UTF_8));
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
      var page = new Page(answer.statusCode(), asked, answer.body(), answer.headers(), trail);
      if (POSTED_ON.matcher(page.body()).find()) {
        handed.add(page);
      }
      return page;
    } catch (IOException e) {
      throw new AssertionError("No answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Where redirects have led so far, followed or not. */
  List<URI> led() {
    return List.copyOf(led);
  }

  /** The pages so far that a script would post on to an app. */
  List<Page> handed() {
    return List.copyOf(handed);
  }

  /** What it sends there. */
  String cookiesFor(URI address) {
    return cookies.entrySet().stream()
        .filter(cookie -> address.getPath().startsWith(cookie.getKey().path()))
        .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private void keep(String header) {
    for (var cookie : HttpCookie.parse(header)) {
      var path = cookie.getPath() == null ? "/" : cookie.getPath();
      var place = new Place(path, cookie.getName());
      if (cookie.hasExpired()) {
        cookies.remove(place);
      } else {
        cookies.put(place, cookie.getValue());
      }
    }
  }

  /** Where the last redirect of a page led. */
  static Optional<URI> last(Page page) {
    return page.trail().isEmpty()
        ? Optional.empty()
        : Optional.of(page.trail().get(page.trail().size() - 1));
  }
}
