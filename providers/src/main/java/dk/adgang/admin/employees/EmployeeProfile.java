package dk.adgang.admin.employees;

import dk.adgang.common.DisplayText;
import dk.adgang.common.RefusedException;
import dk.adgang.password.demand.ReaderTexts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.messages.Messages;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.ValidationException;

/** The fields of an employee as Keycloak's user profile takes and checks them. */
record EmployeeProfile(KeycloakSession session, RealmModel realm) {

  static final String EMAIL = "email";
  static final String EXISTS = "There is an account with this e-mail address already";
  static final String NEEDED = "The welcome needs an e-mail address";

  /** The refusal of an address that another account has. */
  static RefusedException taken() {
    return new RefusedException(EMAIL, EXISTS, "consoleEmailExists");
  }

  /** A name without marks that turn round the text after it; empty when nobody would see it. */
  static String visible(String name) {
    return DisplayText.of(name).map(DisplayText::toString).orElse("");
  }

  static void put(Map<String, List<String>> attributes, String name, String value) {
    if (value != null) {
      attributes.put(name, List.of(value.strip()));
    }
  }

  static void replace(Map<String, List<String>> attributes, String name, Optional<String> value) {
    value.ifPresent(text -> attributes.put(name, List.of(text.strip())));
  }

  /** Mails in a language that the realm does not have would come in another one. */
  String language(String code) throws RefusedException {
    if (code != null
        && !code.isBlank()
        && realm.getSupportedLocalesStream().noneMatch(code::equals)) {
      throw new RefusedException(
          "language",
          "The realm has " + String.join(", ", realm.getSupportedLocalesStream().sorted().toList()),
          "consoleLanguageUnknown");
    }
    return Objects.requireNonNullElse(code, "");
  }

  void check(UserProfile profile) throws RefusedException {
    try {
      profile.validate();
    } catch (ValidationException e) {
      ValidationException.Error first = e.getErrors().get(0);
      boolean taken =
          List.of(Messages.USERNAME_EXISTS, Messages.EMAIL_EXISTS).contains(first.getMessage());
      String field = UserModel.USERNAME.equals(first.getAttribute()) ? EMAIL : first.getAttribute();
      if (taken) {
        throw taken();
      }
      throw RefusedException.worded(
          field,
          ReaderTexts.ofRequest(session, realm, null)
              .of(first.getMessage(), first.getMessageParameters()));
    }
  }
}
