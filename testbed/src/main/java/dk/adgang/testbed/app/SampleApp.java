package dk.adgang.testbed.app;

import dk.adgang.testbed.web.Request;
import dk.adgang.testbed.web.Response;
import dk.adgang.testbed.web.WebServer;
import java.net.URI;
import java.util.Optional;

/**
 * An app as an employer might have it: it knows no password, and sends people to Adgang to log in.
 */
public final class SampleApp {

  private static final String CLIENT = "adgang-web";
  private static final String COOKIE = "adgang-app";
  private static final String BEGUN_COOKIE = "adgang-app-login";

  private final URI home;
  private final LoginService logins;
  private final AppSessions<LoginService.Begun> begun = new AppSessions<>();
  private final AppSessions<LoginService.Done> sessions = new AppSessions<>();

  private SampleApp(URI home, URI issuer) {
    this.home = home;
    this.logins = new LoginService(issuer, CLIENT, URI.create(home + "/callback"));
  }

  /** Puts the app at {@code /app}. */
  public static void install(WebServer web, URI issuer) {
    var app = new SampleApp(web.url().resolve("/app"), issuer);
    web.on("/app", app::answer);
  }

  private Response answer(Request request) {
    try {
      return switch (request.method() + " " + request.path()) {
        case "GET /app" -> home(request);
        case "GET /app/login" -> login();
        case "GET /app/callback" -> callback(request);
        case "POST /app/logout" -> logout(request);
        default -> AppPage.notFound();
      };
    } catch (LoginFailed e) {
      return AppPage.failed(e.getMessage());
    }
  }

  private Response home(Request request) {
    return session(request).map(AppPage::loggedIn).orElseGet(AppPage::welcome);
  }

  private Response login() throws LoginFailed {
    var login = logins.begin();
    return Response.goTo(login.address())
        .with("Set-Cookie", cookie(BEGUN_COOKIE, begun.add(login), ""));
  }

  private Response callback(Request request) throws LoginFailed {
    var login =
        request
            .cookie(BEGUN_COOKIE)
            .flatMap(begun::take)
            .orElseThrow(
                () ->
                    new LoginFailed(
                        "Dette log ind er ikke begyndt her, eller det er for gammelt."));
    var done = logins.finish(login, URI.create(home + "/callback?" + request.rawQuery()));
    return Response.goTo(home).with("Set-Cookie", cookie(COOKIE, sessions.add(done), ""));
  }

  private Response logout(Request request) throws LoginFailed {
    var session = request.cookie(COOKIE).flatMap(sessions::take);
    if (session.isEmpty()) {
      return Response.goTo(home);
    }
    return Response.goTo(logins.logout(session.get().idToken(), home))
        .with("Set-Cookie", cookie(COOKIE, "", "; Max-Age=0"));
  }

  private Optional<LoginService.Done> session(Request request) {
    return request.cookie(COOKIE).flatMap(sessions::get);
  }

  // Without «Secure»: the app is served over plain HTTP, on localhost alone.
  private static String cookie(String name, String value, String more) {
    return name + "=" + value + "; Path=/app; HttpOnly; SameSite=Lax" + more;
  }
}
