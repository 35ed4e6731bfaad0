package dk.adgang.admin.console.visit;

import dk.adgang.admin.console.visitor.VisitorsRealm;
import dk.adgang.policy.ConsoleLogin;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.regex.Pattern;
import org.keycloak.OAuth2Constants;
import org.keycloak.common.util.Base64Url;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocolService;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.services.Urls;

/**
 * The addresses of the console's pages, and of the login to it. They are those of the visitor's
 * realm, whichever realm the pages are about.
 *
 * @param first the page that opens first
 * @param in the name of the realm that an administrator of master has opened; null for pages of the
 *     visitor's own realm
 */
public record ConsoleAddresses(VisitorsRealm visitors, String first, String in) {

  public static final String EMPLOYEES = "employees";
  public static final String NEW = "new-employee";
  public static final String ASKED = NEW + "/asked";
  public static final String TITLES = "titles";
  public static final String SETTINGS = "settings";
  public static final String OVERVIEW = "overview";
  public static final String REALM = "realm";
  public static final String IMPORT = "import";
  public static final String PROVEN = "proven";
  public static final String LOGIN = "login";

  /** The page of master that lists the realms. */
  public static final String REALMS = "realms";

  /** What stands before the name of a realm, in the addresses of master. */
  public static final String IN = "in";

  /** The page that somebody wanted, below the console. */
  public static final String TO = "to";

  private static final Pattern PAGE = Pattern.compile("[\\w/:.@+-]{1,300}");

  /** As many bytes as the digest of a verifier has (RFC 7636, 4.2). */
  private static final int CHALLENGE = 32;

  /** The pages of a realm, for its own people. */
  static ConsoleAddresses of(VisitorsRealm visitors) {
    return new ConsoleAddresses(visitors, EMPLOYEES, null);
  }

  /** The pages of a realm, for administrators of master. */
  static ConsoleAddresses in(VisitorsRealm master, String name) {
    return new ConsoleAddresses(master, EMPLOYEES, name);
  }

  /** The pages of master that are about no realm yet. */
  static ConsoleAddresses ofList(VisitorsRealm master) {
    return new ConsoleAddresses(master, REALMS, null);
  }

  /** Whether a text can be the address of a page; ids of federated people have colons. */
  static boolean isPage(String page) {
    return PAGE.matcher(page).matches();
  }

  /** The page that opens first. */
  public URI firstPage() {
    return URI.create(at(first));
  }

  /** The address of a page. */
  public String at(String page) {
    return builder(page).build().toString();
  }

  /** The address of a page, to be completed. */
  public UriBuilder builder(String page) {
    return pages().path(page);
  }

  /** The address of the console, as its client knows it: nothing follows its name. */
  String home() {
    return console().build().toString();
  }

  /** The list of the realms; null for pages of the visitor's own realm. */
  String realms() {
    return in == null ? null : ofList(visitors).at(REALMS);
  }

  private UriBuilder pages() {
    return in == null
        ? console()
        : console().path(IN).path("{administered}").resolveTemplate("administered", in);
  }

  private UriBuilder console() {
    return Urls.realmBase(visitors.base())
        .path("{realm}")
        .path("adgang")
        .path("console")
        .resolveTemplate("realm", visitors.realm().getName());
  }

  /**
   * The page to which a login leads back.
   *
   * @param done {@link ConsoleContext#ENDED} when it followed a form; anything else is left out
   */
  public URI wanted(String to, String done) {
    UriBuilder page = UriBuilder.fromUri(wanted(to));
    return ConsoleContext.ENDED.equals(done)
        ? page.queryParam(ConsoleContext.DONE, done).build()
        : page.build();
  }

  /** The page that an address names; the first one where it names none of ours. */
  public URI wanted(String to) {
    return URI.create(
        at(to != null && PAGE.matcher(to).matches() && !to.contains("..") ? to : first));
  }

  /**
   * The address of a login that leads to a page. Nobody redeems the code that it brings: the
   * session is that of the cookie. So nobody needs to know what the challenge is the digest of, and
   * the code is worth nothing to a thief.
   *
   * @param anew whether the password and the second factor are asked for again
   */
  public URI login(String page, boolean anew) {
    return login(page, builder(LOGIN).queryParam(TO, "{to}"), anew);
  }

  /**
   * The same for somebody whose form came after the session had ended. The form itself is not kept:
   * the page says that nothing was done, and the browser has what was typed.
   */
  URI loginAfterForm(String page, boolean anew) {
    return login(
        page,
        builder(LOGIN).queryParam(TO, "{to}").queryParam(ConsoleContext.DONE, ConsoleContext.ENDED),
        anew);
  }

  private URI login(String page, UriBuilder back, boolean anew) {
    UriBuilder address =
        OIDCLoginProtocolService.authUrl(server())
            .queryParam(OAuth2Constants.CLIENT_ID, ConsoleLogin.CLIENT)
            .queryParam(OAuth2Constants.REDIRECT_URI, "{back}")
            .queryParam(OAuth2Constants.RESPONSE_TYPE, OIDCResponseType.CODE)
            .queryParam(OAuth2Constants.SCOPE, OAuth2Constants.SCOPE_OPENID)
            .queryParam(
                OAuth2Constants.CODE_CHALLENGE,
                Base64Url.encode(SecretGenerator.getInstance().randomBytes(CHALLENGE)))
            .queryParam(OAuth2Constants.CODE_CHALLENGE_METHOD, "S256");
    if (anew) {
      address.queryParam(OIDCLoginProtocol.PROMPT_PARAM, OIDCLoginProtocol.PROMPT_VALUE_LOGIN);
    }
    return address.build(visitors.realm().getName(), back.build(page).toString());
  }

  /** The address that ends the session, by Keycloak's own page. */
  public String logout() {
    return end().build(visitors.realm().getName()).toString();
  }

  /** The same, for somebody who comes back to log in as somebody else. */
  String logoutToConsole() {
    return end()
        .queryParam(OAuth2Constants.POST_LOGOUT_REDIRECT_URI, "{to}")
        .build(visitors.realm().getName(), home())
        .toString();
  }

  private UriBuilder end() {
    return OIDCLoginProtocolService.logoutUrl(server())
        .queryParam(OAuth2Constants.CLIENT_ID, ConsoleLogin.CLIENT);
  }

  private UriBuilder server() {
    return UriBuilder.fromUri(visitors.base());
  }
}
