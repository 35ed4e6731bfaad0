package dk.adgang.secondfactor.broker;

import dk.adgang.common.FormFields;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.IdpConfirmLinkAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;

/**
 * Keycloak's own question whether two accounts are to be connected. A text that is no answer to it
 * makes the page ask again; Keycloak itself ends in an error of the server.
 */
final class ConnectAccountAuthenticator extends IdpConfirmLinkAuthenticator {

  private static final String ANSWER = "submitAction";
  private static final String CONNECT = "linkAccount";
  private static final String LOOK = "updateProfile";

  @Override
  protected void actionImpl(
      AuthenticationFlowContext context,
      SerializedBrokeredIdentityContext serialized,
      BrokeredIdentityContext said) {
    String answer = FormFields.one(context.getHttpRequest().getDecodedFormParameters(), ANSWER);
    if (CONNECT.equals(answer) || LOOK.equals(answer)) {
      super.actionImpl(context, serialized, said);
    } else {
      authenticateImpl(context, serialized, said);
    }
  }
}
