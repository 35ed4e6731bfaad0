package dk.adgang.admin.titles;

import dk.adgang.common.RefusedException;
import dk.adgang.password.demand.ReaderTexts;
import dk.adgang.policy.PolicyReader;
import dk.adgang.policy.Title;
import dk.adgang.policy.settings.JoinedValues;
import dk.adgang.policy.settings.SecondFactorSettings;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/** A title as a request writes it, checked as where an administrator gives it to one employee. */
record NewTitle(KeycloakSession session, RealmModel realm) {

  static final String FIELD = "to";

  private static final Pattern MARKUP = Pattern.compile("[\\p{Cc}<>]");

  /**
   * Returns the title without surrounding spaces.
   *
   * @throws RefusedException when no employee may have it
   */
  String read(String text) throws RefusedException {
    String title = text == null ? "" : text.strip();
    if (Title.of(title).isEmpty()) {
      throw new RefusedException(FIELD, "This must be a title");
    }
    if (title.length() > SecondFactorSettings.LONGEST_TITLE) {
      throw new RefusedException(
          FIELD, "A title has at most " + SecondFactorSettings.LONGEST_TITLE + " characters");
    }
    if (MARKUP.matcher(title).find()) {
      throw new RefusedException(FIELD, "A title has no angle brackets and no control characters");
    }
    if (title.contains(JoinedValues.SEPARATOR)) {
      throw new RefusedException(
          FIELD, "A title has no " + JoinedValues.SEPARATOR + ", which stands between two");
    }
    checkProfile(title);
    return title;
  }

  /** The user profile also says what other attributes an employee needs, which does not count. */
  private void checkProfile(String title) throws RefusedException {
    try {
      session
          .getProvider(UserProfileProvider.class)
          .create(UserProfileContext.USER_API, Map.of(PolicyReader.TITLE, List.of(title)))
          .validate();
    } catch (ValidationException e) {
      for (ValidationException.Error error : e.getErrors()) {
        if (PolicyReader.TITLE.equals(error.getAttribute())) {
          throw new RefusedException(
              FIELD,
              ReaderTexts.ofRequest(session, realm, null)
                  .of(error.getMessage(), error.getMessageParameters()));
        }
      }
    }
  }
}
