package dk.adgang.admin.console.visitor;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Where a browser says that a form comes from. Where pages send no referrer, as Keycloak's do,
 * browsers name no origin.
 */
public record FormOrigin(KeycloakSession session, VisitorsRealm visitors) {

  private static final String NULL = "null";

  /** Whether a browser says that it comes from another site. */
  public boolean isElsewhere() {
    URI own = visitors.base();
    boolean elsewhere =
        header("Origin")
            .filter(origin -> !NULL.equals(origin))
            .filter(origin -> !origin.equals(own.getScheme() + "://" + own.getAuthority()))
            .isPresent();
    boolean across =
        header("Sec-Fetch-Site").filter(from -> !"same-origin".equals(from)).isPresent();
    return elsewhere || across;
  }

  private Optional<String> header(String name) {
    List<String> values =
        session.getContext().getHttpRequest().getHttpHeaders().getRequestHeader(name);
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }
}
