package dk.adgang.secondfactor.notice;

import dk.adgang.mail.Addressee;
import dk.adgang.mail.Draft;
import dk.adgang.mail.Letter;
import dk.adgang.secondfactor.EnrolledFactors;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells an employee what happened to a second factor, so that a theft is noticed. The text {@code
 * about} is three words: the news, the method, and the moment.
 */
final class FactorLetter implements Letter {

  /** The word for a mail about no method, or about several. */
  static final String NO_METHOD = "-";

  private static final String TEMPLATE = "second-factor.ftl";

  private final KeycloakSession session;

  FactorLetter(KeycloakSession session) {
    this.session = session;
  }

  static String about(FactorNotice news, String method, Instant at) {
    return news + " " + method + " " + at;
  }

  @Override
  public Draft prepare(RealmModel realm, UserModel employee, String about, Locale language) {
    String[] words = about.split(" ", -1);
    FactorNotice news = FactorNotice.valueOf(words[0]);
    Addressee to = Addressee.of(session, realm, employee);
    FactorMail mail =
        new FactorMail(
            to.firstName(),
            to.employer(),
            to.product(),
            news.name(),
            subject(news, words[1]),
            NO_METHOD.equals(words[1]) ? null : words[1],
            Addressee.danishTime(Instant.parse(words[2])));
    return new Draft.Send(new Text(mail.subject(), List.of(), TEMPLATE, Map.of("mail", mail)));
  }

  /** A passkey in place of the password is no second factor, and is not called one. */
  private static String subject(FactorNotice news, String method) {
    String kind = EnrolledFactors.PASSWORDLESS.equals(method) ? ".passwordless" : "";
    return "factor." + news + kind + ".subject";
  }
}
