package com.example;

import dk.adgang.secondfactor.EnrolmentGuard;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Shows a new card, and stores it when its code was typed. */
public final class EnrolCard implements RequiredActionProvider, RequiredActionFactory {

  static final String ID = "enrol-example-card";
  private static final String CODE = "example.card";

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    EnrolmentGuard guard = new EnrolmentGuard(context, CardMethod.CARD);
    if (!guard.blocksStart(this)) {
      show(context, guard);
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
    EnrolmentGuard guard = new EnrolmentGuard(context, CardMethod.CARD);
    if (guard.blocks(this) || guard.another()) {
      return;
    }
    String code = context.getAuthenticationSession().getAuthNote(CODE);
    String typed = context.getHttpRequest().getDecodedFormParameters().getFirst("card");
    if (code == null || typed == null || !code.equals(typed.strip())) {
      context.form().setError("cardWrong");
      show(context, guard);
      return;
    }
    context.getAuthenticationSession().removeAuthNote(CODE);
    context.getUser().credentialManager().createStoredCredential(CardCredentials.of(code));
    // The mail about it, and the proof that this login now has, follow from the event.
    context
        .getEvent()
        .event(EventType.UPDATE_CREDENTIAL)
        .detail(Details.CREDENTIAL_TYPE, CardCredentials.TYPE);
    context.success();
    EnrolmentGuard.leave(context);
  }

  private static void show(RequiredActionContext context, EnrolmentGuard guard) {
    String code = context.getAuthenticationSession().getAuthNote(CODE);
    if (code == null) {
      code = CardCredentials.newCode();
      context.getAuthenticationSession().setAuthNote(CODE, code);
    }
    Map<String, Object> page = Map.of("code", code, "other", guard.canChooseAnother());
    context.challenge(context.form().setAttribute("page", page).createForm("example-card.ftl"));
  }

  @Override
  public InitiatedActionSupport initiatedActionSupport() {
    return InitiatedActionSupport.SUPPORTED;
  }

  @Override
  public void evaluateTriggers(RequiredActionContext context) {}

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayText() {
    return "Enrol printed card";
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return this;
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
