package dk.adgang.admin.console.visit;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
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
    language();
    if (!ConsoleAddresses.isPage(page)) {
      // Keycloak cannot show any page at an address with braces in it.
      return Response.seeOther(addresses.first()).build();
    }
    ClientModel client = ConsoleClient.of(session, realm);
    if (!realm.isEnabled() || !client.isEnabled() || !ConsoleClient.isOurs(client)) {
      return closed(Response.Status.FORBIDDEN, "consoleSwitchedOff");
    }
    ConsoleVisit.Arrival arrival = ConsoleVisit.read(session, realm, client);
    if (arrival.state() != ConsoleVisit.State.OPEN) {
      boolean anew = arrival.state() == ConsoleVisit.State.NO_PROOF;
      return Response.seeOther(addresses.login(page, anew)).build();
    }
    ConsoleContext context = new ConsoleContext(session, realm, arrival.visit());
    if (!context.caller().seesAnybody()) {
      return closed(Response.Status.FORBIDDEN, "consoleNotForYou");
    }
    try {
      return show.apply(context);
    } catch (NotFoundException e) {
      return closed(Response.Status.NOT_FOUND, "consoleNobody");
    } catch (ForbiddenException e) {
      return closed(Response.Status.FORBIDDEN, "consoleNotAllowed");
    }
  }

  /** Does what a form asks for, when it comes from a page of the same session. */
  public Response take(
      String page, MultivaluedMap<String, String> form, Function<ConsoleContext, Response> change) {
    return open(
        page,
        context -> {
          requireOwnOrigin();
          context.visit().requireOwnForm(form.getFirst(ConsoleVisit.TOKEN));
          return change.apply(context);
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

  private void language() {
    String locale =
        session
            .getContext()
            .getUri()
            .getQueryParameters()
            .getFirst(LocaleSelectorProvider.KC_LOCALE_PARAM);
    if (locale != null && realm.getSupportedLocalesStream().anyMatch(locale::equals)) {
      session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, locale);
      session.getProvider(LocaleUpdaterProvider.class).updateLocaleCookie(locale);
    }
  }
}
