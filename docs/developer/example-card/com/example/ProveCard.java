package com.example;

import dk.adgang.common.BruteForceGate;
import dk.adgang.common.keycloak.FlowStepFactory;
import dk.adgang.login.LoginUnderWay;
import dk.adgang.secondfactor.OfferedMethods;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.CredentialValidator;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Asks for the code on the card. */
public final class ProveCard
    implements FlowStepFactory, Authenticator, CredentialValidator<CardCredentials.Cards> {

  static final String ID = "prove-example-card";

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    if (!LoginUnderWay.ends(context)) {
      context.challenge(page(context, null));
    }
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    if (LoginUnderWay.ends(context)) {
      return;
    }
    String typed = context.getHttpRequest().getDecodedFormParameters().getFirst("card");
    if (closed(context)) {
      return;
    }
    if (typed != null && CardCredentials.has(context.getUser(), typed)) {
      BruteForceGate.forgetWrong(context.getAuthenticationSession());
      context.success(CardCredentials.TYPE);
      return;
    }
    BruteForceGate.countWrong(context.getSession(), context.getRealm(), context.getUser());
    if (!closed(context)) {
      context.failureChallenge(
          AuthenticationFlowError.INVALID_CREDENTIALS, page(context, "cardWrong"));
    }
  }

  /** After too many wrong codes, or while Keycloak looks at another one. */
  private static boolean closed(AuthenticationFlowContext context) {
    BruteForceGate gate =
        BruteForceGate.enter(context.getSession(), context.getRealm(), context.getUser());
    if (gate != BruteForceGate.OPEN) {
      boolean busy = gate == BruteForceGate.BUSY;
      context.challenge(
          page(context, busy ? "secondFactorCodeNotChecked" : "secondFactorLockedOut"));
    }
    return gate != BruteForceGate.OPEN;
  }

  private static Response page(AuthenticationFlowContext context, String error) {
    if (error != null) {
      context.form().setError(error);
    }
    return context.form().setAttribute("page", Map.of()).createForm("example-card.ftl");
  }

  /** Under «try another way» while the employee may use it. */
  @Override
  public String getType(KeycloakSession session) {
    return OfferedMethods.type(session, CardMethod.CARD);
  }

  @Override
  public CardCredentials.Cards getCredentialProvider(KeycloakSession session) {
    return (CardCredentials.Cards)
        session.getProvider(CredentialProvider.class, CardCredentials.TYPE);
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel employee) {
    return employee
        .credentialManager()
        .getStoredCredentialsByTypeStream(CardCredentials.TYPE)
        .findAny()
        .isPresent();
  }

  @Override
  public boolean requiresUser() {
    return true;
  }

  @Override
  public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel employee) {}

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayType() {
    return "Printed card";
  }

  @Override
  public String getHelpText() {
    return "Asks for the code on the employee's card.";
  }

  @Override
  public String getReferenceCategory() {
    return CardCredentials.TYPE;
  }

  @Override
  public Requirement[] getRequirementChoices() {
    return REQUIREMENT_CHOICES;
  }

  @Override
  public Authenticator create(KeycloakSession session) {
    return this;
  }

  @Override
  public void close() {}
}
