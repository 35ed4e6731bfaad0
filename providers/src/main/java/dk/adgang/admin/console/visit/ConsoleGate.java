package dk.adgang.admin.console.visit;

import dk.adgang.admin.access.Caller;
import dk.adgang.link.page.ContinueTarget;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.http.FormPartValue;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.locale.LocaleUpdaterProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The door to each page of the console. A page opens for somebody who has logged in for it and
 * proven a second factor; a form is taken from a page of the same session alone.
 */
public final class ConsoleGate {

  private static final String NULL = "null";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final ConsoleAddresses addresses;

  public ConsoleGate(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.addresses = new ConsoleAddresses(session, realm);
  }

  /** The addresses of the pages. */
  public ConsoleAddresses addresses() {
    return addresses;
  }

  /** The fields of a form with a file. */
  public MultivaluedMap<String, FormPartValue> parts() {
    return session.getContext().getHttpRequest().getMultiPartFormParameters();
  }

  /**
   * Shows a page to somebody who may see it, and leads everybody else to what is missing.
   *
   * @param page its address below the console, to which a login leads back
   */
  public Response open(String page, Function<ConsoleContext, Response> show) {
    Optional<String> language = language();
    if (!ConsoleAddresses.isPage(page)) {
      // Keycloak cannot show any page at an address with braces in it.
      return Response.seeOther(addresses.first()).build();
    }
    ClientModel client = ConsoleClient.of(session, realm);
    if (!realm.isEnabled() || !client.isEnabled() || !ConsoleClient.isOurs(client)) {
      return closed(Response.Status.FORBIDDEN, "consoleSwitchedOff");
    }
    ConsoleVisit.Arrival arrival = ConsoleVisit.read(session, realm, client);
    if (arrival.state() == ConsoleVisit.State.NO_READER) {
      return notForYou(arrival.user(), addresses.logoutToConsole());
    }
    if (arrival.state() != ConsoleVisit.State.OPEN) {
      boolean anew = arrival.state() == ConsoleVisit.State.NO_PROOF;
      return Response.seeOther(
              isForm() ? addresses.loginAfterForm(page, anew) : addresses.login(page, anew))
          .build();
    }
    arrival.visit().speak(language);
    ConsoleContext context = new ConsoleContext(session, realm, arrival.visit());
    try {
      return show.apply(context);
    } catch (NotFoundException e) {
      return closed(Response.Status.NOT_FOUND, "consoleNobody");
    } catch (ForbiddenException e) {
      return closed(Response.Status.FORBIDDEN, "consoleNotAllowed");
    }
  }

  private boolean isForm() {
    return HttpMethod.POST.equals(session.getContext().getHttpRequest().getHttpMethod());
  }

  /**
   * Does what a form asks for, when it comes from a page of the same session. One of a session that
   * has ended meanwhile leads to its page, which says that nothing was done.
   */
  public Response take(
      String page, MultivaluedMap<String, String> form, Function<ConsoleContext, Response> change) {
    return open(
        page,
        context -> {
          requireOwnOrigin();
          return context.visit().isOwnForm(form.getFirst(ConsoleVisit.TOKEN))
              ? change.apply(context)
              : context.leadTo(page, ConsoleContext.ENDED);
        });
  }

  /**
   * Refuses a form that a browser says to come from elsewhere. Where pages send no referrer, as
   * Keycloak's do, browsers name no origin.
   */
  private void requireOwnOrigin() {
    URI own = session.getContext().getUri().getBaseUri();
    boolean elsewhere =
        header("Origin")
            .filter(origin -> !NULL.equals(origin))
            .filter(origin -> !origin.equals(own.getScheme() + "://" + own.getAuthority()))
            .isPresent();
    boolean across =
        header("Sec-Fetch-Site").filter(from -> !"same-origin".equals(from)).isPresent();
    if (elsewhere || across) {
      throw new ForbiddenException("The form comes from another site");
    }
  }

  private Optional<String> header(String name) {
    List<String> values =
        session.getContext().getHttpRequest().getHttpHeaders().getRequestHeader(name);
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  /**
   * Returns the page for somebody who logs in and to whom the console never opens; empty for its
   * readers.
   */
  public Optional<Response> refusal(UserModel user) {
    return Caller.ofConsole(session, realm, user, Optional.empty()).seesAnybody()
        ? Optional.empty()
        : Optional.of(notForYou(user, addresses.home()));
  }

  private Response notForYou(UserModel user, String other) {
    ContinueTarget target = new ContinueTarget(session, realm);
    return session
        .getProvider(LoginFormsProvider.class)
        .setUser(user)
        .setStatus(Response.Status.FORBIDDEN)
        .setAttribute(
            "page",
            new ConsoleNotForYouView(
                target.page().orElse(null), target.accountPage().orElse(null), other))
        .createForm("console-not-for-you.ftl");
  }

  /**
   * Says why a page does not open, and where to go on.
   *
   * @param why the key of the reason
   */
  public Response closed(Response.Status status, String why) {
    session.getTransactionManager().setRollbackOnly();
    return session
        .getProvider(LoginFormsProvider.class)
        .setStatus(status)
        .setAttribute("page", new ConsoleClosedView(why, addresses.at(""), addresses.logout()))
        .createForm("console-closed.ftl");
  }

  /**
   * Leads back from the address of a button to its page. A tab that a phone has restored asks for
   * such an address, and so does a link to another language.
   */
  public Response leadBack(String page) {
    UriBuilder back = UriBuilder.fromUri(addresses.wanted(page));
    chosen().ifPresent(locale -> back.queryParam(LocaleSelectorProvider.KC_LOCALE_PARAM, locale));
    return Response.seeOther(back.build()).build();
  }

  /** Speaks the language that an address asks for, and returns it. */
  private Optional<String> language() {
    Optional<String> language = chosen();
    language.ifPresent(
        locale -> {
          session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, locale);
          session.getProvider(LocaleUpdaterProvider.class).updateLocaleCookie(locale);
        });
    return language;
  }

  private Optional<String> chosen() {
    String locale =
        session
            .getContext()
            .getUri()
            .getQueryParameters()
            .getFirst(LocaleSelectorProvider.KC_LOCALE_PARAM);
    return Optional.ofNullable(locale)
        .filter(each -> realm.getSupportedLocalesStream().anyMatch(each::equals));
  }
}
