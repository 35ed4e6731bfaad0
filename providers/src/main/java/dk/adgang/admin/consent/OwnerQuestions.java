package dk.adgang.admin.consent;

import dk.adgang.mail.Outbox;
import dk.adgang.memory.EmployeeMemory;
import dk.adgang.memory.Fact;
import dk.adgang.ratelimit.RowLocks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationInvitationModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.utils.EmailValidationUtil;

/** Asks the owners of accounts whether an employer may add them. */
record OwnerQuestions(KeycloakSession session, RealmModel realm) {

  /** The employers to whom the owner has said no. */
  static Declined declined(EmployeeMemory memory) {
    return Declined.read(memory.of(Fact.DECLINED));
  }

  static void keep(EmployeeMemory memory, Declined declined) {
    memory.keep(Fact.DECLINED, declined.texts());
  }

  /** Finds the account whose owner reads an address; otherwise the one that has it as its name. */
  Optional<UserModel> owner(String address) {
    if (!EmailValidationUtil.isValidEmail(address)) {
      return Optional.empty();
    }
    return Optional.ofNullable(
            realm.isDuplicateEmailsAllowed()
                ? null
                : session.users().getUserByEmail(realm, address))
        .or(() -> Optional.ofNullable(session.users().getUserByUsername(realm, address)));
  }

  /**
   * Asks by mail. Nothing that the caller sees depends on the account: one that is disabled or has
   * no address is asked too, and is mailed nothing. While a question is open, the same employer
   * mails it again after a day at the earliest; to an owner who said no after a month.
   *
   * @param address as it was asked for
   * @param asker the id of the manager, whom the mail names; empty for somebody else
   */
  void ask(
      UserModel owner,
      String address,
      OrganizationModel employer,
      Optional<String> asker,
      AdminEventBuilder events) {
    String asked = address.toLowerCase(Locale.ROOT);
    OpenQuestions questions = new OpenQuestions(session);
    // Two requests at the same moment must not both mail.
    RowLocks.take(session, List.of(employer.getId() + asked));
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    boolean mails =
        !declined(new EmployeeMemory(session, realm, owner)).holds(employer.getId(), now)
            && questions
                .of(employer, asked)
                .map(open -> JoinState.mayRepeat(OpenQuestions.asked(open), now))
                .orElse(true);
    if (mails || questions.of(employer, asked).isEmpty()) {
      OrganizationInvitationModel question = questions.ask(employer, asked);
      if (mails && owner.getServiceAccountClientLink() == null) {
        new Outbox(session)
            .queue(
                realm,
                owner,
                JoinLetterFactory.ID,
                JoinLetter.about(question.getId(), asker),
                Duration.ZERO);
      }
    }
    events
        .operation(OperationType.ACTION)
        .resourcePath("users", owner.getId(), "join")
        .representation(Map.of("employer", employer.getAlias(), "mailed", mails))
        .success();
  }
}
