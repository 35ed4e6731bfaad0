package dk.adgang.link.page;

import dk.adgang.link.LinkEntity;
import dk.adgang.link.LinkSettingsReader;
import dk.adgang.policy.settings.SettingProblem;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.RedirectUtils;
import org.keycloak.services.Urls;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.util.ResolveRelative;

/**
 * Where an employee goes on to after creating a password, looked up then: a client's addresses may
 * have changed since the link was made.
 */
public final class ContinueTarget {

  /**
   * The client attribute that holds an app's own address, for example {@code dk.adgang.app:/}.
   * Keycloak takes no such address for a client's home page.
   */
  public static final String HOME = "adgang.home";

  /** Returns the problem of the attribute; Keycloak treats null and blank as no value. */
  public static Optional<SettingProblem> problem(String home) {
    return home == null || home.isBlank() || ContinueUri.read(home).isPresent()
        ? Optional.empty()
        : Optional.of(
            SettingProblem.of(
                HOME,
                "is no address that employees can be led to. Write one that begins with https://,"
                    + " or with the scheme of an app, as in dk.example.app:/",
                "the home URL is used"));
  }

  private final KeycloakSession session;
  private final RealmModel realm;

  public ContinueTarget(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /**
   * Returns the view of the success page. An app's address does nothing on a computer without the
   * app, so the realm's own page on the web stands beside it.
   */
  LinkDoneView after(LinkEntity link) {
    Optional<ClientModel> client = client(link.clientId);
    Optional<ContinueUri> main = client.flatMap(c -> address(c, link.redirectUri));
    Optional<ContinueUri> web =
        main.filter(address -> !address.web()).flatMap(address -> usualPage());
    return new LinkDoneView(
        main.map(ContinueUri::toString).orElse(null),
        client.map(ClientModel::getName).orElse(null),
        web.map(ContinueUri::toString).orElse(null),
        link.purpose.name());
  }

  /**
   * The address where an employee logs in after a link that does not work: a page, because nobody
   * knows whether the device has the app. Without a page of the link's client or of the realm it is
   * the account console.
   *
   * @param link null when it is not a link of this realm
   */
  Optional<ContinueUri> login(LinkEntity link) {
    return client(link == null ? null : link.clientId)
        .flatMap(client -> address(client, link.redirectUri))
        .filter(ContinueUri::web)
        .or(this::usualPage)
        .or(this::account);
  }

  /** The page on the web that employees of the realm usually go on to. */
  public Optional<String> page() {
    return usualPage().map(ContinueUri::toString);
  }

  /** The page of an employee's own account. */
  public Optional<String> accountPage() {
    return account().map(ContinueUri::toString);
  }

  private Optional<ContinueUri> usualPage() {
    return LinkSettingsReader.of(realm)
        .client()
        .flatMap(this::client)
        .flatMap(client -> address(client, null))
        .filter(ContinueUri::web);
  }

  private Optional<ContinueUri> account() {
    return client(Constants.ACCOUNT_CONSOLE_CLIENT_ID).flatMap(this::homePage);
  }

  /**
   * Where an employee asks for a link to a new password; empty where the realm has no such page.
   */
  Optional<String> forgotten() {
    if (!realm.isResetPasswordAllowed()) {
      return Optional.empty();
    }
    UriBuilder page =
        Urls.loginActionsBase(session.getContext().getUri().getBaseUri())
            .path(LoginActionsService.RESET_CREDENTIALS_PATH);
    LinkSettingsReader.of(realm)
        .client()
        .flatMap(this::client)
        .ifPresent(
            client -> page.queryParam(OIDCLoginProtocol.CLIENT_ID_PARAM, client.getClientId()));
    return Optional.of(page.build(realm.getName()).toString());
  }

  private Optional<ClientModel> client(String clientId) {
    return Optional.ofNullable(clientId)
        .map(realm::getClientByClientId)
        .filter(ClientModel::isEnabled);
  }

  private Optional<ContinueUri> address(ClientModel client, String redirectUri) {
    if (redirectUri != null) {
      return ContinueUri.read(RedirectUtils.verifyRedirectUri(session, redirectUri, client));
    }
    return ContinueUri.read(client.getAttribute(HOME)).or(() -> homePage(client));
  }

  private Optional<ContinueUri> homePage(ClientModel client) {
    String home = client.getBaseUrl();
    return home == null || home.isBlank()
        ? Optional.empty()
        : ContinueUri.read(ResolveRelative.resolveRelativeUri(session, client.getRootUrl(), home));
  }
}
