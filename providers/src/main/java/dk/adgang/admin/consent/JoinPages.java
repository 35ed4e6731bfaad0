package dk.adgang.admin.consent;

import dk.adgang.common.AdgangRealm;
import dk.adgang.common.DisplayText;
import dk.adgang.common.Refusal;
import dk.adgang.link.page.LinkPages;
import dk.adgang.mail.Addressee;
import dk.adgang.memory.EmployeeMemory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.services.resource.RealmResourceProvider;

/**
 * The page on which the owner of an account says yes to an employer, below {@code
 * /realms/REALM/adgang/join}. It needs no login and makes none. Mail scanners open links, so that a
 * GET changes nothing; yes and no are a POST.
 */
public final class JoinPages implements RealmResourceProvider {

  /** The path below {@code adgang}. */
  static final String PATH = "join";

  private final KeycloakSession session;
  private final RealmModel realm;

  JoinPages(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  static String at(KeycloakSession session, RealmModel realm, String token) {
    return LinkPages.at(session, PATH)
        .queryParam(LinkPages.TOKEN, token)
        .build(realm.getName())
        .toString();
  }

  /** Serves nothing in a realm that does not use Adgang. */
  @Override
  public Object getResource() {
    return AdgangRealm.uses(session) ? this : null;
  }

  @Override
  public void close() {}

  /** A question that somebody has opened; owner and employer are null where it names none. */
  private record Opened(
      JoinState state, JoinToken token, UserModel owner, OrganizationModel employer) {}

  private Opened read(String text) {
    Optional<JoinToken> read = JoinToken.read(session, realm, text);
    OrganizationProvider employers = session.getProvider(OrganizationProvider.class);
    if (read.isEmpty() || employers == null || !realm.isOrganizationsEnabled()) {
      return new Opened(JoinState.INVALID, null, null, null);
    }
    JoinToken token = read.get();
    UserModel owner = session.users().getUserById(realm, token.getUserId());
    OrganizationModel employer = employers.getById(token.employerId());
    JoinState state =
        JoinState.of(
            new JoinState.Facts(
                owner != null
                    && token.getEmail() != null
                    && token.getEmail().equals(owner.getEmail()),
                owner != null && owner.isEnabled(),
                employer != null && employer.isEnabled(),
                owner != null && employer != null && employer.isMember(owner),
                new OpenQuestions(session).find(token.employerId(), token.questionId()).isPresent(),
                owner != null
                    && OwnerQuestions.declined(memory(owner)).holds(token.employerId(), now())));
    return new Opened(state, token, owner, employer);
  }

  /** The page that the mail leads to. */
  @GET
  public Response open(
      @QueryParam(LinkPages.TOKEN) String text, @QueryParam(LinkPages.LOCALE) String locale) {
    LinkPages.language(session, realm, locale);
    return show(read(text), text, locale);
  }

  /** Yes: the account becomes a member of the employer, and nobody is logged in. */
  @POST
  public Response yes(
      @QueryParam(LinkPages.TOKEN) String text, @QueryParam(LinkPages.LOCALE) String locale) {
    LinkPages.language(session, realm, locale);
    Opened opened = read(text);
    if (!opened.state().isOpen()) {
      return refused(opened, text, locale);
    }
    if (new OpenQuestions(session).take(opened.token().questionId())) {
      session.getProvider(OrganizationProvider.class).addMember(opened.employer(), opened.owner());
      if (opened.state() == JoinState.DECLINED) {
        OwnerQuestions.keep(
            memory(opened.owner()),
            OwnerQuestions.declined(memory(opened.owner())).without(opened.employer().getId()));
      }
      event(opened).success();
    }
    // By GET, so that a reload repeats nothing; it says what became of it.
    return Response.seeOther(URI.create(address(PATH, text, locale))).build();
  }

  /**
   * No: the employer mails this owner nothing for a while, and is not told. The question stays, so
   * that a list of open questions does not tell either, and a no by mistake can become a yes.
   */
  @POST
  @Path("no")
  public Response no(
      @QueryParam(LinkPages.TOKEN) String text, @QueryParam(LinkPages.LOCALE) String locale) {
    LinkPages.language(session, realm, locale);
    Opened opened = read(text);
    if (!opened.state().isOpen()) {
      return refused(opened, text, locale);
    }
    if (opened.state() == JoinState.OPEN) {
      EmployeeMemory memory = memory(opened.owner());
      OwnerQuestions.keep(
          memory, OwnerQuestions.declined(memory).with(opened.employer().getId(), now()));
      event(opened).detail("answer", "no").success();
    }
    return Response.seeOther(URI.create(address(PATH, text, locale))).build();
  }

  private Response refused(Opened opened, String text, String locale) {
    Refusal.LINK_INVALID.of(event(opened), opened.state().id());
    return show(opened, text, locale);
  }

  private EmployeeMemory memory(UserModel owner) {
    return new EmployeeMemory(session, realm, owner);
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }

  private EventBuilder event(Opened opened) {
    EventBuilder event =
        new EventBuilder(realm, session, session.getContext().getConnection())
            .event(EventType.INVITE_ORG);
    if (opened.owner() != null) {
      event.user(opened.owner());
    }
    return opened.employer() == null
        ? event
        : event.detail(Details.ORG_ID, opened.employer().getId());
  }

  private Response show(Opened opened, String text, String locale) {
    boolean open = opened.state().isOpen();
    boolean named = open || opened.state() == JoinState.JOINED;
    LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
    return (named ? form.setUser(opened.owner()) : form)
        .setStatus(named ? Response.Status.OK : Response.Status.BAD_REQUEST)
        .setAttribute(
            "page",
            new JoinView(
                opened.state().id(),
                named ? Addressee.firstName(opened.owner()).orElse(null) : null,
                // The organization's name: its managers choose that of the brand themselves.
                named ? DisplayText.of(opened.employer().getName()).orElse(null) : null,
                open ? address(PATH, text, locale) : null,
                opened.state() == JoinState.OPEN ? address(PATH + "/no", text, locale) : null))
        .createForm("join.ftl");
  }

  private String address(String path, String text, String locale) {
    return LinkPages.ofToken(session, realm, path, text, locale);
  }
}
