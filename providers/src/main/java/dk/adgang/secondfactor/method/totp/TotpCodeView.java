package dk.adgang.secondfactor.method.totp;

import java.util.List;

/**
 * The value on the page that asks for the code of an authenticator app.
 *
 * @param usable the ids of the apps to choose from: Keycloak lists those that cannot be read, too
 */
public record TotpCodeView(List<String> usable) {}
