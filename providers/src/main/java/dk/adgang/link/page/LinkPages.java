package dk.adgang.link.page;

import dk.adgang.link.LinkEvents;
import dk.adgang.link.LinkProblem;
import dk.adgang.link.LinkRepository;
import dk.adgang.link.LinkService;
import dk.adgang.link.PresentedLink;
import dk.adgang.mail.Addressee;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.locale.LocaleUpdaterProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/**
 * The pages around a mailed link, below {@code /realms/REALM/adgang}. Mail scanners open links, so
 * that a GET changes nothing; the button is a POST.
 */
public final class LinkPages {

  /** Keycloak hands a parameter of this name on when the language is changed. */
  public static final String TOKEN = Constants.TOKEN;

  public static final String LOCALE = LocaleSelectorProvider.KC_LOCALE_PARAM;

  static final String PAGE = "page";

  /**
   * How long the success page is shown again to an employee who comes back; after that, the page
   * says that the link was used.
   */
  private static final Duration DONE = Duration.ofMinutes(15);

  private final KeycloakSession session;
  private final RealmModel realm;

  LinkPages(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** The page that a mailed link leads to. */
  @GET
  @Path("link")
  public Response open(@QueryParam(TOKEN) String text, @QueryParam(LOCALE) String locale) {
    language(locale);
    PresentedLink link = PresentedLink.read(session, realm, text);
    if (!link.works()) {
      return show(link.problem(), text);
    }
    Optional<OccupiedBrowser> occupied = OccupiedBrowser.by(session, realm, link.employee());
    if (occupied.isPresent()) {
      return show(occupied.get(), link, text, locale);
    }
    return form(link.employee())
        .setAttribute(
            PAGE,
            new LinkOpenView(
                Addressee.firstName(link.employee()).orElse(null),
                Addressee.employer(session, link.employee()).orElse(null),
                link.row().purpose.name(),
                ofLink("link", text, locale)))
        .createForm("link-open.ftl");
  }

  private Response show(OccupiedBrowser occupied, PresentedLink link, String text, String locale) {
    return form(null)
        .setAttribute(
            PAGE,
            new LinkOccupiedView(
                occupied.who(),
                Addressee.firstName(link.employee()).orElse(null),
                ofLink("log-out", text, locale),
                occupied.mark(),
                ofLink("not-me", text, locale)))
        .createForm("link-occupied.ftl");
  }

  /** The button that logs out the other employee, and leads on with the link. */
  @POST
  @Path("log-out")
  public Response logOut(
      @QueryParam(TOKEN) String text,
      @QueryParam(LOCALE) String locale,
      @FormParam("session") String mark) {
    PresentedLink link = PresentedLink.read(session, realm, text);
    if (!link.works()) {
      return show(link.problem(), text);
    }
    OccupiedBrowser.by(session, realm, link.employee()).ifPresent(other -> other.logOut(mark));
    return Response.seeOther(URI.create(ofLink("link", text, locale))).build();
  }

  /** The logged-in employee says that the link belongs to a colleague. Nothing changes. */
  @GET
  @Path("not-me")
  public Response notMe(@QueryParam(TOKEN) String text, @QueryParam(LOCALE) String locale) {
    language(locale);
    return show(LinkProblem.OTHER, text);
  }

  /** The address of one of these pages for the same link, in the same language. */
  private String ofLink(String page, String text, String locale) {
    return ofToken(session, realm, page, text, locale);
  }

  /**
   * The address of a page below {@code adgang} for a mailed token.
   *
   * @param locale null for the reader's own language
   */
  public static String ofToken(
      KeycloakSession session, RealmModel realm, String page, String text, String locale) {
    UriBuilder address = at(session, page).queryParam(TOKEN, text);
    if (locale != null) {
      address.queryParam(LOCALE, locale);
    }
    return address.build(realm.getName()).toString();
  }

  /** The button on that page: on to the password page. */
  @POST
  @Path("link")
  public Response goOn(@QueryParam(TOKEN) String text, @QueryParam(LOCALE) String locale) {
    language(locale);
    PresentedLink link = PresentedLink.read(session, realm, text);
    if (!link.works()) {
      new LinkEvents(session, realm).refused(link);
      return show(link.problem(), text);
    }
    if (OccupiedBrowser.by(session, realm, link.employee()).isPresent()) {
      return Response.seeOther(URI.create(ofLink("link", text, locale))).build();
    }
    if (new LinkRepository(session).opened(link.row().id)) {
      new LinkEvents(session, realm).opened(link.row());
    }
    UriBuilder next =
        Urls.loginActionsBase(session.getContext().getUri().getBaseUri())
            .path(LoginActionsService.class, "executeActionToken")
            .queryParam(Constants.KEY, text);
    if (locale != null) {
      next.queryParam(LOCALE, locale);
    }
    return Response.seeOther(next.build(realm.getName())).build();
  }

  /** Success, shown by GET so that a reload does not repeat anything. */
  @GET
  @Path("done")
  public Response done(@QueryParam(TOKEN) String text, @QueryParam(LOCALE) String locale) {
    language(locale);
    PresentedLink link = PresentedLink.read(session, realm, text);
    if (link.problem() != LinkProblem.USED
        || now().isAfter(Instant.ofEpochMilli(link.row().endedAt).plus(DONE))) {
      return show(link.works() ? LinkProblem.INVALID : link.problem(), text);
    }
    endPasswordPage(link.row().id);
    return form(link.employee())
        .setAttribute(PAGE, new ContinueTarget(session, realm).after(link.row()))
        .createForm("link-done.ftl");
  }

  /**
   * «Send et nyt link»: the answer is the same for every link and account, and the mail goes to the
   * stored address alone.
   */
  @POST
  @Path("new-link")
  public Response again(@QueryParam(TOKEN) String text, @QueryParam(LOCALE) String locale) {
    language(locale);
    PresentedLink link = PresentedLink.read(session, realm, text);
    new LinkService(session, realm)
        .again(link, session.getContext().getConnection().getRemoteHost());
    return Response.seeOther(here("sent").build(realm.getName())).build();
  }

  /** The answer to «Send et nyt link», by GET. */
  @GET
  @Path("sent")
  public Response sent(@QueryParam(LOCALE) String locale) {
    language(locale);
    return form(null).createForm("link-resent.ftl");
  }

  private Response show(LinkProblem problem, String text) {
    return new LinkProblems(session, realm).show(problem, text);
  }

  /** The success page of a link that was just used. */
  static URI done(KeycloakSession session, RealmModel realm, String text) {
    return new LinkPages(session, realm)
        .here("done")
        .queryParam(TOKEN, text)
        .build(realm.getName());
  }

  /** The address of one of these pages on the configured host. */
  private UriBuilder here(String page) {
    return at(session, page);
  }

  public static UriBuilder at(KeycloakSession session, String page) {
    return Urls.realmBase(session.getContext().getUri().getBaseUri())
        .path("{realm}")
        .path(RealmPagesFactory.ID)
        .path(page);
  }

  private LoginFormsProvider form(UserModel employee) {
    LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
    return employee == null ? form : form.setUser(employee);
  }

  private void language(String locale) {
    language(session, realm, locale);
  }

  /** Shows the page in the language that was chosen on it. */
  public static void language(KeycloakSession session, RealmModel realm, String locale) {
    if (locale != null && realm.getSupportedLocalesStream().anyMatch(locale::equals)) {
      session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, locale);
      session.getProvider(LocaleUpdaterProvider.class).updateLocaleCookie(locale);
    }
  }

  /**
   * Ends the login of the tab that the password was created in, because it is done. Where the link
   * is open in another one as well, that one stays, to say that the link was used.
   */
  private void endPasswordPage(String linkId) {
    RootAuthenticationSessionModel root =
        new AuthenticationSessionManager(session).getCurrentRootAuthenticationSession(realm);
    if (root == null) {
      return;
    }
    List<String> tabs =
        Map.copyOf(root.getAuthenticationSessions()).entrySet().stream()
            .filter(
                tab ->
                    linkId.equals(tab.getValue().getAuthNote(CreatePasswordRequiredAction.LINK_ID)))
            .map(Map.Entry::getKey)
            .toList();
    if (tabs.size() == 1) {
      root.removeAuthenticationSessionByTabId(tabs.get(0));
    }
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
