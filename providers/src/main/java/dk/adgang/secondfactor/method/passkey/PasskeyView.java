package dk.adgang.secondfactor.method.passkey;

import java.util.List;

/**
 * The values that {@code webauthn-register.ftl} and its error page show beside Keycloak's own
 * attributes. Public, because templates can only read public types.
 *
 * @param canChooseAnother whether there is a choice to go back to
 * @param name the name that was typed; null when there was none
 * @param longestName characters
 * @param takenNames the names of the employee's other keys
 */
public record PasskeyView(
    boolean canChooseAnother, String name, int longestName, List<String> takenNames) {}
