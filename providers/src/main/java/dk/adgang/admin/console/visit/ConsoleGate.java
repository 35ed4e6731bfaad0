package dk.adgang.admin.console.visit;

import dk.adgang.admin.access.Caller;
import dk.adgang.admin.console.visitor.AskedLanguage;
import dk.adgang.admin.console.visitor.FormOrigin;
import dk.adgang.admin.console.visitor.VisitorsRealm;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The door to each page of the console. A page opens for somebody who has logged in for it and
 * proven a second factor; a form is taken from a page of the same session alone.
 *
 * <p>Everything about the visitor is asked while the request is one about the visitor's realm: the
 * session, the client, the proof, the permissions in the administered realm, and where a form comes
 * from. Only then it becomes a request about the administered realm, and it never goes back.
 */
public final class ConsoleGate {

  private final KeycloakSession session;
  private final VisitorsRealm visitors;
  private final ConsoleAddresses addresses;
  private final ShutPages shut;
  private final ConsoleEntrance entrance;

  private ConsoleGate(
      KeycloakSession session,
      VisitorsRealm visitors,
      ConsoleAddresses addresses,
      ConsoleEntrance entrance) {
    this.session = session;
    this.visitors = visitors;
    this.addresses = addresses;
    this.shut = new ShutPages(session, visitors, addresses);
    this.entrance = entrance;
  }

  /** The door to the pages of a realm, for its own people. */
  public static ConsoleGate of(KeycloakSession session, VisitorsRealm visitors) {
    ConsoleAddresses addresses = ConsoleAddresses.of(visitors);
    return new ConsoleGate(
        session,
        visitors,
        addresses,
        new RealmEntrance(session, visitors, new ShutPages(session, visitors, addresses)));
  }

  /**
   * The door to the pages of a realm, for administrators of master.
   *
   * @param name of the realm, as the address has it
   */
  public static ConsoleGate in(KeycloakSession session, VisitorsRealm master, String name) {
    ConsoleAddresses addresses = ConsoleAddresses.in(master, name);
    return new ConsoleGate(
        session,
        master,
        addresses,
        new MasterEntrance(session, master, new ShutPages(session, master, addresses), name));
  }

  /** The addresses of the pages. */
  public ConsoleAddresses addresses() {
    return addresses;
  }

  /**
   * Reads a form with a file.
   *
   * @param file the field of the file
   * @param longest how many bytes it may have
   */
  public SentForm sent(String file, int longest) {
    return SentForm.of(
        session.getContext().getHttpRequest().getMultiPartFormParameters(), file, longest);
  }

  /**
   * Shows a page to somebody who may see it, and leads everybody else to what is missing.
   *
   * @param page its address below the console, to which a login leads back
   */
  public Response open(String page, Function<ConsoleContext, Response> show) {
    return pass(page, visit -> Optional.empty(), show);
  }

  /**
   * Does what a form asks for, when it comes from a page of the same session. One of a session that
   * has ended meanwhile leads to its page, which says that nothing was done.
   */
  public Response take(
      String page, MultivaluedMap<String, String> form, Function<ConsoleContext, Response> change) {
    return pass(page, visit -> refusal(page, form, visit), change);
  }

  private Optional<Response> refusal(
      String page, MultivaluedMap<String, String> form, ConsoleVisit visit) {
    if (new FormOrigin(session, visitors).isElsewhere()) {
      return Optional.of(closed(Response.Status.FORBIDDEN, "consoleNotAllowed"));
    }
    return visit.isOwnForm(form.getFirst(ConsoleVisit.TOKEN))
        ? Optional.empty()
        : Optional.of(visit.leadTo(addresses, page, ConsoleContext.ENDED));
  }

  private Response pass(
      String page,
      Function<ConsoleVisit, Optional<Response>> refusal,
      Function<ConsoleContext, Response> show) {
    AskedLanguage asked = new AskedLanguage(session);
    Optional<String> language = asked.speak(visitors);
    if (!ConsoleAddresses.isPage(page)) {
      // Keycloak cannot show any page at an address with braces in it.
      return Response.seeOther(addresses.firstPage()).build();
    }
    ConsoleArrival arrival = entrance.arrive(page, isForm());
    if (arrival.visit().isEmpty()) {
      return arrival.elsewhere();
    }
    ConsoleVisit visit = arrival.visit().get();
    RealmModel administered = visit.administered().realm();
    visit.speak(language.or(() -> asked.in(administered)));
    Optional<Response> refused = refusal.apply(visit);
    if (refused.isPresent()) {
      return refused.get();
    }
    session.getContext().setRealm(administered);
    ConsoleContext context = new ConsoleContext(session, visit, addresses);
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
   * Returns the page for somebody who logs in and to whom the console never opens; empty for its
   * readers.
   */
  public Optional<Response> refusal(UserModel user) {
    return Caller.ofConsole(session, visitors.realm(), user, Optional.empty()).seesAnybody()
        ? Optional.empty()
        : Optional.of(shut.notForYou(user, addresses.home()));
  }

  /**
   * Says why a page does not open, and where to go on.
   *
   * @param why the key of the reason
   */
  public Response closed(Response.Status status, String why) {
    return shut.closed(status, why);
  }

  /**
   * Leads back from the address of a button to its page. A tab that a phone has restored asks for
   * such an address, and so does a link to another language.
   */
  public Response leadBack(String page) {
    UriBuilder back = UriBuilder.fromUri(addresses.wanted(page));
    new AskedLanguage(session)
        .any()
        .ifPresent(locale -> back.queryParam(AskedLanguage.PARAMETER, locale));
    return Response.seeOther(back.build()).build();
  }
}
