package dk.adgang.admin.console.visitor;

import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.locale.LocaleUpdaterProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The language that the address of a request asks for, as Keycloak's menu of languages does. */
public record AskedLanguage(KeycloakSession session) {

  public static final String PARAMETER = LocaleSelectorProvider.KC_LOCALE_PARAM;

  private static final Pattern CODE = Pattern.compile("[\\w-]{1,20}");

  /** Returns it, whether a realm has it or not. */
  public Optional<String> any() {
    return Optional.ofNullable(
            session.getContext().getUri().getQueryParameters().getFirst(PARAMETER))
        .filter(code -> CODE.matcher(code).matches());
  }

  /** Returns it where a realm has it. */
  public Optional<String> in(RealmModel realm) {
    return any().filter(each -> realm.getSupportedLocalesStream().anyMatch(each::equals));
  }

  /** Speaks it where the visitor's realm has it, and returns it. */
  public Optional<String> speak(VisitorsRealm visitors) {
    Optional<String> language = in(visitors.realm());
    language.ifPresent(
        locale -> {
          session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, locale);
          session.getProvider(LocaleUpdaterProvider.class).updateLocaleCookie(locale);
        });
    return language;
  }
}
