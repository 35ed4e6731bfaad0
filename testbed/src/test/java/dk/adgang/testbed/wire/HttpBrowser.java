package dk.adgang.testbed.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
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
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A browser without a screen and without JavaScript: cookies, redirects and forms. Attacks that
 * take hundreds of requests, or headers that no browser sends, are made with it.
 *
 * <p>It keeps cookies itself: the JDK's own store holds back secure ones over plain HTTP, which
 * browsers send to the machine they run on.
 */
public final class HttpBrowser {

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
   * The page that the browser shows.
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
    public URI action() {
      var form = document().selectFirst("form[action]");
      if (form == null) {
        throw new AssertionError("No form on the page at " + at + ":\n" + body);
      }
      return at.resolve(form.attr("action"));
    }

    /** Its elements. */
    public Document document() {
      return Jsoup.parse(body, at.toString());
    }

    /** The values of all fields and buttons of this name, in their order. */
    public List<String> values(String name) {
      return document().select("[name=" + name + "][value]").eachAttr("value");
    }

    /** The value of the first field or button of this name. */
    public String value(String name) {
      return values(name).stream()
          .findFirst()
          .orElseThrow(
              () -> new AssertionError("No %s on the page at %s:%n%s".formatted(name, at, body)));
    }
  }

  /** Thrown when redirects never end at a page. */
  public static final class EndlessRedirects extends AssertionError {

    private static final long serialVersionUID = 1L;

    public EndlessRedirects(List<URI> trail) {
      super("Too many redirects: " + trail);
    }
  }

  private final String foreign;
  private final CookieJar cookies = new CookieJar();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final List<URI> led = new ArrayList<>();
  private final List<Page> handed = new ArrayList<>();
  private URI node;

  public HttpBrowser() {
    this(null);
  }

  /**
   * A browser that stops where another site begins.
   *
   * @param foreign the beginning of the addresses that are not followed: those of the app that is
   *     waiting for an answer
   */
  public HttpBrowser(String foreign) {
    this.foreign = foreign;
  }

  /** Another one with the same cookies, for a request at the same moment. */
  public HttpBrowser twin() {
    return stoppingAt(foreign);
  }

  /**
   * Another one with the same cookies.
   *
   * @param address the beginning of the addresses that it does not follow
   */
  public HttpBrowser stoppingAt(String address) {
    var other = new HttpBrowser(address);
    other.cookies.putAll(cookies);
    other.headers.putAll(headers);
    other.node = node;
    return other;
  }

  /** From now on each request goes to this node of a cluster, as a load balancer sends it on. */
  public HttpBrowser through(URI toNode) {
    node = toNode;
    return this;
  }

  /** From now on each request carries this header, also one that browsers would set otherwise. */
  public HttpBrowser sending(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /** Forgets who is logged in; other cookies stay. */
  public void endSession() {
    cookies.endSession();
  }

  public Page open(URI address) {
    return follow(HttpRequest.newBuilder(address).GET());
  }

  /** Sends a HEAD, as programs do that only look whether a page exists. */
  public Page head(URI address) {
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
   * Posts a form, also one that no page shows.
   *
   * @param fields names and values in turn
   */
  public Page post(URI address, String... fields) {
    return postEncoded(address, form(fields));
  }

  /** Posts a form whose fields somebody has encoded, rightly or not. */
  public Page postEncoded(URI address, String form) {
    return postBody(address, "application/x-www-form-urlencoded", form.getBytes(UTF_8));
  }

  /** Posts a body of another type, as a form with a file is. */
  public Page postBody(URI address, String type, byte[] body) {
    return follow(
        HttpRequest.newBuilder(address)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  /** Puts JSON somewhere; returns the status. */
  public int put(URI address, String json) {
    return follow(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)))
        .status();
  }

  public static String form(String... fields) {
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
      answer.headers().allValues("Set-Cookie").forEach(cookies::keep);
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
  public List<URI> led() {
    return List.copyOf(led);
  }

  /** The pages so far that a script would post on to an app. */
  public List<Page> handed() {
    return List.copyOf(handed);
  }

  /** The cookies that it sends there. */
  public String cookiesFor(URI address) {
    return cookies.headerFor(address);
  }

  /** Where the last redirect of a page led. */
  public static Optional<URI> last(Page page) {
    return page.trail().stream().reduce((before, after) -> after);
  }
}
