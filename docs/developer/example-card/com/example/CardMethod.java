package com.example;

import dk.adgang.secondfactor.method.SecondFactorMethod;

/** A code on a printed card. */
public final class CardMethod implements SecondFactorMethod {

  static final CardMethod CARD = new CardMethod();

  @Override
  public String getId() {
    return "card";
  }

  @Override
  public String credentialType() {
    return CardCredentials.TYPE;
  }

  @Override
  public String requiredAction() {
    return EnrolCard.ID;
  }

  @Override
  public String authenticator() {
    return ProveCard.ID;
  }

  @Override
  public String reference() {
    return "card";
  }
}
